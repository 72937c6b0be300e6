package io.github.camelfivecent.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.OperationCases;
import io.github.camelfivecent.model.FivecentAuthenticationException;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Flag;
import io.github.camelfivecent.sandbox.domain.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error that the descriptions of the services name, as an exception. */
class DocumentedErrorsTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture();

    /** The facts of the collection, which the sandbox is checked against as well. */
    private static final Path COLLECTION =
            Path.of("..", "camel-fivecent-sandbox", "src", "test", "resources", "collection.json");

    private static final String UNKNOWN = "0123456789abcdef01234567";

    static Stream<Arguments> documented() throws IOException {
        List<Arguments> errors = new ArrayList<>(List.of(
                arguments("logins.create", 400, "Invalid mobile number", null),
                arguments("email.get", 404, "Email not found", null),
                arguments("optouts.delete", 400, "Record Not Found", null),
                arguments("account.balance", 400, "HTTPS Required", null),
                arguments("account.balance", 400, "Unsupported method. Please see our API Docs", null)));
        for (JsonNode request : new ObjectMapper().readTree(COLLECTION.toFile())) {
            for (JsonNode error : request.path("errors")) {
                errors.add(arguments(
                        request.path("operation").asText(),
                        error.path("status").asInt(),
                        error.path("error").asText(),
                        error.path("code").asText(null)));
            }
        }
        return errors.stream();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("documented")
    void isARequestThatWasRefused(String operation, int status, String error, String code) {
        Map<String, Object> request =
                OperationCases.all().get(operation).given().apply(FIVECENT.account());

        for (int answered : new int[] {status, 200}) {
            stub(answered, error, code);
            FivecentException failure = FIVECENT.failure(operation.replace(".", "?operation="), request);

            assertThat(failure)
                    .isExactlyInstanceOf(FivecentRequestException.class)
                    .hasMessage(operation + ": the service refused the request (HTTP " + answered + "): " + error)
                    .hasNoCause();
            assertThat(failure.getOperation()).isEqualTo(operation);
            assertThat(failure.getHttpStatus()).isEqualTo(answered);
            assertThat(failure.getError()).isEqualTo(error);
            assertThat(failure.getErrorCode()).isEqualTo(code);
            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure.isRetrySafe()).isFalse();
            assertThat(((FivecentRequestException) failure).getField()).isNull();
        }
        assertThat(FIVECENT.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed (Invalid Key ID)",
                "Failed (Invalid Key Secret)",
                "Failed (Invalid API ID or Key)",
                "Failed (Invalid Username or API Key)"
            })
    void isAKeyThatTheServiceDoesNotTake(String error) {
        for (int status : new int[] {401, 200}) {
            stub(status, error, null);

            assertThat(FIVECENT.failure("account", null))
                    .isExactlyInstanceOf(FivecentAuthenticationException.class)
                    .hasMessageContainingAll("account.balance: ", "check keyId and keySecret", error);
        }
    }

    static Stream<Arguments> ofTheSandbox() {
        Map<String, Object> mail = Map.of(
                "SenderEmail", "news@mail.example.com", "Subject", "Hi", "Text", "Hi", "Recipient", "jane@example.com");
        return Stream.of(
                refused("account?keyId=nobody", null, 401, "Failed (Invalid Key ID)", account -> {}),
                refused("account?keySecret=wrong", null, 401, "Failed (Invalid Key Secret)", account -> {}),
                refused("sms?operation=get", UNKNOWN, 400, "Failed (Unauthorised)", account -> {}),
                refused("sms?operation=cancel", UNKNOWN, 400, "Failed (Unauthorised)", account -> {}),
                refused("inbox?operation=delete", UNKNOWN, 400, "Failed (Unauthorised)", account -> {}),
                refused("optouts?operation=delete", "0412333555", 400, "Record Not Found", account -> {}),
                refused("conversations?operation=get", UNKNOWN, 400, "Failed (Conversation Not Found)", account -> {}),
                refused(
                        "sms?sender=Shop&to=0412333555",
                        "Hi",
                        400,
                        "Failed (Insufficient Credits)",
                        account -> account.credits(0)),
                refused("sms?sender=Shop&to=0412333555", "🎉", 400, "Failed (Unicode Not Enabled)", off(Flag.UNICODE)),
                refused("email", mail, 400, "Email not enabled. Please contact us.", off(Flag.EMAIL)),
                refused("email", with(mail, "SenderEmail", "a@b.example"), 400, "Invalid Sender Domain", account -> {}),
                refused(
                        "email",
                        with(mail, "Attachments", "https://example.com/a.pdf"),
                        403,
                        "Attachments not enabled for this account",
                        off(Flag.ATTACHMENTS)),
                refused("email?operation=get", UNKNOWN, 400, "Email not found", account -> {}),
                refused(
                        "domains?operation=get",
                        UNKNOWN,
                        400,
                        "Failed (Domain not found or unauthorized)",
                        account -> {}),
                refused(
                        "account?operation=prewarm",
                        null,
                        400,
                        "Account does not have queue pre-warming enabled",
                        off(Flag.PREWARM)),
                refused(
                        "virtualnumbers?operation=purchase",
                        "AU",
                        400,
                        "Your payment was declined by your bank.",
                        off(Flag.PAYMENT_ACCEPTED)));
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("ofTheSandbox")
    void tellsWhatTheServiceSays(String uri, Object body, int status, String error, Consumer<Account> prepared) {
        prepared.accept(FIVECENT.account());

        FivecentException failure = FIVECENT.failure(uri, body);

        assertThat(failure.getError()).isEqualTo(error);
        assertThat(failure.getHttpStatus()).isEqualTo(status);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(FIVECENT.requests()).isEqualTo(1);
        assertThat(FIVECENT.account().sentSms()).isEmpty();
    }

    @Test
    void tellsByACodeWhyThereAreNoConversations() {
        FIVECENT.account().flag(Flag.THREADS, false);
        assertThat(FIVECENT.failure("conversations", null).getErrorCode()).isEqualTo("threads_disabled");

        FIVECENT.account().flag(Flag.THREADS, true).removeVirtualNumbers();
        assertThat(FIVECENT.failure("conversations", null).getErrorCode()).isEqualTo("no_vmn");
    }

    @Test
    void isTheSameForAnEmailThatIsNotThereWhateverItsStatus() {
        try (FivecentFixture published =
                new FivecentFixture(builder -> builder.profile(Profile.PUBLISHED), options -> {})) {
            FivecentException failure = published.failure("email?operation=get", UNKNOWN);

            assertThat(failure).isExactlyInstanceOf(FivecentRequestException.class);
            assertThat(failure.getHttpStatus()).isEqualTo(404);
            assertThat(failure.getError()).isEqualTo("Email not found");
        }
    }

    @Test
    void isMaintenanceThatIsTriedAgain() {
        FIVECENT.sandbox().faults().maintenance();

        FivecentException failure = FIVECENT.failure("sms?sender=Shop&to=0412333555", "Hi");

        assertThat(failure).isExactlyInstanceOf(FivecentUnavailableException.class);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(FIVECENT.requests()).isEqualTo(4);
    }

    private static Arguments refused(String uri, Object body, int status, String error, Consumer<Account> prepared) {
        return arguments(uri, body, status, error, prepared);
    }

    private static Consumer<Account> off(Flag flag) {
        return account -> account.flag(flag, false);
    }

    private static Map<String, Object> with(Map<String, Object> fields, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }

    private static void stub(int status, String error, String code) {
        Map<String, String> answer = code == null ? Map.of("error", error) : Map.of("error", error, "error_code", code);
        FIVECENT.wireMock().stubFor(any(anyUrl()).willReturn(jsonResponse(Json.text(answer), status)));
    }
}

package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.ErrorCases.Case;
import io.github.camelfivecent.sandbox.domain.Account;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentedErrorsTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private static final String OF_ANOTHER = "Unauthorized - you do not own this virtual number";

    static List<Case> cases() {
        return ErrorCases.all();
    }

    static Stream<Arguments> documented() {
        return Documented.all().stream().flatMap(request -> request.errors().stream()
                .filter(error -> !error.error().equals(OF_ANOTHER))
                .map(error -> Arguments.of(request.operation(), error)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesAsDocumentedAndStoresNothing(Case refused) {
        Account account = SANDBOX.sandbox().account();
        refused.prepared().accept(account);

        Reply reply = refused.request().apply(new Caller(SANDBOX.sandbox()));

        assertThat(reply.error()).isEqualTo(refused.error());
        assertThat(reply.status()).isEqualTo(refused.status());
        assertThat(reply.body().path("error_code").asText()).isEqualTo(refused.code());
        assertThat(account.sentSms()).isEmpty();
        assertThat(account.emails()).isEmpty();
        assertThat(account.credits()).isEqualByComparingTo("10000");
        assertThat(account.requests()).last().satisfies(request -> {
            assertThat(request.error()).isEqualTo(refused.error());
            assertThat(request.stored()).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("documented")
    void hasACaseForEachDocumentedError(String operation, Documented.Failure documented) {
        String pattern = "\\Q"
                + documented.error().replaceAll("\\{s}", "\\\\E.*\\\\Q").replaceAll("\\{\\w+}", "\\\\E.+\\\\Q") + "\\E";
        assertThat(ErrorCases.all()).anySatisfy(one -> {
            assertThat(one.operation()).isEqualTo(operation);
            assertThat(one.error()).matches(pattern);
            assertThat(one.status()).isEqualTo(documented.status());
            assertThat(one.code()).isEqualTo(documented.code() == null ? "" : documented.code());
        });
    }

    @Test
    void refusesAVirtualNumberOfAnotherAccount(FivecentSandbox sandbox) {
        String id = sandbox.account("other", "secret").virtualNumbers().get(0).id();

        Reply reply = new Caller(sandbox).sms("DELETE", "/virtualnumber/" + id);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo(OF_ANOTHER);
        assertThat(sandbox.account("other", "secret").virtualNumbers()).hasSize(1);
    }

    @Test
    void refusesCredentialsThatAreNotInTheBody(FivecentSandbox sandbox) {
        Reply reply = Caller.call(
                "GET",
                sandbox.emailBaseUrl() + "/email?key-id=" + sandbox.keyId() + "&key-secret=" + sandbox.keySecret(),
                Map.of());

        assertThat(reply.status()).isEqualTo(401);
        assertThat(sandbox.account().requests()).isEmpty();
        assertThat(sandbox.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void saysWhatIsWrongWithCredentials(Map<String, String> credentials, String error) {
        FivecentSandbox sandbox = SANDBOX.sandbox();
        sandbox.account("known", "right");
        sandbox.account("other", "of another");

        Reply reply = Caller.call("GET", sandbox.smsBaseUrl() + "/balance", credentials);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).isEqualTo(error);
    }

    static Stream<Arguments> credentials() {
        return Stream.of(
                Arguments.of(Map.of(), "Failed (Invalid Key ID)"),
                Arguments.of(Map.of("key-id", "unknown", "key-secret", "right"), "Failed (Invalid Key ID)"),
                Arguments.of(Map.of("key-id", "known"), "Failed (Invalid Key Secret)"),
                Arguments.of(Map.of("key-id", "known", "key-secret", "wrong"), "Failed (Invalid Key Secret)"),
                Arguments.of(Map.of("key-id", "known", "key-secret", "of another"), "Failed (Invalid API ID or Key)"),
                Arguments.of(Map.of("username", "a", "api-key", "b"), "Failed (Invalid Username or API Key)"));
    }

    @ParameterizedTest
    @MethodSource("unknownRequests")
    void refusesWhatIsNoOperation(String method, String path) {
        Caller caller = new Caller(SANDBOX.sandbox());

        Reply reply = path.startsWith("/domain") ? caller.sms(method, path) : caller.email(method, path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("Unsupported method. Please see our API Docs");
    }

    static Stream<Arguments> unknownRequests() {
        return Stream.of(
                Arguments.of("PUT", "/email"),
                Arguments.of("GET", "/nothing"),
                Arguments.of("GET", "/email/1/2"),
                Arguments.of("POST", "/sms"),
                Arguments.of("GET", "/domain"));
    }

    @Test
    void answersEverythingWith503DuringMaintenance(FivecentSandbox sandbox) {
        sandbox.faults().maintenance();

        assertThat(new Caller(sandbox).sms("GET", "/balance").status()).isEqualTo(503);
        assertThat(new Caller(sandbox).email("GET", "/email").status()).isEqualTo(503);

        sandbox.faults().clear();
        assertThat(new Caller(sandbox).sms("GET", "/balance").status()).isEqualTo(200);
    }
}

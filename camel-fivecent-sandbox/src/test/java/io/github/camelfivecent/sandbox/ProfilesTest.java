package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In what the three profiles differ. */
class ProfilesTest {
    @ParameterizedTest
    @CsvSource({
        "COLLECTION, sms, 1, ''",
        "COLLECTION, sms, 20, /api/v5/sms?after=",
        "COLLECTION, inbox, 50, /api/v5/inbox?after=",
        "COLLECTION, optouts, 1, ''",
        "COLLECTION, email, 20, /api/v5/email?after=",
        "PUBLISHED, sms, 1, /api/v5/sms?after=",
        "PUBLISHED, inbox, 1, api/v5/inbox?after=",
        "PUBLISHED, optouts, 1, api/v5/optouts?after=",
        "PUBLISHED, optouts, 0, ''",
        "PUBLISHED, email, 1, /api/v5/email?after=",
        "LIVE, optouts, 1, api/v5/optouts?after=",
        "LIVE, sms, 1, /api/v5/sms?after=",
        "LIVE, email, 1, ''",
    })
    void leadsToTheNextPage(Profile profile, String list, int items, String path) {
        with(profile, (sandbox, caller) -> {
            for (int item = 0; item < items; item++) {
                add(sandbox, caller, list, item);
            }
            Reply page = list.equals("email") ? caller.email("GET", "/email") : caller.sms("GET", "/" + list);

            assertThat(page.body().path("count").asInt()).isEqualTo(items);
            String next = page.body().path("next_page").asText("");
            assertThat(next)
                    .isEqualTo(path.isEmpty() ? "" : path + page.after())
                    .startsWith(path);
        });
    }

    @ParameterizedTest
    @CsvSource({"COLLECTION,", "PUBLISHED,", "LIVE, api/v5/optouts?after="})
    void endsAListThatIsEmpty(Profile profile, String next) {
        with(profile, (sandbox, caller) -> {
            JsonNode page = caller.sms("GET", "/optouts").body();

            assertThat(page.path("numbers").isArray()).isTrue();
            assertThat(page.path("next_page").asText(null)).isEqualTo(next);
        });
    }

    @ParameterizedTest
    @CsvSource({"COLLECTION, 0412333555", "PUBLISHED, 61412333555", "LIVE, 61412333555"})
    void writesNumbers(Profile profile, String number) {
        with(profile, (sandbox, caller) -> {
            sandbox.account().optOut("+61412333555");
            sandbox.account().receive("+61412333555", "Hi");

            assertThat(caller.sms("GET", "/optouts")
                            .body()
                            .at("/numbers/0/number")
                            .asText())
                    .isEqualTo(number);
            String messages = profile == Profile.LIVE ? "messages " : "messages";
            assertThat(caller.sms("GET", "/inbox")
                            .body()
                            .at("/" + messages + "/0/from")
                            .asText())
                    .isEqualTo(number);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTION, delivery_network, delivery_network, true",
        "PUBLISHED, delivery_carrier, delivery_network, false",
        "LIVE, delivery_network, delivery_network, true"
    })
    void namesTheNetwork(Profile profile, String inList, String alone, boolean byName) {
        with(profile, (sandbox, caller) -> {
            caller.send("0412333555", "Hi");
            String id = sandbox.account().sentSms().get(0).id();
            sandbox.account().advance(id, SmsStatus.DELIVERED);
            String messages = profile == Profile.LIVE ? "messages " : "messages";

            String listed = caller.sms("GET", "/sms")
                    .body()
                    .at("/" + messages + "/0/" + inList)
                    .asText();
            String got = caller.sms("GET", "/sms/" + id)
                    .body()
                    .at("/message/" + alone)
                    .asText();

            assertThat(listed).isEqualTo(got).matches(byName ? "[A-Z][a-z]+" : "505\\d\\d");
        });
    }

    @ParameterizedTest
    @CsvSource({"COLLECTION, queued, 400", "PUBLISHED, new, 404", "LIVE, queued, 400"})
    void answersAboutEmail(Profile profile, String status, int notFound) {
        with(profile, (sandbox, caller) -> {
            Reply sent = email(caller);

            assertThat(sent.body().at("/messages/0/Status").asText()).isEqualTo(status);
            assertThat(caller.email("GET", "/email")
                            .body()
                            .at("/emails/0/status")
                            .asText())
                    .isEqualTo(status);
            assertThat(caller.email("GET", "/email/" + ErrorCases.UNKNOWN).status())
                    .isEqualTo(notFound);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTION, Required parameter: At least one of Recipient, 1234.5, false",
        "PUBLISHED, At least one of Recipient, 1235, true",
        "LIVE, Required parameter: At least one of Recipient, 1234.5, true"
    })
    void differsInSmallThings(Profile profile, String noRecipient, BigDecimal credits, boolean mobile) {
        with(profile, (sandbox, caller) -> {
            sandbox.account().credits(1234.5);
            assertThat(caller.sms("GET", "/balance")
                            .body()
                            .at("/balance/credits")
                            .decimalValue())
                    .isEqualByComparingTo(credits);

            Map<String, String> fields = Map.of("SenderEmail", "a@mail.example.com", "Subject", "s", "Text", "t");
            assertThat(caller.email("POST", "/email", fields).error()).startsWith(noRecipient);

            Map<String, String> login = Map.of("name", "Jane", "email", "jane@example.com", "mobile", "12345");
            assertThat(caller.sms("POST", "/logins", login).error()).isEqualTo(mobile ? "Invalid mobile number" : "");
        });
    }

    @ParameterizedTest
    @CsvSource({"COLLECTION, false", "PUBLISHED, true", "LIVE, true"})
    void answersADeletedInboxMessage(Profile profile, boolean tellsMore) {
        with(profile, (sandbox, caller) -> {
            String id = sandbox.account().receive("0412333555", "Hi").id();

            Reply deleted = caller.sms("DELETE", "/inbox/" + id);

            assertThat(deleted.error()).isEmpty();
            assertThat(deleted.body().path("messages").path("message_text").asText(null))
                    .isEqualTo(tellsMore ? "DELETED" : null);
            assertThat(sandbox.account().inbox()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"COLLECTION, false", "PUBLISHED, false", "LIVE, true"})
    void tellsMoreOfSenderIdsAndCancelledSms(Profile profile, boolean tellsMore) {
        with(profile, (sandbox, caller) -> {
            caller.sms("POST", "/senderid", Map.of("senderid", "NewName"));
            JsonNode senderIds = caller.sms("GET", "/senderid").body().path("senderids");
            assertThat(senderIds.findValues("shared")).hasSize(tellsMore ? 2 : 0);
            assertThat(senderIds.findValues("acma_details_id")).hasSize(tellsMore ? 1 : 0);

            String id = scheduled(sandbox, caller);
            Reply cancelled = caller.sms("DELETE", "/sms/" + id);
            assertThat(cancelled.error()).isEmpty();
            assertThat(cancelled.body().path("messages").path("status").asInt(0))
                    .isEqualTo(tellsMore ? 1007 : 0);
        });
    }

    private static void with(Profile profile, BiConsumer<FivecentSandbox, Caller> test) {
        try (FivecentSandbox sandbox =
                FivecentSandbox.builder().profile(profile).start()) {
            test.accept(sandbox, new Caller(sandbox));
        }
    }

    private static void add(FivecentSandbox sandbox, Caller caller, String list, int item) {
        switch (list) {
            case "sms" -> caller.send("0412333555", "Hi");
            case "inbox" -> sandbox.account().receive("0412333555", "Hi");
            case "optouts" -> sandbox.account().optOut(Long.toString(61_412_000_000L + item));
            default -> email(caller);
        }
    }

    private static Reply email(Caller caller) {
        return caller.email(
                "POST",
                "/email",
                Map.of(
                        "SenderEmail",
                        "news@mail.example.com",
                        "Subject",
                        "Hi",
                        "Text",
                        "Hi",
                        "Recipient",
                        List.of("jane@example.com")));
    }

    private static String scheduled(FivecentSandbox sandbox, Caller caller) {
        long tomorrow = Instant.now().getEpochSecond() + 86_400;
        caller.sms(
                "POST", "/sms", Map.of("sender", "Sandbox", "to", "0412333555", "message", "x", "schedule", tomorrow));
        return sandbox.account().sentSms().get(0).id();
    }
}

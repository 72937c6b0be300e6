package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Flag;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SendingTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final SandboxClock CLOCK = new SandboxClock(START);

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension(builder -> builder.clock(CLOCK));

    private Account account;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox sandbox) {
        CLOCK.set(START);
        account = sandbox.account();
        caller = new Caller(sandbox);
    }

    @Test
    void sendsToEachRecipientAndChargesForEach() {
        Reply reply = caller.send("0412333555, +61412333666,61412333777", "Hello");

        assertThat(reply.body().path("messages")).hasSize(3);
        assertThat(reply.body().path("messages").findValuesAsText("destination"))
                .containsExactly("0412333555", "+61412333666", "61412333777");
        assertThat(account.sentSms()).extracting(StoredSms::text).containsOnly("Hello");
        assertThat(account.credits()).isEqualByComparingTo("9997");
        assertThat(account.requests()).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo("sms.send");
            assertThat(request.recipients()).containsExactly("0412333555", "+61412333666", "61412333777");
            assertThat(request.stored()).isEqualTo(3);
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.at()).isEqualTo(START);
        });
    }

    @Test
    void chargesForEachSegment() {
        account.pricePerSegment(new BigDecimal("1.5"));

        JsonNode sent = caller.send("0412333555", "a".repeat(161)).body().at("/messages/0");

        assertThat(sent.path("credits").decimalValue()).isEqualByComparingTo("3");
        assertThat(account.credits()).isEqualByComparingTo("9997");
        assertThat(account.sentSms())
                .singleElement()
                .extracting(StoredSms::segments)
                .isEqualTo(2);
    }

    @Test
    void decodesUnicode() {
        Reply reply = send(Map.of("unicode", true, "message", "00540065007300740069006E0067D83CDF89"));

        assertThat(reply.error()).isEmpty();
        assertThat(account.sentSms()).singleElement().satisfies(sms -> {
            assertThat(sms.text()).isEqualTo("Testing🎉");
            assertThat(sms.encoding()).isEqualTo("ucs2");
        });
        assertThat(caller.sms("GET", "/sms")
                        .body()
                        .at("/messages/0/message_text")
                        .asText())
                .isEqualTo("Testing🎉");
    }

    @Test
    void refusesUnicodeWhereItIsNotEnabled() {
        account.flag(Flag.UNICODE, false);

        assertThat(send(Map.of("unicode", true, "message", "0054")).status()).isEqualTo(400);
        assertThat(account.sentSms()).isEmpty();
    }

    @Test
    void losesWhatGsm7DoesNotHaveWithoutUnicode() {
        caller.send("0412333555", "5 € 🎉");

        assertThat(account.sentSms())
                .singleElement()
                .extracting(StoredSms::text)
                .isEqualTo("5 € ?");
    }

    @Test
    void simulatesATestWithoutCharging() {
        JsonNode sent = send(Map.of("test", true)).body().at("/messages/0");

        assertThat(sent.path("status").asInt()).isEqualTo(1004);
        assertThat(sent.path("status_text").asText()).isEqualTo("Test Message");
        assertThat(sent.path("credits").asInt()).isZero();
        assertThat(account.credits()).isEqualByComparingTo("10000");
        assertThat(account.sentSms())
                .singleElement()
                .extracting(StoredSms::test)
                .isEqualTo(true);
        assertThat(account.conversations()).isEmpty();
    }

    @Test
    void refusesWhatTheCreditsDoNotCover() {
        account.credits(2);

        assertThat(caller.send("0412333555,0412333666,0412333777", "Hi").error())
                .isEqualTo("Failed (Insufficient Credits)");
        assertThat(account.sentSms()).isEmpty();
        assertThat(account.credits()).isEqualByComparingTo("2");
    }

    @Test
    void neverRunsOutOnAPostpaidAccount() {
        account.credits(0).postpaid(true);

        assertThat(caller.send("0412333555", "Hi").error()).isEmpty();
        assertThat(caller.sms("GET", "/balance").body().path("balance"))
                .hasToString("{\"postpaid\":true,\"credits\":0}");
    }

    @Test
    void sendsAScheduledMessageWhenItsTimeComes() {
        long later = START.getEpochSecond() + 3600;

        JsonNode sent = send(Map.of("schedule", later)).body().at("/messages/0");
        assertThat(sent.path("status").asInt()).isEqualTo(1005);
        assertThat(sent.path("schedule").asLong()).isEqualTo(later);
        assertThat(caller.sms("GET", "/sms")
                        .body()
                        .at("/messages/0/send_timestamp")
                        .asLong())
                .isEqualTo(later);

        CLOCK.advance(Duration.ofMinutes(61));
        assertThat(status(sent.path("id").asText())).isEqualTo(1011);
    }

    @Test
    void cancelsAScheduledMessageAndGivesItsCreditsBack() {
        String id = send(Map.of("schedule", START.getEpochSecond() + 3600))
                .body()
                .at("/messages/0/id")
                .asText();

        assertThat(caller.sms("DELETE", "/sms/" + id).error()).isEmpty();

        CLOCK.advance(Duration.ofHours(2));
        assertThat(status(id)).isEqualTo(1007);
        assertThat(account.credits()).isEqualByComparingTo("10000");
    }

    @Test
    void deletesTheRecordOfASentMessage() {
        caller.send("0412333555", "Hi");
        String id = account.sentSms().get(0).id();

        assertThat(caller.sms("DELETE", "/sms/" + id).error()).isEmpty();

        assertThat(caller.sms("GET", "/sms/" + id).error()).isEqualTo("Failed (Unauthorised)");
        assertThat(account.credits()).isEqualByComparingTo("9999");
    }

    @Test
    void refusesASchedulePastTheLimit() {
        long tooLate = START.plus(Duration.ofDays(356)).getEpochSecond() + 1;

        assertThat(send(Map.of("schedule", tooLate)).error()).isEqualTo("Failed (Invalid Schedule)");
        assertThat(send(Map.of("schedule", tooLate - 1)).error()).isEmpty();
    }

    @Test
    void sendsAtOnceWhenTheScheduleHasPassed() {
        assertThat(send(Map.of("schedule", START.getEpochSecond() - 1))
                        .body()
                        .at("/messages/0/status")
                        .asInt())
                .isEqualTo(1011);
    }

    @Test
    void deliversByTheClockWhenAskedTo() {
        account.deliverAfter(Duration.ofSeconds(5));
        caller.send("0412333555", "Hi");
        String id = account.sentSms().get(0).id();

        CLOCK.advance(Duration.ofSeconds(4));
        assertThat(status(id)).isEqualTo(1011);

        CLOCK.advance(Duration.ofSeconds(1));
        JsonNode sms = caller.sms("GET", "/sms/" + id).body().path("message");
        assertThat(sms.path("status").asInt()).isEqualTo(1002);
        assertThat(sms.path("delivery_timestamp").asLong()).isEqualTo(START.getEpochSecond() + 5);
        assertThat(sms.path("delivery_network").asText()).isNotEmpty();
    }

    @Test
    void takesAnyStatusFromATest() {
        caller.send("0412333555", "Hi");
        String id = account.sentSms().get(0).id();

        account.advance(id, 4711, "Something new");

        assertThat(caller.sms("GET", "/sms/" + id)
                        .body()
                        .at("/message/status_text")
                        .asText())
                .isEqualTo("Something new");
        account.advance(id, SmsStatus.FAILED);
        assertThat(status(id)).isEqualTo(1003);
    }

    @Test
    void keepsAccountsApart(FivecentSandbox sandbox) {
        caller.send("0412333555", "Hi");

        Account other = sandbox.account("other", "secret");

        assertThat(other.sentSms()).isEmpty();
        assertThat(Caller.call(
                                "GET",
                                sandbox.smsBaseUrl() + "/sms/"
                                        + account.sentSms().get(0).id(),
                                Map.of("key-id", "other", "key-secret", "secret"))
                        .error())
                .isEqualTo("Failed (Unauthorised)");
        assertThat(other.requests()).hasSize(1);
    }

    private int status(String id) {
        return caller.sms("GET", "/sms/" + id).body().at("/message/status").asInt();
    }

    private Reply send(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of("sender", "Sandbox", "to", "0412333555", "message", "Hi"));
        all.putAll(fields);
        return caller.sms("POST", "/sms", all);
    }
}

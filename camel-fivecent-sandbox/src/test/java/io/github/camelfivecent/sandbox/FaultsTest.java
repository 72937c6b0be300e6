package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.fault.ArmedFault;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.Faults;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final SandboxClock CLOCK = new SandboxClock(START);

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension(builder -> builder.clock(CLOCK));

    private FivecentSandbox sandbox;
    private Account account;
    private Faults faults;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox started) {
        CLOCK.set(START);
        sandbox = started;
        account = sandbox.account();
        faults = sandbox.faults();
        caller = new Caller(sandbox);
    }

    static Stream<Fault> withoutAnswer() {
        return Stream.of(Fault.reset(), Fault.close(), Fault.rubbish(), Fault.hang(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @MethodSource("withoutAnswer")
    void breaksTheConnectionBeforeAnythingIsStored(Fault fault) {
        faults.on("sms.send").failBefore(fault);

        assertThatThrownBy(() -> post("0412333555")).isInstanceOf(IOException.class);

        assertThat(account.sentSms()).isEmpty();
        assertThat(last().fault()).isEqualTo(fault + " before it is stored");
        assertThat(last().stored()).isZero();
        assertThat(caller.send("0412333555", "Hi").error()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withoutAnswer")
    void breaksTheConnectionAfterTheMessageIsStored(Fault fault) {
        faults.on("sms.send").failAfter(fault);

        assertThatThrownBy(() -> post("0412333555")).isInstanceOf(IOException.class);

        assertThat(account.sentSms()).hasSize(1);
        assertThat(last().stored()).isEqualTo(1);
        assertThat(last().status()).isEqualTo(fault.answers() ? 200 : 0);
    }

    static Stream<Fault> withAnswer() {
        return Stream.of(
                Fault.error(500),
                Fault.error(504),
                Fault.throttled(),
                Fault.unavailable(),
                Fault.html(502),
                Fault.truncated(),
                Fault.empty());
    }

    @ParameterizedTest
    @MethodSource("withAnswer")
    void answersWithAFailureBeforeOrAfterTheMessageIsStored(Fault fault) throws IOException {
        faults.on("sms.send").failBefore(fault);
        assertThat(post("0412333555").statusCode()).isEqualTo(fault.status());
        assertThat(account.sentSms()).isEmpty();

        faults.on("sms.send").failAfter(fault);
        assertThat(post("0412333555").statusCode()).isEqualTo(fault.status());
        assertThat(account.sentSms()).hasSize(1);
        assertThat(faults.armed()).isEmpty();
    }

    @Test
    void saysHowLongToWaitInBothForms() throws IOException {
        faults.on("sms.send").failBefore(Fault.throttled(Duration.ofMillis(1500)));
        assertThat(post("0412333555").headers().firstValue("Retry-After")).contains("2");

        faults.on("sms.send").failBefore(Fault.throttledUntil(Duration.ofMinutes(1)));
        assertThat(post("0412333555").headers().firstValue("Retry-After")).contains("Sun, 01 Mar 2026 00:01:00 GMT");

        faults.on("sms.send").failBefore(Fault.throttled());
        assertThat(post("0412333555").headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void sendsHtmlHalfOfTheJsonOrNothing() throws IOException {
        faults.on("sms.send").failAfter(Fault.html(200));
        HttpResponse<String> html = post("0412333555");
        assertThat(html.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(html.body()).startsWith("<!DOCTYPE html>");

        faults.on("sms.send").failAfter(Fault.truncated());
        assertThat(post("0412333555").body()).startsWith("{\"error\":\"\",").doesNotEndWith("}");

        faults.on("sms.send").failAfter(Fault.empty());
        assertThat(post("0412333555").body()).isEmpty();
    }

    @Test
    void dripsAndDelaysTheRightAnswer() throws IOException {
        for (Fault slow : List.of(Fault.drip(Duration.ofMillis(200)), Fault.delay(Duration.ofMillis(200)))) {
            faults.on("sms.send").failAfter(slow);
            long start = System.nanoTime();

            assertThat(post("0412333555").body()).startsWith("{\"error\":\"\"").endsWith("}");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(150));
        }
        assertThat(account.sentSms()).hasSize(2);
    }

    @Test
    void failsTheNextFewAfterSome() throws IOException {
        faults.on("sms.send").skip(2).times(2).failBefore(Fault.error(500));

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(index -> caller.send("0412333555", "Hi").status())
                .toList();

        assertThat(statuses).containsExactly(200, 200, 500, 500, 200, 200);
        assertThat(account.sentSms()).hasSize(4);
    }

    @Test
    void failsForOneRecipientOnlyWhateverFormItsNumberHas() {
        faults.on("sms.*").to("0412333555").always().failBefore(Fault.error(500));

        assertThat(caller.send("0412333666", "Hi").status()).isEqualTo(200);
        assertThat(caller.send("+61412333555", "Hi").status()).isEqualTo(500);
        assertThat(caller.send("0412333666,61412333555", "Hi").status()).isEqualTo(500);
        assertThat(caller.sms("GET", "/sms").status()).isEqualTo(200);
    }

    @Test
    void failsForOneEmailAddressOnly() {
        faults.on("email.send").to("jane@example.com").failBefore(Fault.error(500));
        Map<String, String> fields =
                Map.of("SenderEmail", "a@mail.example.com", "Subject", "s", "Text", "t", "Recipient", "joe@x.org");

        assertThat(caller.email("POST", "/email", fields).status()).isEqualTo(200);
        Map<String, String> toJane = new HashMap<>(fields);
        toJane.put("BCC", "Jane@example.com");
        assertThat(caller.email("POST", "/email", toJane).status()).isEqualTo(500);
    }

    @Test
    void usesUpOneFaultARequest() {
        faults.on("*").failBefore(Fault.error(500));
        faults.on("account.balance").failBefore(Fault.error(502));

        assertThat(Stream.generate(() -> caller.sms("GET", "/balance").status()).limit(3))
                .containsExactly(500, 502, 200);
    }

    @Test
    void listsAndClearsWhatIsArmed() {
        ArmedFault one = faults.on("sms.send").to("0412333555").skip(1).times(2).failAfter(Fault.reset());
        ArmedFault other = faults.maintenance();

        assertThat(faults.armed()).containsExactly(one, other);
        assertThat(one.effect()).isEqualTo("RESET after it is stored");
        assertThat(other.times()).isEqualTo(-1);

        assertThat(faults.clear(other.id())).isTrue();
        assertThat(faults.clear(other.id())).isFalse();
        caller.send("0412333555", "Hi");
        assertThat(faults.armed()).singleElement().extracting(ArmedFault::skip).isEqualTo(0);

        faults.clear();
        assertThat(faults.armed()).isEmpty();
    }

    @Test
    void refusesAnOperationWhoseRequestItWouldWaitForInVain() {
        for (String nothing : List.of("sms.sned", "*.send", "sms.send.*", "unknown", "")) {
            assertThatThrownBy(() -> faults.on(nothing))
                    .as(nothing)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("sms.send", "not " + nothing);
        }
        assertThat(faults.only("someone", CLOCK).on("sms.*")).isNotNull();
    }

    @Test
    void refusesWhatWouldNeverHappen() {
        for (Duration never : List.of(Duration.ofSeconds(-1), Duration.ofDays(4000))) {
            assertThatThrownBy(() -> Fault.hang(never)).hasMessageContaining("not " + never);
            assertThatThrownBy(() -> Fault.throttled(never)).hasMessageContaining("not " + never);
            assertThatThrownBy(() -> faults.on("*").latency(never)).hasMessageContaining("not " + never);
            assertThatThrownBy(() -> faults.on("*").quota(1, never)).hasMessageContaining("not " + never);
        }
        assertThatThrownBy(() -> faults.on("*").quota(1, Duration.ZERO)).hasMessageContaining("not 1 in PT0S");
        assertThatThrownBy(() -> faults.on("*").quota(-1, Duration.ofHours(1))).hasMessageContaining("not -1 in");
        assertThatThrownBy(() -> faults.on("*").times(0)).hasMessageContaining("not 0");
        assertThat(faults.armed()).isEmpty();
    }

    @Test
    void holdsAnAnswerBackLongerThanWireMockCounts() {
        // one of its own, which goes and takes the request with it
        try (FivecentSandbox own = FivecentSandbox.start()) {
            own.faults().on("sms.send").failAfter(Fault.hang(Duration.ofDays(100)));
            own.faults().on("*").always().latency(Duration.ofDays(3660));

            CompletableFuture<Caller.Reply> reply =
                    CompletableFuture.supplyAsync(() -> new Caller(own).send("0412333555", "Hi"));

            await().until(() -> !own.requests().isEmpty());
            assertThat(own.requests().get(0).status()).isZero();
            assertThat(own.account().sentSms()).hasSize(1);
            assertThat(reply).isNotDone();
        }
    }

    @Test
    void keepsAQuotaByTheClock() throws IOException {
        faults.on("sms.send").quota(2, Duration.ofSeconds(10));

        assertThat(Stream.generate(() -> caller.send("0412333555", "Hi").status())
                        .limit(3))
                .containsExactly(200, 200, 429);
        CLOCK.advance(Duration.ofSeconds(4));
        assertThat(post("0412333555").headers().firstValue("Retry-After")).contains("6");

        CLOCK.advance(Duration.ofSeconds(6));
        assertThat(caller.send("0412333555", "Hi").status()).isEqualTo(200);
        assertThat(account.sentSms()).hasSize(3);
    }

    @Test
    void measuresHowMuchItIsAsked() {
        caller.sms("GET", "/balance");
        caller.sms("GET", "/balance");

        assertThat(sandbox.load().requests()).isEqualTo(2);
        assertThat(sandbox.load().maxConcurrentSeen()).isEqualTo(1);
        assertThat(sandbox.load().maxPerSecondSeen()).isBetween(1, 2);
    }

    @Test
    void makesEveryAnswerLate() {
        faults.on("*").always().latency(Duration.ofMillis(100));
        long start = System.nanoTime();

        caller.sms("GET", "/balance");
        caller.sms("GET", "/balance");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void isInMaintenanceUntilItIsCleared() {
        faults.maintenance();

        assertThat(caller.sms("GET", "/balance").status()).isEqualTo(503);
        assertThat(caller.email("GET", "/nothing").status()).isEqualTo(503);

        faults.clear();
        assertThat(caller.sms("GET", "/balance").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0499999429, 429, 0",
        "+61499999500, 500, 0",
        "61499999501, 500, 1",
        "0499999502, 502, 0",
        "0499999503, 503, 0",
        "0499999504, 0, 0",
        "0499999505, 0, 1",
        "0499999601, 200, 1",
        "0499999602, 200, 1",
        "0499999603, 200, 1",
        "0499999402, 400, 0",
        "0499999001, 200, 1"
    })
    void knowsMagicNumbers(String number, int status, int stored) {
        try {
            assertThat(post(number).statusCode()).isEqualTo(status);
        } catch (IOException e) {
            assertThat(status).isZero();
        }

        assertThat(account.sentSms()).hasSize(stored);
        assertThat(last().stored()).isEqualTo(stored);
    }

    @Test
    void knowsMagicAddresses() {
        assertThat(email("501@faults.example")).isEqualTo(500);
        assertThat(account.emails()).hasSize(1);
    }

    @Test
    void sendsAnEmailWhateverBecomesOfAnSmsByItsCode() {
        account.deliverAfter(Duration.ofSeconds(1));
        for (String code : List.of("002", "003", "010", "011")) {
            assertThat(email(code + "@faults.example")).isEqualTo(200);
        }

        CLOCK.advance(Duration.ofSeconds(2));

        assertThat(account.emails()).extracting(StoredEmail::status).containsOnly("sent");
        assertThat(account.inbox()).isEmpty();
    }

    private int email(String to) {
        return caller.email(
                        "POST",
                        "/email",
                        Map.of("SenderEmail", "a@mail.example.com", "Subject", "s", "Text", "t", "Recipient", to))
                .status();
    }

    @Test
    void letsMagicNumbersFailStayAwayAndAnswer() {
        account.deliverAfter(Duration.ofSeconds(1));
        caller.send("0499999001,0499999002,0499999003,0499999010,0499999011", "Hi");

        CLOCK.advance(Duration.ofSeconds(2));

        assertThat(account.sentSms()).extracting(sms -> sms.status()).containsExactly(1002, 1003, 1011, 1002, 1002);
        assertThat(account.inbox()).extracting(message -> message.text()).containsExactly("Thanks", "STOP");
        assertThat(account.optOuts()).extracting(optOut -> optOut.number()).containsExactly("61499999011");
    }

    private RequestRecord last() {
        return account.requests().get(account.requests().size() - 1);
    }

    private HttpResponse<String> post(String to) throws IOException {
        Map<String, String> fields = Map.of(
                "key-id",
                sandbox.keyId(),
                "key-secret",
                sandbox.keySecret(),
                "sender",
                "Sandbox",
                "to",
                to,
                "message",
                "Hi");
        return Caller.raw("POST", sandbox.smsBaseUrl() + "/sms", Caller.JSON.writeValueAsString(fields));
    }
}

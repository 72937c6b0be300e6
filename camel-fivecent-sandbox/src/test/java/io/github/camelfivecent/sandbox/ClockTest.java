package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.AccountListener;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.testing.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an account when the clock is moved, back as well. */
class ClockTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String PHONE = "0412345678";

    private final SandboxClock clock = new SandboxClock(START);

    @TempDir
    private Path folder;

    private FivecentSandbox sandbox;
    private Account account;
    private Caller caller;

    @BeforeEach
    void start() {
        sandbox = builder().start();
        account = sandbox.account();
        caller = new Caller(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.stop();
    }

    @Test
    void whatComesAfterItWentBackIsStillTheNewestOfItsList() {
        sandbox.time().advance(DAY);
        List<List<String>> before = comeAndList(3);
        new Control(sandbox).post("/clock", Map.of("mode", "real"));

        List<List<String>> after = comeAndList(5);

        assertThat(sandbox.time().instant()).isEqualTo(START);
        for (int list = 0; list < after.size(); list++) {
            assertThat(after.get(list)).hasSize(8).endsWith(before.get(list).toArray(String[]::new));
        }
        assertThat(account.sentSms()).extracting(StoredSms::createdAt).endsWith(START, START, START, START, START);
    }

    @Test
    void whatComesAfterAResetFollowsWhatWasThereBefore() {
        sandbox.time().advance(DAY);
        List<List<String>> before = comeAndList(1);

        sandbox.reset();
        List<List<String>> after = comeAndList(1);

        assertThat(sandbox.time().instant()).isEqualTo(START);
        for (int list = 0; list < after.size(); list++) {
            assertThat(after.get(list).get(0)).isGreaterThan(before.get(list).get(0));
        }
    }

    @Test
    void whatIsSeededFollowsToo() {
        sandbox.time().advance(DAY);
        account.seedSentSms(3);
        sandbox.time().reset();

        String id = id(caller.send(PHONE, "Hi"));

        assertThat(ids(caller.sms("GET", "/sms").body().path("messages")))
                .hasSize(4)
                .startsWith(id);
    }

    @Test
    void aConversationThatWasReadUpToItsEndShowsWhatComesAfterItWentBack() {
        sandbox.time().advance(DAY);
        account.receive(PHONE, "Tomorrow");
        String id = account.conversations().get(0).id();
        long read = caller.sms("GET", "/conversations/" + id)
                .body()
                .path("newest_mo_ts")
                .asLong();
        sandbox.time().reset();

        account.receive(PHONE, "Today");

        assertThat(caller.sms("GET", "/conversations/" + id + "?action=poll&since_mo=" + (read - 1) + "&since_mt=0")
                        .body()
                        .findValuesAsText("message"))
                .contains("Today");
    }

    @Test
    void whatComesWhileItStandsStillIsShownInTheOrderInWhichItCame() {
        List<String> said = new ArrayList<>();
        for (int turn = 0; turn < 8; turn++) {
            said.addAll(List.of("Sent " + turn, "Answered " + turn));
            caller.send(PHONE, "Sent " + turn);
            account.receive(PHONE, "Answered " + turn);
            account.receive("041230000" + turn, "Also " + turn);
            email("No. " + turn);

            assertThat(sandbox.messages().phones().get(0).snippet()).isEqualTo("Also " + turn);
            assertThat(sandbox.messages().phones().get(1).snippet()).isEqualTo("Answered " + turn);
            assertThat(sandbox.messages().mailboxes().get(0).subject()).isEqualTo("No. " + turn);
            assertThat(sandbox.messages().emails("a@example.com").get(0).order().subject())
                    .isEqualTo("No. " + turn);
        }

        assertThat(sandbox.messages().thread(PHONE)).extracting(Message::text).containsExactlyElementsOf(said);
    }

    @Test
    void aQuotaDoesNotWaitForATimeThatIsNoMore() {
        sandbox.faults().on("*").quota(1, Duration.ofMinutes(1));
        sandbox.time().advance(DAY);
        assertThat(caller.sms("GET", "/balance").status()).isEqualTo(200);
        assertThat(caller.sms("GET", "/balance").status()).isEqualTo(429);

        sandbox.time().reset();

        assertThat(caller.sms("GET", "/balance").status()).isEqualTo(200);
        assertThat(caller.sms("GET", "/balance").status()).isEqualTo(429);
    }

    @Test
    void preWarmingDoesNotWaitForATimeThatIsNoMore() {
        sandbox.time().advance(DAY);
        assertThat(caller.sms("POST", "/prewarm").error()).isEmpty();
        assertThat(caller.sms("POST", "/prewarm").error()).contains("60 minutes");

        sandbox.time().reset();

        assertThat(caller.sms("POST", "/prewarm").error()).isEmpty();
    }

    @Test
    void aResetUndoesWhatItWasMovedAlsoWhereItIsTheUsersOwn() {
        assertThat(sandbox.time().advance(DAY).instant()).isEqualTo(START.plus(DAY));
        assertThat(sandbox.time().ahead()).isEqualTo(DAY);

        sandbox.reset();

        assertThat(sandbox.time().instant()).isEqualTo(START);
        clock.advance(DAY);
        assertThat(sandbox.time().instant()).isEqualTo(START.plus(DAY));
    }

    @Test
    void allThatIsDueHasHappenedOnEveryAccountWhenItWasMoved() {
        Account other = sandbox.account("another", "secret");
        List<String> told = new ArrayList<>();
        for (Account one : List.of(account, other)) {
            one.deliverAfter(Duration.ofSeconds(5));
            one.listen(new AccountListener() {
                @Override
                public void statusChanged(StoredSms sms) {
                    told.add(one.keyId() + " " + sms.text() + " " + sms.statusText());
                }
            });
        }
        caller.sms("POST", "/sms", schedule(START.plusSeconds(60)));
        other.insert(account.sentSms().get(0));

        sandbox.time().advance(DAY);

        assertThat(told)
                .containsExactlyInAnyOrder(
                        sandbox.keyId() + " Later Sending...",
                        sandbox.keyId() + " Later Sent (Delivery Confirmed)",
                        "another Later Sending...",
                        "another Later Sent (Delivery Confirmed)");
        assertThat(account.books().outbox().all().get(0).is(SmsStatus.DELIVERED))
                .isTrue();
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        FivecentSandbox.Builder builder = builder().stateFile(folder.resolve("state.json"));
        try (FivecentSandbox first = builder.start()) {
            first.time().advance(DAY);
        }
        try (FivecentSandbox second = builder.start()) {
            assertThat(second.time().instant()).isEqualTo(START.plus(DAY));
            second.time().stop().advance(DAY);
        }
        try (FivecentSandbox third = FivecentSandbox.builder()
                .stateFile(folder.resolve("state.json"))
                .start()) {
            assertThat(third.time().instant()).isEqualTo(START.plus(DAY).plus(DAY));
            assertThat(third.time().running()).isFalse();
        }
    }

    @Test
    void anAccountOfItsOwnHasAClockOfItsOwn() {
        FivecentSandbox guest = sandbox.withOwnAccount();
        guest.time().advance(DAY);
        guest.faults().on("*").failBefore(Fault.error(500));

        assertThat(guest.time().instant()).isEqualTo(START.plus(DAY));
        assertThat(guest.account().receive(PHONE, "Hi").receivedAt()).isEqualTo(START.plus(DAY));
        assertThat(account.receive(PHONE, "Hi").receivedAt()).isEqualTo(START);
        assertThat(caller.sms("GET", "/balance").status()).isEqualTo(200);
        sandbox.time().advance(DAY);
        assertThat(guest.time().instant()).isEqualTo(START.plus(DAY).plus(DAY));
        guest.stop();
        assertThat(new Caller(guest).sms("GET", "/balance").status()).isEqualTo(401);
        assertThat(sandbox.faults().armed()).isEmpty();
    }

    @Test
    void anAccountWithAClockOfItsOwnIsAnsweredByThat() throws Exception {
        FivecentSandbox guest = sandbox.withOwnAccount();
        guest.time().advance(DAY);
        assertThat(date(guest)).isEqualTo("Mon, 02 Mar 2026 00:00:00 GMT");
        assertThat(date(sandbox)).isEqualTo("Sun, 01 Mar 2026 00:00:00 GMT");

        guest.faults().on("*").failBefore(Fault.error(500));
        assertThat(date(guest)).isEqualTo("Mon, 02 Mar 2026 00:00:00 GMT");

        Map<String, Object> inserted = Map.of("kind", "INBOUND", "from", PHONE, "text", "Hi");
        new Control(sandbox).post("/messages?account=" + guest.keyId(), inserted);
        assertThat(guest.account().inbox())
                .extracting(StoredInbound::receivedAt)
                .containsExactly(START.plus(DAY));
    }

    /** What the answer to a request with the key of a sandbox says of its time. */
    private static String date(FivecentSandbox of) throws Exception {
        String keys = "{\"key-id\":\"" + of.keyId() + "\",\"key-secret\":\"" + of.keySecret() + "\"}";
        return Caller.raw("GET", of.smsBaseUrl() + "/balance", keys)
                .headers()
                .firstValue("Date")
                .orElseThrow();
    }

    private FivecentSandbox.Builder builder() {
        return FivecentSandbox.builder().clock(clock).keyId("me").keySecret("secret");
    }

    private static Map<String, String> schedule(Instant at) {
        return Map.of(
                "sender", "Sandbox", "to", PHONE, "message", "Later", "schedule", Long.toString(at.getEpochSecond()));
    }

    /** Lets so many items come to each list one by one, and gives the ids of the lists as the services do. */
    private List<List<String>> comeAndList(int count) {
        for (int item = 0; item < count; item++) {
            caller.send(PHONE, "Hi");
            account.receive(PHONE, "Hi");
            account.optOut("04" + (10_000_000 + account.optOuts().size()));
            email("Hi");
        }
        return List.of(
                ids(caller.sms("GET", "/sms").body().path("messages")),
                ids(caller.sms("GET", "/inbox").body().path("messages")),
                account.books().optOuts().newest(10).stream()
                        .map(one -> one.id())
                        .toList(),
                account.books().mailbox().page(null, 10).stream()
                        .map(one -> one.id())
                        .toList());
    }

    private void email(String subject) {
        caller.email(
                "POST",
                "/email",
                Map.of(
                        "SenderEmail",
                        "shop@mail.example.com",
                        "Subject",
                        subject,
                        "Text",
                        "Hello",
                        "Recipient",
                        List.of("a@example.com")));
    }

    private static List<String> ids(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item ->
                ids.add(Optional.ofNullable(item.get("id")).orElseThrow().asText()));
        return ids;
    }

    private static String id(Caller.Reply sent) {
        return sent.body().at("/messages/0/id").asText();
    }
}

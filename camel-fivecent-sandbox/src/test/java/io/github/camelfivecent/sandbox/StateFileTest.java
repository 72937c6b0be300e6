package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Flag;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import io.github.camelfivecent.sandbox.domain.SmsOrder;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.123Z");
    private static final String PHONE = "0412345678";

    private final SandboxClock clock = new SandboxClock(NOW);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("of/its/own/sandbox.json");
    }

    @Test
    void showsAfterARestartWhatItShowedBefore() {
        Map<String, JsonNode> before;
        try (FivecentSandbox sandbox = start()) {
            use(sandbox.account(), new Caller(sandbox));
            before = everything(sandbox);
        }
        try (FivecentSandbox sandbox = start()) {
            assertThat(everything(sandbox)).isEqualTo(before);
        }
    }

    @Test
    void isTheSameToThoseWhoLookAtTheAccount() {
        String before;
        try (FivecentSandbox sandbox = start()) {
            use(sandbox.account(), new Caller(sandbox));
            before = seen(sandbox.account());
        }
        try (FivecentSandbox sandbox = start()) {
            assertThat(seen(sandbox.account())).isEqualTo(before);
        }
    }

    @Test
    void goesOnWhereItWas() {
        String scheduled;
        String underWay;
        try (FivecentSandbox sandbox = start()) {
            Account account = sandbox.account().deliverAfter(Duration.ofSeconds(5));
            Caller caller = new Caller(sandbox);
            scheduled = schedule(caller, NOW.plusSeconds(60));
            underWay = id(caller.send(PHONE, "Hi"));
            email(caller);
            caller.sms("POST", "/prewarm");
            account.optOut(PHONE);
        }
        clock.advance(Duration.ofSeconds(30));
        try (FivecentSandbox sandbox = start()) {
            Account account = sandbox.account();
            Caller caller = new Caller(sandbox);

            assertThat(account.sentSms()).extracting(StoredSms::id).containsExactly(scheduled, underWay);
            assertThat(account.sentSms().get(0).is(SmsStatus.SCHEDULED)).isTrue();
            assertThat(account.sentSms().get(1).is(SmsStatus.DELIVERED)).isTrue();
            assertThat(account.sentSms().get(1).deliveredAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(account.emails()).extracting(StoredEmail::status).containsExactly("sent");
            assertThat(caller.sms("POST", "/prewarm").error()).contains("wait 60 minutes");
            assertThat(account.optOut(PHONE)).isEqualTo(account.optOuts().get(0));

            clock.advance(Duration.ofSeconds(40));
            assertThat(account.sentSms().get(0).is(SmsStatus.DELIVERED)).isTrue();
        }
    }

    @Test
    void givesNoIdAndNoNumberTwice() {
        String id;
        String number;
        try (FivecentSandbox sandbox = start()) {
            id = sandbox.account().newId(NOW);
            number =
                    sandbox.account("another", "secret").virtualNumbers().get(0).number();
        }
        try (FivecentSandbox sandbox = start()) {
            assertThat(sandbox.account().newId(NOW)).isNotEqualTo(id);
            assertThat(sandbox.account("a third", "secret")
                            .virtualNumbers()
                            .get(0)
                            .number())
                    .isGreaterThan(number);
        }
    }

    @Test
    void keepsTheKeysUnlessOthersAreGiven() {
        String keyId;
        String keySecret;
        try (FivecentSandbox sandbox = start()) {
            keyId = sandbox.keyId();
            keySecret = sandbox.keySecret();
            sandbox.account("another", "secret").credits(7);
        }
        try (FivecentSandbox sandbox = start()) {
            assertThat(sandbox.keyId()).isEqualTo(keyId);
            assertThat(sandbox.keySecret()).isEqualTo(keySecret);
        }
        try (FivecentSandbox sandbox = builder().keyId("another").start()) {
            assertThat(sandbox.keySecret()).isEqualTo("secret");
            assertThat(sandbox.account().credits()).isEqualByComparingTo("7");
        }
        assertThatThrownBy(() -> builder().keyId("another").keySecret("wrong").start())
                .hasMessageContaining("another");
    }

    @Test
    void keepsThingsThatExistOnlyAsARule() throws IOException {
        String before;
        try (FivecentSandbox sandbox = start()) {
            Account account = sandbox.account();
            account.seedOptOuts(50_000);
            account.seedOptOuts(50_000);
            account.seedInbox(100);
            account.seedSentSms(100);
            account.seedEmails(100);
            account.remove(account.optOuts().get(60_000).id());
            account.remove(account.inbox().get(3).id());
            account.advance(account.sentSms().get(4).id(), SmsStatus.FAILED);
            before = seen(account);
        }
        assertThat(Files.size(file)).isLessThan(20_000);
        try (FivecentSandbox sandbox = start()) {
            Account account = sandbox.account();

            assertThat(seen(account)).isEqualTo(before);
            assertThat(account.optOut(account.optOuts().get(70_000).number()))
                    .isEqualTo(account.optOuts().get(70_000));
            assertThat(account.optOuts()).hasSize(99_999);
        }
    }

    @Test
    void isSavedWhileItRuns() {
        try (FivecentSandbox sandbox = start()) {
            new Caller(sandbox).send(PHONE, "As it happens");

            await().untilAsserted(() -> assertThat(file).content().contains("As it happens"));
            assertThat(file.resolveSibling("sandbox.json.new")).doesNotExist();
        }
    }

    @Test
    void isNotWrittenWhenNothingChanged() throws Exception {
        try (FivecentSandbox sandbox = start()) {
            Caller caller = new Caller(sandbox);
            caller.send(PHONE, "First");
            await().untilAsserted(() -> assertThat(file).content().contains("First"));
            // a change that came while the file was being written is in it, and written once more
            await().untilAsserted(() -> {
                Files.writeString(file, "touched");
                caller.sms("GET", "/sms");
                awaitRoundsOfSaving();
                assertThat(file).hasContent("touched");
            });
            caller.send(PHONE, "Second");
            await().untilAsserted(() -> assertThat(file).content().contains("First", "Second"));
            assertThat(Files.readAllLines(file)).hasSize(1);
        }
    }

    @Test
    void isSavedAgainWhenWhatWasInTheWayIsGone() throws IOException {
        Path aside = file.resolveSibling("sandbox.json.new");
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel() == Level.WARNING) {
                    warnings.add(record.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(StateFile.class.getName());
        logger.addHandler(handler);
        try (FivecentSandbox sandbox = start()) {
            await().until(() -> Files.exists(file));
            Files.createDirectory(aside);
            Caller caller = new Caller(sandbox);
            caller.send(PHONE, "In between");
            await().until(() -> !warnings.isEmpty());
            assertThat(file).content().doesNotContain("In between");

            Files.delete(aside);

            await().untilAsserted(() -> assertThat(file).content().contains("In between"));
            assertThat(warnings).singleElement().asString().contains(file.toString(), "tried again");
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void isForOneSandboxAtATime() {
        try (FivecentSandbox sandbox = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("in use by another sandbox");
            new Caller(sandbox).send(PHONE, "Hi");
        }
        try (FivecentSandbox sandbox = start()) {
            assertThat(sandbox.account().sentSms()).hasSize(1);
        }
    }

    @Test
    void isLeftToOthersOnceItIsStopped() {
        FivecentSandbox before = start();
        before.stop();
        try (FivecentSandbox sandbox = start()) {
            new Caller(sandbox).send(PHONE, "Hi");
            await().untilAsserted(() -> assertThat(file).content().contains("\"Hi\""));

            before.account().optOut(PHONE);
            before.close();

            assertThat(file).content().contains("\"Hi\"");
        }
    }

    @Test
    void isLeftToOthersWhenTheStartFails() {
        try (FivecentSandbox taken = FivecentSandbox.start()) {
            int port = URI.create(taken.url()).getPort();
            assertThatThrownBy(() -> builder().port(port).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + port);
        }
        start().stop();
    }

    @Test
    void neverHoldsHalfOfASend() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(4);
        AtomicBoolean over = new AtomicBoolean();
        try (FivecentSandbox sandbox =
                FivecentSandbox.builder().stateFile(file).credits(1_000_000).start()) {
            Account account = sandbox.account();
            for (int thread = 0; thread < 4; thread++) {
                String number = "041234567" + thread;
                senders.execute(() -> {
                    while (!over.get()) {
                        account.books()
                                .outbox()
                                .send(new SmsOrder("Sandbox", number + "," + PHONE, "Hi", false, false, 0));
                        account.receive(number, "STOP");
                        // so that the file stays small
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                    }
                });
            }
            long seen = 0;
            for (int round = 0; round < 5; round++) {
                long before = seen;
                await().until(() ->
                        Files.exists(file) && Files.getLastModifiedTime(file).toMillis() > before);
                seen = Files.getLastModifiedTime(file).toMillis();
                assertWhole(Caller.JSON.readTree(file.toFile()));
            }
        } finally {
            over.set(true);
            senders.shutdown();
            assertThat(senders.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    /** What was charged is what was sent, each SMS and message is in a conversation, and no id will be given again. */
    static void assertWhole(JsonNode state) {
        JsonNode books = state.at("/world/accounts/0/books");
        JsonNode wallet = books.path("wallet");
        int sent = books.at("/sms/slots").size();
        assertThat(wallet.path("charged").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(sent));
        int inConversations = 0;
        for (JsonNode conversation : books.path("conversations")) {
            inConversations += conversation.path("messages").size();
        }
        assertThat(inConversations).isEqualTo(sent + books.at("/inbox/slots").size());
    }

    @Test
    void isNewAgainAfterAReset() {
        try (FivecentSandbox sandbox = start()) {
            use(sandbox.account(), new Caller(sandbox));
            sandbox.reset();
        }
        try (FivecentSandbox sandbox = start()) {
            assertThat(sandbox.account().sentSms()).isEmpty();
            assertThat(sandbox.account().conversations()).isEmpty();
            assertThat(sandbox.account().credits()).isEqualByComparingTo("10000");
        }
    }

    @Test
    void refusesAFileThatItCannotRead() throws IOException {
        Files.createDirectories(file.getParent());
        for (String content : List.of("", "half of {", "[]", "{\"version\": 1}", "{\"version\": 2, \"world\": {}}")) {
            Files.writeString(file, content);

            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file.toString());
            assertThat(file).hasContent(content);
        }
    }

    @Test
    void isThereForTheCommandLineToo() {
        FivecentSandbox sandbox = FivecentSandboxMain.start("--port", "0", "--state", file.toString());
        new Caller(sandbox).send(PHONE, "Hi");
        sandbox.stop();

        FivecentSandbox again = FivecentSandboxMain.start("--port", "0", "--state", file.toString());
        assertThat(again.account().sentSms()).hasSize(1);
        again.stop();
    }

    /** Rounds of saving can be told by changes to another sandbox's file. */
    private void awaitRoundsOfSaving() throws IOException {
        Path other = Files.createTempDirectory(folder, "neighbour").resolve("other.json");
        try (FivecentSandbox neighbour =
                FivecentSandbox.builder().stateFile(other).start()) {
            for (String text : List.of("one", "two", "three")) {
                new Caller(neighbour).send(PHONE, text);
                await().untilAsserted(() -> assertThat(other).content().contains(text));
            }
        }
    }

    private FivecentSandbox.Builder builder() {
        return FivecentSandbox.builder().stateFile(file).clock(clock).seed(1);
    }

    private FivecentSandbox start() {
        return builder().start();
    }

    /** Something of everything that an account can hold. */
    private void use(Account account, Caller caller) {
        account.flag(Flag.UNIFIED, true)
                .flag(Flag.PREWARM, false)
                .domainLimit(2)
                .pricePerSegment(new BigDecimal("0.75"))
                .contact(PHONE, "Jane");
        caller.send(PHONE, "It costs €5");
        caller.send("447700900123", "Hi");
        String cancelled = schedule(caller, NOW.plusSeconds(600));
        caller.sms("DELETE", "/sms/" + cancelled);
        schedule(caller, NOW.plusSeconds(900));
        account.advance(account.sentSms().get(1).id(), 1234, "Anything");
        clock.advance(Duration.ofSeconds(1));
        account.receive(PHONE, "61480000000", "Look", List.of("https://example.com/1.png"));
        account.receive("0487654321", "STOP");
        account.remove(account.receive("0487654322", "Deleted").id());
        caller.sms("GET", "/conversations/" + account.conversations().get(0).id());
        email(caller);
        account.advanceEmail(account.emails().get(0).id(), "opened");
        caller.email("POST", "/domain", Map.of("domain", "example.org"));
        account.verifyDomain("example.org");
        caller.sms("POST", "/logins", Map.of("name", "Jo", "email", "jo@example.com", "role", "reporting"));
        caller.sms("POST", "/senderid", Map.of("senderid", "MyShop"));
        account.approveSenderId("MyShop");
        caller.sms("POST", "/virtualnumber", Map.of("country", "AU", "type", "unified"));
    }

    private static String schedule(Caller caller, Instant when) {
        return id(caller.sms(
                "POST",
                "/sms",
                Map.of(
                        "sender",
                        "Sandbox",
                        "to",
                        PHONE,
                        "message",
                        "Later",
                        "schedule",
                        Long.toString(when.getEpochSecond()))));
    }

    private static void email(Caller caller) {
        caller.email(
                "POST",
                "/email",
                Map.of(
                        "SenderEmail",
                        "shop@mail.example.com",
                        "Subject",
                        "Hi",
                        "Text",
                        "Hello",
                        "Recipient",
                        List.of("a@example.com"),
                        "BCC",
                        List.of("b@example.com"),
                        "Attachments",
                        List.of(Map.of("url", "https://example.com/a.pdf"))));
    }

    private static String id(Caller.Reply sent) {
        return sent.body().at("/messages/0/id").asText();
    }

    /** The answers of all operations that change nothing, not even what is read. */
    private static Map<String, JsonNode> everything(FivecentSandbox sandbox) {
        Caller caller = new Caller(sandbox);
        Account account = sandbox.account();
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String path :
                List.of("/balance", "/sms", "/inbox", "/optouts", "/conversations", "/logins", "/senderid")) {
            answers.put(path, caller.sms("GET", path).body());
        }
        answers.put("/virtualnumber", caller.sms("GET", "/virtualnumber").body());
        account.sentSms()
                .forEach(sms -> answers.put(
                        sms.id(), caller.sms("GET", "/sms/" + sms.id()).body()));
        account.conversations()
                .forEach(conversation -> answers.put(
                        conversation.id(),
                        caller.sms(
                                        "GET",
                                        "/conversations/" + conversation.id()
                                                + "?action=older&before_mo=2000000000&before_mt=2000000000")
                                .body()));
        answers.put("/email", caller.email("GET", "/email").body());
        answers.put("/domain", caller.email("GET", "/domain").body());
        account.emails()
                .forEach(email -> answers.put(
                        email.id(), caller.email("GET", "/email/" + email.id()).body()));
        account.domains()
                .forEach(domain -> answers.put(
                        domain.id(),
                        caller.email("GET", "/domain/" + domain.id()).body()));
        return answers;
    }

    private static String seen(Account account) {
        return List.of(
                        account.credits(),
                        account.books().wallet().charged(),
                        account.books().wallet().refunded(),
                        account.sentSms(),
                        account.emails(),
                        account.inbox(),
                        account.optOuts(),
                        account.conversations(),
                        account.logins(),
                        account.senderIds(),
                        account.virtualNumbers(),
                        account.domains())
                .toString();
    }
}

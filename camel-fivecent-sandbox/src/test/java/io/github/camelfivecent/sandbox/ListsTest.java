package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SmsOrder;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListsTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private Account account;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox sandbox) {
        account = sandbox.account();
        caller = new Caller(sandbox);
    }

    @Test
    void walksThroughAllPagesFromTheNewest() {
        for (int count = 0; count < 45; count++) {
            caller.send("0412333555", "Hi");
        }

        List<String> walked = walk("/sms", "messages");

        assertThat(walked)
                .isSortedAccordingTo(Collections.reverseOrder())
                .containsExactlyInAnyOrderElementsOf(
                        account.sentSms().stream().map(StoredSms::id).toList());
    }

    @Test
    void goesOnBelowAnIdThatIsGone() {
        List<String> ids = Stream.generate(
                        () -> account.receive("0412333555", "Hi").id())
                .limit(3)
                .sorted()
                .toList();
        caller.sms("DELETE", "/inbox/" + ids.get(1));

        Reply page = caller.sms("GET", "/inbox?after=" + ids.get(1).toUpperCase());

        assertThat(page.body().path("messages").findValuesAsText("id")).containsExactly(ids.get(0));
    }

    @Test
    void makesIdsThatBeginWithTheSecondAndAreNotInOrderWithinIt() {
        Instant at = Instant.ofEpochSecond(0x683554c5);
        List<String> ids = Stream.generate(() -> account.newId(at)).limit(50).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("683554c5[0-9a-f]{16}"));
        assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
    }

    @Test
    void removesAnOptOutWhateverFormItsNumberHas() {
        account.optOut("0412333555");
        account.optOut("+61412333555");
        assertThat(account.optOuts()).hasSize(1);

        assertThat(caller.sms("DELETE", "/optouts/+61412333555").error()).isEqualTo("Record Not Found");
        assertThat(caller.sms("DELETE", "/optouts/%2B61412333555").error()).isEqualTo("Record Not Found");
        assertThat(caller.sms("DELETE", "/optouts/61412333555").error()).isEmpty();
        assertThat(account.optOuts()).isEmpty();
    }

    @Test
    void optsOutAPhoneThatSaysStop() {
        account.receive("0412333555", " Stop. ");
        account.receive("0412333666", "Please don't stop");

        assertThat(account.optOuts()).singleElement().satisfies(optOut -> assertThat(optOut.number())
                .isEqualTo("61412333555"));
        assertThat(account.inbox()).hasSize(2);
    }

    @Test
    void hasANumberOnceAndRemovesItOnceHoweverManyDoSoAtTheSameTime() throws Exception {
        int phones = 1000;
        AtomicInteger removed = new AtomicInteger();
        atTheSameTime(phones, number -> account.receive(number, "STOP"));
        assertThat(account.optOuts()).hasSize(phones);

        atTheSameTime(phones, number -> {
            if (account.optIn(number)) {
                removed.incrementAndGet();
            }
        });
        assertThat(removed).hasValue(phones);
    }

    @Test
    void cancelsAScheduledMessageForOneOfThoseWhoDoSoAtTheSameTime() throws Exception {
        int phones = 300;
        Map<String, String> ids = new ConcurrentHashMap<>();
        atTheSameTime(phones, number -> ids.computeIfAbsent(number, this::schedule));
        BigDecimal credits = account.credits();
        AtomicInteger cancelled = new AtomicInteger();

        atTheSameTime(phones, number -> {
            try {
                account.cancel(ids.get(number));
                cancelled.incrementAndGet();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("not scheduled but Cancelled");
            }
        });

        assertThat(cancelled).hasValue(phones);
        assertThat(account.credits()).isEqualByComparingTo(credits.add(BigDecimal.valueOf(phones)));
    }

    private String schedule(String to) {
        long later = Instant.now().getEpochSecond() + 3600;
        SmsOrder order = new SmsOrder("Sandbox", to, "Later", false, false, later);
        return account.books().outbox().send(order).get(0).id();
    }

    /** Does something with each of so many numbers, on several threads that take the same one together. */
    private static void atTheSameTime(int phones, Consumer<String> action) throws Exception {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> all = Collections.nCopies(threads, () -> {
                for (int phone = 0; phone < phones; phone++) {
                    together.await();
                    action.accept("04%08d".formatted(phone));
                }
                return null;
            });
            for (Future<Void> done : pool.invokeAll(all)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void answersAReplyWithTheMessageItIsTo() {
        caller.send("0412333555", "Hi");

        assertThat(account.receive("+61412333555", "Hello").replyTo())
                .isEqualTo(account.sentSms().get(0).id());
        assertThat(account.receive("0412333666", "Hello").replyTo()).isEmpty();
    }

    private List<String> walk(String path, String array) {
        List<String> ids = new ArrayList<>();
        String after = "";
        while (after != null) {
            Reply page = caller.sms("GET", path + "?after=" + after);
            assertThat(page.error()).isEmpty();
            JsonNode items = page.body().path(array);
            items.forEach(item -> ids.add(item.path("id").asText()));
            after = page.after();
        }
        return ids;
    }
}

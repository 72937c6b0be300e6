package io.github.camelfivecent.ledger;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.camelfivecent.CapturedLog;
import io.github.camelfivecent.ledger.Entry.State;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Claims: who may send, who waits, and what is never forgotten. */
class SendLedgerTest {

    private static final Duration CLAIM = Duration.ofSeconds(60);
    private static final String KEY = "key";

    private final ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
    private final MapSendRepository repository = new MapSendRepository(map);
    private final SendLedger ledger = ledger(CLAIM);
    private final TestSend send = new TestSend();

    private SendLedger ledger(Duration claimTimeout) {
        return new SendLedger(repository, claimTimeout, Duration.ofDays(7), true);
    }

    /** A send that does as it is told. */
    private static final class TestSend implements SendLedger.Send<String> {

        private final List<Instant> looks = new ArrayList<>();
        private Function<BooleanSupplier, String> make = mayBegin -> "sent";
        private Function<Instant, String> find = since -> null;

        @Override
        public String operation() {
            return "sms.send";
        }

        @Override
        public String request() {
            return "hash";
        }

        @Override
        public String make(BooleanSupplier mayBegin) {
            return make.apply(mayBegin);
        }

        @Override
        public String find(Instant since) {
            looks.add(since);
            return find.apply(since);
        }

        @Override
        public String write(String answer) {
            return answer;
        }

        @Override
        public String read(String json) {
            return json;
        }
    }

    @Test
    void aClaimOfADeadProcessIsResolvedFromTheTimeOfItsFirstRequestHoweverOftenItIsTakenOver() {
        Instant first = Instant.ofEpochMilli(Instant.now().minusSeconds(3600).toEpochMilli());
        leave(new Entry(State.CLAIMED, "dead", first.toEpochMilli(), first.toEpochMilli(), "hash", null));
        send.find = since -> {
            // as if this process had died as well, between its claim and what it found
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> once(CLAIM)).hasMessage("killed");
        Entry taken = entry();
        assertThat(taken.owner()).isNotEqualTo("dead");
        leave(new Entry(State.CLAIMED, taken.owner(), taken.since(), first.toEpochMilli(), "hash", null));
        send.find = since -> "found";

        assertThat(once(CLAIM)).isEqualTo("found");

        assertThat(send.looks).containsExactly(first, first);
        assertThat(once(CLAIM)).isEqualTo("found");
    }

    @Test
    void anUnknownOutcomeKeepsTheTimeOfItsFirstRequest() {
        send.make = mayBegin -> {
            throw unknown();
        };
        send.find = since -> {
            throw unknown();
        };
        assertThatThrownBy(() -> once(CLAIM)).isInstanceOf(FivecentOutcomeUnknownException.class);
        long first = entry().since();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> once(CLAIM)).isInstanceOf(FivecentOutcomeUnknownException.class);
        }

        assertThat(entry().since()).isEqualTo(first);
        assertThat(entry().state()).isEqualTo(State.UNKNOWN);
        assertThat(send.looks).hasSize(3).containsOnly(Instant.ofEpochMilli(first));
    }

    @Test
    void whatWasCertainlyNotSentIsSent() {
        leave(new Entry(State.UNKNOWN, "other", 0, 0, "hash", null));

        assertThat(once(CLAIM)).isEqualTo("sent");

        assertThat(entry().answer()).isEqualTo("sent");
    }

    @Test
    void aClaimThatIsYoungIsWaitedFor() {
        Entry other = Entry.claim("hash", Instant.now());
        leave(other);
        CompletableFuture<String> waiting = supplyAsync(() -> once(CLAIM));

        assertThat(repository.replace(
                        KEY, other.text(), other.as(State.ANSWERED, "theirs").text(), Instant.MAX.minusSeconds(1)))
                .isTrue();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("theirs");
    }

    @Test
    void theNextInLineSendsWhenTheFirstWasNotDone() {
        Entry other = Entry.claim("hash", Instant.now());
        leave(other);
        CompletableFuture<String> waiting = supplyAsync(() -> once(CLAIM));

        assertThat(repository.remove(KEY, other.text())).isTrue();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("sent");
        assertThat(send.looks).isEmpty();
    }

    @Test
    void ofManyThatComeTogetherOneSends() {
        CountDownLatch sends = new CountDownLatch(2);
        send.make = mayBegin -> {
            sends.countDown();
            return "sent";
        };
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(supplyAsync(() -> once(CLAIM)));
        }

        assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo("sent"));
        assertThat(sends.getCount()).isEqualTo(1);
    }

    @Test
    void noRequestIsBegunOnceHalfOfTheTimeOfTheClaimIsOver() {
        Duration claim = Duration.ofSeconds(1);
        send.make = mayBegin -> {
            // It was taken at a whole millisecond, and half of the time is counted by another clock.
            Instant half = entry().taken().plus(claim.dividedBy(2)).plusMillis(10);
            Instant asked = Instant.now();
            while (mayBegin.getAsBoolean()) {
                assertThat(asked).isBefore(half);
                asked = Instant.now();
            }
            throw new FivecentUnavailableException("too late", Answer.none("sms.send"), true, null, null);
        };

        assertThatThrownBy(() -> once(claim)).isInstanceOf(FivecentUnavailableException.class);

        assertThat(map).isEmpty();
    }

    @Test
    void noRequestIsBegunAfterTheMachineSlept() {
        SandboxClock clock = new SandboxClock(Instant.now());
        SendLedger ledger = new SendLedger(new MapSendRepository(map), CLAIM, Duration.ofDays(7), true, clock);
        BooleanSupplier mayBegin = ledger.mayBegin();
        assertThat(mayBegin.getAsBoolean()).isTrue();

        clock.advance(CLAIM);

        assertThat(mayBegin.getAsBoolean()).isFalse();
    }

    @Test
    void whoseClaimWasTakenOverIsWarned() {
        send.make = mayBegin -> {
            map.clear();
            return "sent";
        };
        try (CapturedLog log = new CapturedLog()) {
            assertThat(once(CLAIM)).isEqualTo("sent");

            assertThat(log.from(SendLedger.class.getName(), Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("sendClaimTimeout");
        }
    }

    @Test
    void anInterruptEndsAWaitAndStaysSet() {
        leave(Entry.claim("hash", Instant.now()));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> once(CLAIM)).isInstanceOf(FivecentUnavailableException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void expiredEntriesAreCleanedNowAndThenAndAFailureToCleanEndsNoSend() {
        SendRepository unclean = new SendRepository() {
            @Override
            public String putIfAbsent(String key, String value, Instant now, Instant expires) {
                return repository.putIfAbsent(key, value, now, expires);
            }

            @Override
            public boolean replace(String key, String expected, String value, Instant expires) {
                return repository.replace(key, expected, value, expires);
            }

            @Override
            public boolean remove(String key, String expected) {
                return repository.remove(key, expected);
            }

            @Override
            public void clean(Instant now) {
                repository.clean(now);
                throw new IllegalStateException("the database is gone");
            }
        };
        repository.putIfAbsent("old", "entry", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        SendLedger many = new SendLedger(unclean, CLAIM, Duration.ofDays(7), true);

        for (int i = 0; i < 1_024; i++) {
            assertThat(many.once("key " + i, send, () -> true)).isEqualTo("sent");
        }

        assertThat(map).hasSize(1_024).doesNotContainKey("old");
    }

    @Test
    void anEntryThatSomebodyElseWroteIsNoReasonToSend() {
        repository.putIfAbsent(KEY, "not JSON", Instant.now(), Instant.now().plusSeconds(60));
        CountDownLatch sends = new CountDownLatch(1);
        send.make = mayBegin -> {
            sends.countDown();
            return "sent";
        };

        assertThatThrownBy(() -> once(CLAIM)).isInstanceOf(RuntimeException.class);

        assertThat(sends.getCount()).isEqualTo(1);
    }

    private String once(Duration claimTimeout) {
        return (claimTimeout == CLAIM ? ledger : ledger(claimTimeout)).once(KEY, send, () -> true);
    }

    private void leave(Entry entry) {
        map.remove(KEY);
        assertThat(repository.putIfAbsent(
                        KEY, entry.text(), Instant.now(), Instant.now().plusSeconds(60)))
                .isNull();
    }

    private Entry entry() {
        String stored = map.get(KEY);
        return Entry.parse(stored.substring(stored.indexOf(' ') + 1));
    }

    private static FivecentOutcomeUnknownException unknown() {
        return new FivecentOutcomeUnknownException("no answer came", Answer.none("sms.send"), null);
    }
}

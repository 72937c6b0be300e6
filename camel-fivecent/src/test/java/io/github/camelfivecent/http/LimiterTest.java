package io.github.camelfivecent.http;

import static io.github.camelfivecent.http.Priority.POLL;
import static io.github.camelfivecent.http.Priority.SEND;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimiterTest {

    private static final Limits ONE_AT_A_TIME = Limits.of(null, 1);

    private final LeapingTicker time = new LeapingTicker();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void withoutLimitsNobodyWaits() throws Exception {
        Limiter limiter = new Limiter(Limits.NONE, time);
        for (int i = 0; i < 1000; i++) {
            limiter.acquire(SEND);
        }
        assertThat(time.elapsed()).isZero();
        assertThat(limiter.inFlight()).isEqualTo(1000);
    }

    @Test
    void startsAreSpacedByTheRate() throws Exception {
        Limiter limiter = new Limiter(Limits.of(4.0, null), time);
        for (int i = 0; i < 5; i++) {
            limiter.acquire(SEND).close();
        }
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void afterA429NobodyStartsBeforeItsTimeIsOver() throws Exception {
        Limiter limiter = new Limiter(Limits.NONE, time);
        Permit givenBefore = limiter.acquire(SEND);
        limiter.throttled(Duration.ofSeconds(7));
        assertThat(limiter.pause()).isEqualTo(Duration.ofSeconds(7));
        givenBefore.close();

        limiter.acquire(SEND).close();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(7));
        assertThat(limiter.pause()).isZero();
        limiter.acquire(POLL).close();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aPauseIsOnlyEverMadeLonger() {
        Limiter limiter = new Limiter(Limits.NONE, time);
        limiter.throttled(Duration.ofSeconds(10));
        time.leap(Duration.ofSeconds(1));
        limiter.throttled(Duration.ofSeconds(2));
        limiter.throttled(Duration.ZERO);
        limiter.throttled(Duration.ofSeconds(-5));
        assertThat(limiter.pause()).isEqualTo(Duration.ofSeconds(9));
        limiter.throttled(Duration.ofSeconds(20));
        assertThat(limiter.pause()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void noServiceCanPauseForMoreThanADay() {
        Limiter limiter = new Limiter(Limits.NONE, time);
        limiter.throttled(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(limiter.pause()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aDeadlineEndsTheWait() {
        Limiter limiter = new Limiter(Limits.NONE, time);
        limiter.throttled(Duration.ofHours(1));
        Duration deadline = Duration.ofSeconds(3);
        assertThatThrownBy(() -> limiter.acquire(SEND, () -> time.elapsed().compareTo(deadline) < 0))
                .isInstanceOf(CancellationException.class);
        assertThat(time.elapsed()).isEqualTo(deadline);
        assertThat(limiter.waiting()).isZero();
        assertThat(limiter.inFlight()).isZero();
    }

    @Test
    void closingAPermitTwiceFreesOnePlace() throws Exception {
        Limiter limiter = new Limiter(Limits.of(null, 2));
        Permit permit = limiter.acquire(SEND);
        limiter.acquire(SEND);
        permit.close();
        permit.close();
        assertThat(limiter.inFlight()).isEqualTo(1);
    }

    @Test
    void waitersAreServedInTheOrderOfTheirArrivalAndSendsBeforePolls() throws Exception {
        List<String> served = serve(List.of("poll 1", "send 1", "poll 2", "send 2", "send 3"));
        assertThat(served).containsExactly("send 1", "send 2", "send 3", "poll 1", "poll 2");
    }

    @Test
    void nobodyPassesAWaiterThatCouldGoNow() throws Exception {
        Limiter limiter = new Limiter(Limits.NONE, time);
        limiter.throttled(Duration.ofSeconds(1));
        BooleanSupplier triesToPass = () -> {
            time.leap(Duration.ofSeconds(1));
            assertThat(limiter.pause()).isZero();
            assertThatThrownBy(() -> limiter.acquire(POLL, () -> false)).isInstanceOf(CancellationException.class);
            return true;
        };
        limiter.acquire(SEND, triesToPass).close();
    }

    @Test
    void oneOfTenPermitsGoesToAWaitingPoll() throws Exception {
        List<String> waiters = new ArrayList<>(nCopies(3, "poll"));
        waiters.addAll(nCopies(25, "send"));
        List<String> expected = new ArrayList<>();
        for (int sends : new int[] {9, 9, 7}) {
            expected.addAll(nCopies(sends, "send"));
            expected.add("poll");
        }
        assertThat(serve(waiters)).isEqualTo(expected);
    }

    /** Lets waiters arrive one by one while the only place is taken, frees it, and tells who was served when. */
    private List<String> serve(List<String> waiters) throws Exception {
        Limiter limiter = new Limiter(ONE_AT_A_TIME);
        Permit taken = limiter.acquire(SEND);
        List<String> served = new CopyOnWriteArrayList<>();
        List<Future<?>> all = new ArrayList<>();
        for (String waiter : waiters) {
            all.add(waiting(limiter, () -> {
                try (Permit permit = limiter.acquire(waiter.startsWith("send") ? SEND : POLL)) {
                    served.add(waiter);
                    return permit;
                }
            }));
        }
        taken.close();
        for (Future<?> each : all) {
            each.get();
        }
        assertThat(limiter.inFlight()).isZero();
        return served;
    }

    @Test
    void anInterruptedWaiterHasTakenNothingAndTheTurnPassesOn() throws Exception {
        Limiter limiter = new Limiter(ONE_AT_A_TIME);
        Permit taken = limiter.acquire(SEND);
        FutureTask<Permit> first = new FutureTask<>(() -> limiter.acquire(SEND));
        Thread firstThread = new Thread(first);
        firstThread.start();
        await().until(() -> limiter.waiting() == 1);
        Future<Permit> second = waiting(limiter, () -> limiter.acquire(SEND));

        firstThread.interrupt();
        assertThatThrownBy(first::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(limiter.waiting()).isEqualTo(1);
        assertThat(limiter.inFlight()).isEqualTo(1);

        taken.close();
        second.get().close();
        assertThat(limiter.inFlight()).isZero();
    }

    @Test
    void aThreadThatIsInterruptedAlreadyTakesNothing() {
        Limiter limiter = new Limiter(Limits.NONE);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> limiter.acquire(SEND)).isInstanceOf(InterruptedException.class);
        assertThat(limiter.inFlight()).isZero();
    }

    @Test
    void aWaiterGoesAwayWithItsRouteAndTheTurnPassesOn() throws Exception {
        Limiter limiter = new Limiter(ONE_AT_A_TIME);
        Permit taken = limiter.acquire(SEND);
        AtomicBoolean routeRuns = new AtomicBoolean(true);
        Future<Permit> ofRoute = waiting(limiter, () -> limiter.acquire(SEND, routeRuns::get));
        Future<Permit> other = waiting(limiter, () -> limiter.acquire(POLL));

        routeRuns.set(false);
        assertThatThrownBy(ofRoute::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        taken.close();
        other.get().close();
        assertThat(limiter.inFlight()).isZero();
    }

    @Test
    void aWaiterWhoseQuestionFailsLeavesNothingBehind() throws Exception {
        Limiter limiter = new Limiter(ONE_AT_A_TIME);
        Permit taken = limiter.acquire(SEND);
        assertThatThrownBy(() -> limiter.acquire(SEND, () -> {
                    throw new IllegalStateException("route is gone");
                }))
                .isInstanceOf(IllegalStateException.class);
        taken.close();
        assertThat(limiter.waiting()).isZero();
        limiter.acquire(SEND).close();
    }

    @Test
    void aHigherLimitLetsWaitersIn() throws Exception {
        Limiter limiter = new Limiter(ONE_AT_A_TIME);
        limiter.acquire(SEND);
        Future<Permit> second = waiting(limiter, () -> limiter.acquire(SEND));
        Future<Permit> third = waiting(limiter, () -> limiter.acquire(SEND));
        limiter.limit(Limits.of(null, 3));
        second.get();
        third.get();
        assertThat(limiter.inFlight()).isEqualTo(3);
    }

    @Test
    void aLowerLimitHoldsOnceEnoughHaveEnded() throws Exception {
        Limiter limiter = new Limiter(Limits.NONE);
        Permit first = limiter.acquire(SEND);
        Permit second = limiter.acquire(SEND);
        limiter.limit(ONE_AT_A_TIME);
        first.close();
        assertThatThrownBy(() -> limiter.acquire(SEND, () -> false)).isInstanceOf(CancellationException.class);
        second.close();
        limiter.acquire(SEND, () -> false).close();
    }

    private <T> Future<T> waiting(Limiter limiter, Callable<T> waiter) {
        int before = limiter.waiting();
        Future<T> future = threads.submit(waiter);
        await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> limiter.waiting() == before + 1);
        return future;
    }
}

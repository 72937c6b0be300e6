package io.github.camelfivecent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimiterConcurrencyTest {

    private static final int THREADS = 20;

    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    @Test
    void neverAreMoreUnderWayThanAllowed() throws Exception {
        Limiter limiter = new Limiter(Limits.of(null, 5));
        onEachThread(() -> {
            for (int i = 0; i < 2000; i++) {
                try (Permit permit = limiter.acquire(anyPriority())) {
                    request(permit);
                }
            }
            return null;
        });
        assertThat(mostUnderWay.get()).isBetween(1, 5);
        assertThat(limiter.inFlight()).isZero();
        assertThat(limiter.waiting()).isZero();
    }

    @Test
    void neverDoesASecondSeeMoreThanAllowed() throws Exception {
        int perSecond = 300;
        Limiter limiter = new Limiter(Limits.of((double) perSecond, 5));
        ConcurrentLinkedQueue<Long> seen = new ConcurrentLinkedQueue<>();
        onEachThread(() -> {
            for (int i = 0; i < 40; i++) {
                try (Permit permit = limiter.acquire(anyPriority())) {
                    long seenAt = request(permit);
                    long started = permit.countedUntil - Pace.LONGEST_WAY - Pace.SECOND;
                    // what a machine holds up for longer than that is beyond the promise
                    if (seenAt - started <= Pace.LONGEST_WAY) {
                        seen.add(seenAt);
                    }
                }
            }
            return null;
        });
        List<Long> instants = seen.stream().sorted().toList();
        assertThat(instants).hasSizeGreaterThan(perSecond);
        for (int i = 0; i + perSecond < instants.size(); i++) {
            assertThat(instants.get(i + perSecond) - instants.get(i)).isGreaterThanOrEqualTo(Pace.SECOND);
        }
        assertThat(mostUnderWay.get()).isBetween(1, 5);
    }

    @Test
    void interruptionsAtAnyMomentLoseNoPermitAndNoWaiter() throws Exception {
        Limiter limiter = new Limiter(Limits.of(null, 3));
        ConcurrentLinkedQueue<Thread> workers = new ConcurrentLinkedQueue<>();
        AtomicInteger busy = new AtomicInteger(THREADS);
        List<Future<Void>> all = submitToEachThread(() -> {
            workers.add(Thread.currentThread());
            int done = 0;
            while (done < 500) {
                try (Permit permit = limiter.acquire(anyPriority())) {
                    request(permit);
                    done++;
                } catch (InterruptedException e) {
                    // it begins anew, as a route that is started again would
                }
            }
            busy.decrementAndGet();
            return null;
        });
        while (busy.get() > 0) {
            workers.stream()
                    .skip(ThreadLocalRandom.current().nextInt(THREADS))
                    .findFirst()
                    .ifPresent(Thread::interrupt);
            Thread.yield();
        }
        for (Future<Void> each : all) {
            each.get();
        }
        assertThat(mostUnderWay.get()).isBetween(1, 3);
        assertThat(limiter.inFlight()).isZero();
        assertThat(limiter.waiting()).isZero();
    }

    /** Says when the service would have seen it. */
    private long request(Permit permit) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        spin();
        long seenAt = System.nanoTime();
        spin();
        underWay.decrementAndGet();
        assertThat(permit.open).isTrue();
        return seenAt;
    }

    private static void spin() {
        long until = System.nanoTime() + ThreadLocalRandom.current().nextLong(TimeUnit.MICROSECONDS.toNanos(50));
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static Priority anyPriority() {
        return ThreadLocalRandom.current().nextBoolean() ? Priority.SEND : Priority.POLL;
    }

    private void onEachThread(Callable<Void> work) throws Exception {
        for (Future<Void> each : submitToEachThread(work)) {
            each.get();
        }
    }

    private List<Future<Void>> submitToEachThread(Callable<Void> work) {
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(executor.submit(() -> {
                ready.countDown();
                ready.await();
                return work.call();
            }));
        }
        return all;
    }
}

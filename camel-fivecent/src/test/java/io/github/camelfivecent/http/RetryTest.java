package io.github.camelfivecent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RetryTest {

    private static final BooleanSupplier ALWAYS = () -> true;
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);

    private final List<Duration> waits = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private Retry.Sleeper sleeper = nanos -> waits.add(Duration.ofNanos(nanos));

    /** A failure as the caller of {@link Retry} knows it. */
    private static final class Failure extends RuntimeException {
        private final boolean repeatable;
        private final Duration retryAfter;

        Failure(boolean repeatable, Duration retryAfter) {
            this.repeatable = repeatable;
            this.retryAfter = retryAfter;
        }
    }

    private Retry retry(int maxRetries, Duration delay, Duration maxDelay, DoubleSupplier random) {
        return new Retry(
                maxRetries,
                delay,
                maxDelay,
                failure -> failure instanceof Failure known && known.repeatable,
                failure -> Optional.ofNullable(((Failure) failure).retryAfter),
                random,
                nanos -> sleeper.sleep(nanos));
    }

    private Retry retry(int maxRetries) {
        return retry(maxRetries, DELAY, MAX_DELAY, () -> 0);
    }

    private Supplier<String> failing(int times, RuntimeException failure) {
        return () -> {
            if (attempts.incrementAndGet() <= times) {
                throw failure;
            }
            return "answer";
        };
    }

    private Duration waited() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Example
    void whatSucceedsIsDoneOnce() {
        assertThat(retry(3).call(ALWAYS, failing(0, null))).isEqualTo("answer");
        assertThat(attempts).hasValue(1);
        assertThat(waits).isEmpty();
    }

    @Example
    void whatIsSafeToRepeatIsRepeatedUntilItSucceeds() {
        assertThat(retry(3).call(ALWAYS, failing(3, new Failure(true, null)))).isEqualTo("answer");
        assertThat(attempts).hasValue(4);
        assertThat(waited()).isEqualTo(Duration.ofMillis(250 + 500 + 1000));
    }

    @Example
    void afterTheLastRetryTheLastFailureIsGiven() {
        Failure failure = new Failure(true, null);
        assertThatThrownBy(() -> retry(3).call(ALWAYS, failing(99, failure))).isSameAs(failure);
        assertThat(attempts).hasValue(4);
    }

    @Example
    void withoutRetriesThereIsOneAttempt() {
        Failure failure = new Failure(true, Duration.ZERO);
        assertThatThrownBy(() -> retry(0).call(ALWAYS, failing(99, failure))).isSameAs(failure);
        assertThat(attempts).hasValue(1);
    }

    @Example
    void whatIsNotSafeToRepeatIsNeverRepeated() {
        Failure failure = new Failure(false, Duration.ZERO);
        assertThatThrownBy(() -> retry(3).call(ALWAYS, failing(99, failure))).isSameAs(failure);
        assertThat(attempts).hasValue(1);
        assertThat(waits).isEmpty();
    }

    @Example
    void anUnknownFailureIsNeverRepeated() {
        IllegalStateException failure = new IllegalStateException();
        assertThatThrownBy(() -> retry(3).call(ALWAYS, failing(99, failure))).isSameAs(failure);
        assertThat(attempts).hasValue(1);
    }

    @Property
    void aWaitIsTheUpperHalfOfADoublingDelayWithItsBound(
            @ForAll @IntRange(min = 1, max = 80) int retries,
            @ForAll @LongRange(max = 100_000) long delay,
            @ForAll @LongRange(max = 1_000_000) long more,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double random) {
        Duration maxDelay = Duration.ofMillis(delay + more);
        Failure failure = new Failure(true, null);
        attempts.set(0);
        List<Duration> backoffs = new ArrayList<>();
        AtomicInteger last = new AtomicInteger();
        sleeper = nanos -> {
            if (last.getAndSet(attempts.get()) < attempts.get()) {
                backoffs.add(Duration.ZERO);
            }
            int current = backoffs.size() - 1;
            backoffs.set(current, backoffs.get(current).plusNanos(nanos));
        };
        Retry retry = retry(retries, Duration.ofMillis(delay), maxDelay, () -> random);
        assertThatThrownBy(() -> retry.call(ALWAYS, failing(Integer.MAX_VALUE, failure)))
                .isSameAs(failure);

        assertThat(attempts).hasValue(retries + 1);
        assertThat(backoffs).hasSize(delay == 0 ? 0 : retries);
        for (int i = 0; i < backoffs.size(); i++) {
            double doubled = Math.min(maxDelay.toNanos(), delay * 1e6 * Math.pow(2, i));
            assertThat((double) backoffs.get(i).toNanos()).isBetween(doubled / 2 - 1, doubled);
        }
    }

    @Property
    void allWaitsTogetherNeverExceedTheirBound(
            @ForAll @IntRange(max = 10) int retries,
            @ForAll List<@LongRange(max = 100_000) Long> asked,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double random) {
        waits.clear();
        attempts.set(0);
        Supplier<String> attempt = () -> {
            int number = attempts.getAndIncrement();
            throw new Failure(true, number < asked.size() ? Duration.ofMillis(asked.get(number)) : null);
        };
        assertThatThrownBy(() -> retry(retries, DELAY, MAX_DELAY, () -> random).call(ALWAYS, attempt))
                .isInstanceOf(Failure.class);
        assertThat(waited()).isLessThanOrEqualTo(retry(retries).longestWait());
        assertThat(retry(retries).longestWait())
                .isEqualTo(retries == 1 ? Duration.ofMinutes(1) : MAX_DELAY.multipliedBy(retries));
        assertThat(attempts.get()).isBetween(1, retries + 1);
    }

    @Example
    void whatTheServiceAsksForGoesBeforeOurOwnDelay() {
        assertThat(retry(3).call(ALWAYS, failing(1, new Failure(true, Duration.ofSeconds(45)))))
                .isEqualTo("answer");
        assertThat(waited()).isEqualTo(Duration.ofSeconds(45));
        waits.clear();
        attempts.set(0);
        retry(3).call(ALWAYS, failing(1, new Failure(true, Duration.ZERO)));
        assertThat(waits).isEmpty();
    }

    @Example
    void aServiceThatAsksForTooLongIsNotWaitedForAtAll() {
        Failure failure = new Failure(true, Duration.ofSeconds(91));
        assertThatThrownBy(() -> retry(3).call(ALWAYS, failing(1, failure))).isSameAs(failure);
        assertThat(attempts).hasValue(1);
        assertThat(waits).isEmpty();
    }

    @Example
    void anInterruptEndsTheWaitAndIsKept() {
        Failure failure = new Failure(true, null);
        sleeper = nanos -> {
            throw new InterruptedException();
        };
        assertThatThrownBy(() -> retry(3).call(ALWAYS, failing(99, failure))).isSameAs(failure);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    @Example
    void aThreadThatIsInterruptedAlreadyMakesNoFurtherAttemptEvenWithoutAWait() {
        Failure failure = new Failure(true, Duration.ZERO);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> retry(3).call(ALWAYS, failing(99, failure))).isSameAs(failure);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    @Example
    void aRouteThatStopsEndsTheWait() {
        Failure failure = new Failure(true, Duration.ofSeconds(60));
        BooleanSupplier runs = () -> waited().compareTo(Duration.ofSeconds(1)) < 0;
        assertThatThrownBy(() -> retry(3).call(runs, failing(99, failure))).isSameAs(failure);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(1));
        assertThat(attempts).hasValue(1);
    }

    @Example
    void whatTheServiceAsksForIsWaitedForHoweverShortTheOtherWaitsAre() {
        Retry retry = retry(1, Duration.ofMillis(1), Duration.ofMillis(2), () -> 0);
        Supplier<String> attempt = () -> {
            if (attempts.getAndIncrement() == 0) {
                throw new Failure(true, Duration.ofSeconds(60));
            }
            return "done";
        };

        assertThat(retry.call(ALWAYS, attempt)).isEqualTo("done");
        assertThat(waited()).isEqualTo(Duration.ofSeconds(60));
    }

    @Example
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> retry(-1)).hasMessageContaining("maxRetries");
        assertThatThrownBy(() -> retry(1, Duration.ofSeconds(-1), MAX_DELAY, () -> 0))
                .hasMessageContaining("retryDelay");
        assertThatThrownBy(() -> retry(1, DELAY, Duration.ofSeconds(-1), () -> 0))
                .hasMessageContaining("maxRetryDelay");
        assertThatThrownBy(() -> retry(1, DELAY, Duration.ofDays(2), () -> 0)).hasMessageContaining("maxRetryDelay");
    }

    @Example
    void theRealClockAndChanceWorkToo() {
        Retry retry =
                new Retry(3, Duration.ofMillis(1), Duration.ofMillis(2), failure -> true, failure -> Optional.empty());
        assertThat(retry.call(ALWAYS, failing(3, new IllegalStateException()))).isEqualTo("answer");
    }
}

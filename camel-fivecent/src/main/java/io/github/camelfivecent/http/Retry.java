package io.github.camelfivecent.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what failed and is safe to repeat.
 *
 * <p>The wait before retry <i>n</i> is {@code delay × 2ⁿ⁻¹}, at most {@code maxDelay}, of which the upper half is left
 * to chance, so that those who failed together do not come back together. A wait that the service asks for goes before
 * this one, also where it is longer than {@code maxDelay}, as long as all waits of a call together stay within
 * {@code maxRetries × maxDelay}, or a minute if that is longer. One that does not fit is not waited for: the call fails at
 * once, with the failure that carries it, so that no thread is held for the hours that a service may ask for. A call thus
 * ends after at most {@code maxRetries + 1} attempts and that time.
 *
 * <p>Immutable and safe for threads.
 */
public final class Retry {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);
    private static final Duration ASKED = Duration.ofMinutes(1);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(250);

    private final int maxRetries;
    private final long delay;
    private final long maxDelay;
    private final Duration longestWait;
    private final Predicate<? super RuntimeException> repeatable;
    private final Function<? super RuntimeException, Optional<Duration>> retryAfter;
    private final DoubleSupplier random;
    private final Sleeper sleeper;

    /** Lets the thread wait, so that tests need not. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(long nanos) throws InterruptedException;
    }

    /**
     * @param maxRetries attempts after the first; 0 for none
     * @param delay the wait before the first retry, before chance shortens it by up to half
     * @param maxDelay the longest such wait
     * @param repeatable whether what failed so is safe to repeat
     * @param retryAfter how long the service asked to wait with that failure, empty if it did not
     * @throws IllegalArgumentException if a value is negative, {@code delay} above {@code maxDelay} or that above a day;
     *     the message names the option
     */
    public Retry(
            int maxRetries,
            Duration delay,
            Duration maxDelay,
            Predicate<? super RuntimeException> repeatable,
            Function<? super RuntimeException, Optional<Duration>> retryAfter) {
        this(
                maxRetries,
                delay,
                maxDelay,
                repeatable,
                retryAfter,
                () -> ThreadLocalRandom.current().nextDouble(),
                TimeUnit.NANOSECONDS::sleep);
    }

    Retry(
            int maxRetries,
            Duration delay,
            Duration maxDelay,
            Predicate<? super RuntimeException> repeatable,
            Function<? super RuntimeException, Optional<Duration>> retryAfter,
            DoubleSupplier random,
            Sleeper sleeper) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must not be negative, was " + maxRetries);
        }
        if (delay.isNegative() || maxDelay.isNegative() || maxDelay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("retryDelay and maxRetryDelay must not be negative, and the second not"
                    + " above a day; they were " + delay + " and " + maxDelay);
        }
        this.maxRetries = maxRetries;
        this.delay = delay.toNanos();
        this.maxDelay = maxDelay.toNanos();
        Duration backoffs = maxDelay.multipliedBy(maxRetries);
        this.longestWait = maxRetries > 0 && backoffs.compareTo(ASKED) < 0 ? ASKED : backoffs;
        this.repeatable = repeatable;
        this.retryAfter = retryAfter;
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * Makes attempts until one succeeds, or fails for good.
     *
     * @param stillWanted asked before and during each wait, about four times a second; at false no further attempt is
     *     made
     * @param attempt what to do; it is called on this thread
     * @return what the attempt that succeeded gave
     * @throws RuntimeException the last attempt's failure, as it was. If the thread is interrupted there is no further
     *     attempt either, and its interrupt flag is set
     */
    public <T> T call(BooleanSupplier stillWanted, Supplier<T> attempt) {
        Duration waitsLeft = longestWait();
        for (int retry = 1; ; retry++) {
            try {
                return attempt.get();
            } catch (RuntimeException failure) {
                if (retry > maxRetries || !repeatable.test(failure)) {
                    throw failure;
                }
                Duration wait = waitBefore(retry, failure);
                if (wait.compareTo(waitsLeft) > 0 || !waited(wait, stillWanted)) {
                    throw failure;
                }
                waitsLeft = waitsLeft.minus(wait);
            }
        }
    }

    /** How long a call waits at most, all its waits together. Who is told to wait longer need not begin to. */
    public Duration longestWait() {
        return longestWait;
    }

    private Duration waitBefore(int retry, RuntimeException failure) {
        Optional<Duration> asked = retryAfter.apply(failure);
        Duration wait = asked.orElseGet(() -> backoff(retry));
        LOG.debug(
                "{}; retry {} of {} is due in {}{}",
                failure.getClass().getSimpleName(),
                retry,
                maxRetries,
                wait,
                asked.isPresent() ? ", as the service asks" : "");
        return wait;
    }

    private Duration backoff(int retry) {
        double longest = Math.min(maxDelay, delay * Math.pow(2, retry - 1));
        return Duration.ofNanos((long) (longest * (1 + random.getAsDouble()) / 2));
    }

    /** Whether the wait is over and another attempt is wanted. */
    private boolean waited(Duration wait, BooleanSupplier stillWanted) {
        long left = wait.toNanos();
        while (stillWanted.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            if (left <= 0) {
                return true;
            }
            long part = Math.min(left, LOOK_AGAIN);
            left -= part;
            try {
                sleeper.sleep(part);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return false;
    }
}

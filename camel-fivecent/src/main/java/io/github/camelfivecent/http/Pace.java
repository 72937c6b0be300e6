package io.github.camelfivecent.http;

import java.util.PriorityQueue;

/**
 * When the next request may start: the limit of requests a second, and the pause after a 429. Times are nanoseconds of
 * one clock and compared by their difference. Not safe for threads; the {@link Limiter}'s lock guards all but how long the
 * pause still lasts.
 *
 * <p>Starts are spaced evenly. That alone bounds what leaves here, but not what the service sees: requests that were
 * held up on the way arrive together with those after them. So a request also counts from its start until one second
 * after its end, because the service may have seen it at any time in between, and at no time do more than the limit
 * count. Of any requests that the service sees within one second, the one that started last found all the others still
 * counting.
 */
final class Pace {

    static final long SECOND = 1_000_000_000L;

    /**
     * How long a request is at most taken to be on its way. Without this bound a few answers that never come would stop
     * all others until they time out.
     */
    static final long LONGEST_WAY = SECOND;

    private final PriorityQueue<Permit> counted =
            new PriorityQueue<>((one, other) -> Long.signum(one.countedUntil - other.countedUntil));

    private boolean limited;
    private int most;
    private long interval;
    private long lastStart;
    private volatile long pausedUntil;

    Pace(long now) {
        lastStart = now - Limits.LONGEST_INTERVAL.toNanos();
        pausedUntil = now;
    }

    /** @param perSecond starts a second, infinite for no limit; holds for requests that start from now on */
    void limit(double perSecond) {
        limited = Double.isFinite(perSecond);
        most = limited ? (int) Math.ceil(perSecond) : Integer.MAX_VALUE;
        interval = limited ? (long) Math.ceil(SECOND / perSecond) : 0;
    }

    /** No start before {@code now + nanos}. */
    void pause(long now, long nanos) {
        pausedUntil = now + Math.max(nanos, pauseLeft(now));
    }

    /** Nanoseconds that are left of the pause; 0 if there is none. */
    long pauseLeft(long now) {
        return Math.max(0, pausedUntil - now);
    }

    /** Nanoseconds until a request may start; 0 for now. */
    long nanosToStart(long now) {
        while (!counted.isEmpty() && counted.peek().countedUntil - now <= 0) {
            counted.remove();
        }
        long wait = Math.max(pauseLeft(now), lastStart + interval - now);
        if (counted.size() >= most) {
            wait = Math.max(wait, counted.peek().countedUntil - now);
        }
        return Math.max(0, wait);
    }

    void started(Permit permit, long now) {
        lastStart = now;
        if (limited) {
            count(permit, now + LONGEST_WAY + SECOND);
        }
    }

    void ended(Permit permit, long now) {
        long until = now + SECOND;
        if (until - permit.countedUntil < 0 && counted.remove(permit)) {
            count(permit, until);
        }
    }

    private void count(Permit permit, long until) {
        permit.countedUntil = until;
        counted.add(permit);
    }
}

package io.github.camelfivecent.http;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets requests of one credential through: no more than so many at the same time, no more than so many a second, and
 * none while the service has asked for a pause. Safe for threads, virtual ones too, and has no thread of its own.
 *
 * <p>What is promised:
 *
 * <ul>
 *   <li>At no time are more than {@code concurrentRequests} permits open.
 *   <li>Permits are given at least {@code 1 / requestsPerSecond} seconds apart, and in no second does the service see
 *       more than {@code requestsPerSecond} requests, a fraction rounded up, however long they were on their way up to
 *       one second each. The price is that a request counts until a second after its end, or two after its start where
 *       that is sooner: with answers that take 50 ms, up to 95 % of the rate is reached; with slow ones half of it.
 *   <li>Waiters are served by priority, then by arrival, as {@link Turns} says. Nobody passes those who wait.
 *   <li>A waiter that is interrupted, or no longer wanted, has taken nothing, and the turn passes on.
 * </ul>
 *
 * <p>Acquire a permit for each attempt and hold none while waiting for a retry.
 */
public final class Limiter {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(250);

    private final ReentrantLock lock = new ReentrantLock();
    private final Ticker ticker;
    private final Turns turns = new Turns();
    private final Pace pace;
    private int most;
    private int inFlight;

    /** @param limits what is let through, until the {@link LimiterRegistry} changes it */
    public Limiter(Limits limits) {
        this(limits, Ticker.SYSTEM);
    }

    Limiter(Limits limits, Ticker ticker) {
        this.ticker = ticker;
        this.pace = new Pace(ticker.nanos());
        limit(limits);
    }

    /**
     * Waits for leave to make one request, for as long as it takes.
     *
     * @throws InterruptedException if the thread was or is interrupted; nothing has been taken then
     */
    public Permit acquire(Priority priority) throws InterruptedException {
        return acquire(priority, () -> true, Long.MAX_VALUE);
    }

    /**
     * Waits for leave to make one request, for as long as somebody wants it.
     *
     * @param stillWanted asked while waiting, about four times a second; false ends the wait. For a route that is
     *     stopping, or for a deadline. It must be quick and must not block, since others wait for it to answer
     * @throws InterruptedException if the thread was or is interrupted; nothing has been taken then
     * @throws CancellationException if it is no longer wanted; nothing has been taken then
     */
    public Permit acquire(Priority priority, BooleanSupplier stillWanted) throws InterruptedException {
        return acquire(priority, stillWanted, LOOK_AGAIN);
    }

    /**
     * The service has answered 429: nobody starts a request before that time is over. Permits already given stay valid,
     * and a longer pause that was asked for before stays.
     *
     * @param retryAfter how long the service wants to be left alone; nothing happens at zero or below, and more than a
     *     day is taken as a day
     */
    public void throttled(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            return;
        }
        Duration pause = retryAfter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryAfter;
        lock.lock();
        try {
            pace.pause(ticker.nanos(), pause.toNanos());
        } finally {
            lock.unlock();
        }
    }

    /**
     * How long the pause after a 429 still lasts; zero if there is none. Who cannot wait that long need not begin to.
     */
    public Duration pause() {
        // Without the lock, which all who send would meet at here once more.
        return Duration.ofNanos(pace.pauseLeft(ticker.nanos()));
    }

    /** How many permits are open. */
    public int inFlight() {
        lock.lock();
        try {
            return inFlight;
        } finally {
            lock.unlock();
        }
    }

    /** How many threads wait for a permit. */
    public int waiting() {
        lock.lock();
        try {
            return turns.size();
        } finally {
            lock.unlock();
        }
    }

    /** Holds for permits given from now on; open ones stay, even if there are more of them than allowed now. */
    void limit(Limits limits) {
        lock.lock();
        try {
            most = limits.concurrentRequests();
            pace.limit(limits.requestsPerSecond());
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    void release(Permit permit) {
        lock.lock();
        try {
            if (permit.open) {
                permit.open = false;
                inFlight--;
                pace.ended(permit, ticker.nanos());
                wakeNext();
            }
        } finally {
            lock.unlock();
        }
    }

    private Permit acquire(Priority priority, BooleanSupplier stillWanted, long lookAgain) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long now = ticker.nanos();
            if (turns.size() == 0 && nanosToStart(now) == 0) {
                return start(now);
            }
            return waitInTurn(turns.join(priority, lock.newCondition()), stillWanted, lookAgain);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Only who is next watches the clock; all others sleep until they are next. So whoever goes, by whatever way, wakes
     * the next.
     */
    private Permit waitInTurn(Turns.Waiter me, BooleanSupplier stillWanted, long lookAgain)
            throws InterruptedException {
        try {
            while (stillWanted.getAsBoolean()) {
                long now = ticker.nanos();
                long wait = turns.next() == me ? nanosToStart(now) : Long.MAX_VALUE;
                if (wait == 0) {
                    turns.served(me);
                    return start(now);
                }
                ticker.await(me.condition(), Math.min(wait, lookAgain));
            }
            throw new CancellationException("No longer wanted while it waited for its turn");
        } finally {
            turns.leave(me);
            wakeNext();
        }
    }

    private long nanosToStart(long now) {
        return inFlight < most ? pace.nanosToStart(now) : Long.MAX_VALUE;
    }

    private Permit start(long now) {
        Permit permit = new Permit(this);
        inFlight++;
        pace.started(permit, now);
        return permit;
    }

    private void wakeNext() {
        Turns.Waiter next = turns.next();
        if (next != null) {
            next.condition().signal();
        }
    }
}

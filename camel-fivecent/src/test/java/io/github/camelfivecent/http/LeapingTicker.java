package io.github.camelfivecent.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;

/** For one thread: its time stands still but while the thread waits, and then it leaps. */
final class LeapingTicker implements Ticker {

    /** Shortly before the clock's numbers overflow, as they may. */
    private static final long START = Long.MAX_VALUE - 3 * Pace.SECOND;

    private long now = START;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void await(Condition condition, long nanos) {
        now += nanos;
    }

    void leap(Duration time) {
        now += time.toNanos();
    }

    Duration elapsed() {
        return Duration.ofNanos(now - START);
    }
}

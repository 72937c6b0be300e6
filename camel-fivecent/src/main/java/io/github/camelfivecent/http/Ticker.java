package io.github.camelfivecent.http;

import java.util.concurrent.locks.Condition;

/** The time that a {@link Limiter} lives in, so that tests can have another. */
interface Ticker {

    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
            condition.awaitNanos(nanos);
        }
    };

    /** Nanoseconds since some fixed instant; as with {@link System#nanoTime()}, only differences mean something. */
    long nanos();

    /** Returns at a signal or after that time; returning sooner does no harm. */
    void await(Condition condition, long nanos) throws InterruptedException;
}

package io.github.camelfivecent.sandbox.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** What is to happen later on an account, by its clock. It happens when the clock is moved or the account is next used. */
final class Timetable {
    private record Due(Instant at, long order, Runnable action) {}

    private final Clock clock;
    private final Gate gate;
    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private final ReentrantLock underWay = new ReentrantLock();
    private long order;
    private Duration deliveryDelay;

    Timetable(Clock clock, Gate gate) {
        this.clock = clock;
        this.gate = gate;
    }

    Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized void at(Instant at, Runnable action) {
        dues.add(new Due(at, order++, action));
    }

    /** Does the action, with the time of the delivery, after the time that a delivery takes, if deliveries go by the clock at all. */
    synchronized void onDelivery(Instant sentAt, Consumer<Instant> action) {
        if (deliveryDelay != null) {
            Instant deliveredAt = sentAt.plus(deliveryDelay);
            at(deliveredAt, () -> action.accept(deliveredAt));
        }
    }

    synchronized Duration deliveryDelay() {
        return deliveryDelay;
    }

    synchronized void deliveryDelay(Duration delay) {
        deliveryDelay = delay;
    }

    /**
     * Does what is due, in the order of time, also what an action adds that is due as well. When it returns all is
     * done, by whichever thread; only an action that calls it goes on at once.
     */
    void catchUp() {
        if (underWay.isHeldByCurrentThread() || !isDue() && !underWay.isLocked()) {
            return;
        }
        // in this order: who waits for the one may hold the other
        gate.change(() -> {
            underWay.lock();
            try {
                for (Due due = takeDue(); due != null; due = takeDue()) {
                    due.action().run();
                }
            } finally {
                underWay.unlock();
            }
        });
    }

    synchronized void clear() {
        dues.clear();
    }

    private synchronized boolean isDue() {
        return !dues.isEmpty() && !dues.peek().at().isAfter(now());
    }

    private synchronized Due takeDue() {
        return isDue() ? dues.poll() : null;
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What is to happen later on an account, by the clock of the sandbox. It happens when the account is next used. */
final class Timetable {
    private record Due(Instant at, long order, Runnable action) {}

    private final Clock clock;
    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private long order;
    private Duration deliveryDelay;

    Timetable(Clock clock) {
        this.clock = clock;
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

    /** Does what is due. An action may add others that are due as well. */
    void catchUp() {
        for (List<Due> due = takeDue(); !due.isEmpty(); due = takeDue()) {
            due.forEach(one -> one.action().run());
        }
    }

    synchronized void clear() {
        dues.clear();
    }

    private synchronized List<Due> takeDue() {
        List<Due> due = new ArrayList<>();
        Instant now = now();
        while (!dues.isEmpty() && !dues.peek().at().isAfter(now)) {
            due.add(dues.poll());
        }
        return due;
    }
}

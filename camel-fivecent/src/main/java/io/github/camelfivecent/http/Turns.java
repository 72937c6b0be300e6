package io.github.camelfivecent.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;

/**
 * Who waits for a {@link Limiter}, and whose turn is next. Within a priority it goes by arrival. Sends go before polls,
 * but of ten permits that are given while a poll waits, one goes to a poll: a campaign of a million sends must not keep
 * replies and opt-outs from being read for its whole length. Not safe for threads; the limiter's lock guards it.
 */
final class Turns {

    /** How many sends in a row may go before a waiting poll. */
    static final int SENDS_BEFORE_A_POLL = 9;

    private final Deque<Waiter> sends = new ArrayDeque<>();
    private final Deque<Waiter> polls = new ArrayDeque<>();
    private int sendsSincePoll;

    record Waiter(Priority priority, Condition condition) {}

    Waiter join(Priority priority, Condition condition) {
        Waiter waiter = new Waiter(priority, condition);
        queueOf(waiter).add(waiter);
        return waiter;
    }

    /** Whose turn it is, or null if nobody waits. */
    Waiter next() {
        boolean pollIsDue = sends.isEmpty() || sendsSincePoll >= SENDS_BEFORE_A_POLL && !polls.isEmpty();
        return pollIsDue ? polls.peek() : sends.peek();
    }

    /** The waiter got its permit. */
    void served(Waiter waiter) {
        leave(waiter);
        sendsSincePoll = waiter.priority == Priority.SEND && !polls.isEmpty() ? sendsSincePoll + 1 : 0;
    }

    /** The waiter wants no permit any more. */
    void leave(Waiter waiter) {
        queueOf(waiter).remove(waiter);
    }

    int size() {
        return sends.size() + polls.size();
    }

    private Deque<Waiter> queueOf(Waiter waiter) {
        return waiter.priority == Priority.SEND ? sends : polls;
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, in the order in which they were answered. */
public final class RequestLedger {
    /** How many are kept. */
    public static final int KEPT = 20_000;

    private final Deque<RequestRecord> records = new ArrayDeque<>();

    /** Adds one, and forgets the oldest when there are too many. */
    public synchronized void add(RequestRecord request) {
        if (records.size() == KEPT) {
            records.removeFirst();
        }
        records.addLast(request);
    }

    /** The last ones, oldest first. */
    public synchronized List<RequestRecord> all() {
        return List.copyOf(records);
    }

    /** Forgets all. */
    public synchronized void clear() {
        records.clear();
    }
}

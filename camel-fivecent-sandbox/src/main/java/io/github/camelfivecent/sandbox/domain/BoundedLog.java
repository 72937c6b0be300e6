package io.github.camelfivecent.sandbox.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that happened, in order. Safe for use by many threads. */
public final class BoundedLog<T> {
    private final int kept;
    private final Deque<T> entries = new ArrayDeque<>();

    /** Keeps so many; the oldest are forgotten. */
    public BoundedLog(int kept) {
        this.kept = kept;
    }

    /** Adds one at the end. */
    public synchronized void add(T entry) {
        if (entries.size() == kept) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** Those that are kept, oldest first. */
    public synchronized List<T> all() {
        return List.copyOf(entries);
    }

    /** Forgets all. */
    public synchronized void clear() {
        entries.clear();
    }
}

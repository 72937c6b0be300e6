package io.github.camelfivecent.sandbox.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The last things that happened, in order. Safe for use by many threads. */
public final class BoundedLog<T> {
    private final int kept;
    private final Deque<T> entries = new ArrayDeque<>();
    private long added;

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
        added++;
    }

    /** Those that are kept, oldest first. */
    public synchronized List<T> all() {
        return List.copyOf(entries);
    }

    /** How many were ever added, those that are forgotten too. */
    public synchronized long added() {
        return added;
    }

    /** Those that are kept with their numbers, oldest first; the first that was ever added has number 1. */
    public synchronized SortedMap<Long, T> numbered() {
        SortedMap<Long, T> numbered = new TreeMap<>();
        long number = added - entries.size();
        for (T entry : entries) {
            numbered.put(++number, entry);
        }
        return numbered;
    }

    /** Forgets all; numbers go on. */
    public synchronized void clear() {
        entries.clear();
    }
}

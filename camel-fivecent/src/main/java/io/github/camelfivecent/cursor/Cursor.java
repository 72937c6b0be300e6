package io.github.camelfivecent.cursor;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How far a consumer has come. Immutable. Holds ids and times, never a number or a text.
 *
 * <p>An item of a list is done when it is at or below the {@link #floor()}, or among the items {@link #done()} above it.
 * The items above the floor are remembered one by one, because ids are not in order within a second and an item may
 * show up late, with a lower id than one already seen. The floor only ever rises, so that a changed overlap never gives
 * an old item again.
 *
 * @param kind      what kind of consumer wrote it
 * @param newest    the newest item that is done and not from the future; null before the first
 * @param floor     epoch second; every item of this second and before is done. {@link #NO_FLOOR} if there is none
 * @param done      the ids done above the floor, each with its epoch second, in the order they were done
 * @param fields    what else a kind of consumer keeps, such as the time up to which each conversation was read
 * @param updatedAt when it was last moved
 */
public record Cursor(
        Kind kind, Item newest, long floor, Map<String, Long> done, Map<String, String> fields, Instant updatedAt) {

    /** The floor of a cursor that has none. */
    public static final long NO_FLOOR = Long.MIN_VALUE;

    /** How many ids are remembered before the window is narrowed from its oldest second on. */
    public static final int MAX_DONE = 10_000;

    /** The kinds of consumers, each of which reads only its own cursors. */
    public enum Kind {
        /** A walk over a list: inbox, opt-outs, sent SMS, sent emails. */
        ITEMS,
        /** The statuses of sent messages that are not final yet. */
        STATUS,
        /** The messages of conversations. */
        CONVERSATION,
        /** The balance of the account. */
        BALANCE
    }

    /**
     * The place of an item in its list.
     *
     * @param id     the item's id, not empty
     * @param second the epoch second by which the list is ordered, not negative
     */
    public record Item(String id, long second) {

        /** @throws IllegalArgumentException if the id is empty or the second negative */
        public Item {
            if (id.isEmpty() || second < 0) {
                throw new IllegalArgumentException(
                        "An item needs an id and an epoch second, but has '" + id + "' and " + second);
            }
        }

        private boolean isAfter(Item other) {
            return other == null || second > other.second || second == other.second && id.compareTo(other.id) > 0;
        }
    }

    /**
     * Copies the maps.
     *
     * @throws IllegalArgumentException if one of the ids is empty or its second negative
     */
    public Cursor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(updatedAt, "updatedAt");
        done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        done.forEach(Item::new);
        fields.forEach((key, value) -> {
            Objects.requireNonNull(key, "key of a field");
            Objects.requireNonNull(value, "value of a field");
        });
    }

    /**
     * @param kind the kind of consumer
     * @param now  the present
     * @return a cursor of a consumer that has done nothing yet
     */
    public static Cursor start(Kind kind, Instant now) {
        return new Cursor(kind, null, NO_FLOOR, Map.of(), Map.of(), now);
    }

    /**
     * @param item an item of the list
     * @return whether the item is done and must not be given again
     */
    public boolean isDone(Item item) {
        return isDone(item.id(), item.second());
    }

    /**
     * @param id     an item's id
     * @param second the epoch second by which the list is ordered
     * @return whether the item is done and must not be given again
     */
    public boolean isDone(String id, long second) {
        return second <= floor || done.containsKey(id);
    }

    /**
     * The cursor after some more items were done. The floor rises to what is more than the overlap older than the newest
     * of them, but stays below the oldest item that is not done. It never rises past the present, so that an item from
     * the future does not hide those that come before it.
     *
     * <p>When more than {@link #MAX_DONE} items would have to be remembered, the oldest seconds of them are given up
     * for a higher floor: a late item from before it would be missed.
     *
     * @param items          what was done, in any order
     * @param overlapSeconds how far back late items are looked for
     * @param unfinished     second of the oldest item that was begun and is not done; {@link Long#MAX_VALUE} if none
     * @param now            the present
     * @return the cursor to store
     */
    public Cursor advance(Collection<Item> items, long overlapSeconds, long unfinished, Instant now) {
        Item last = newest;
        for (Map.Entry<String, Long> entry : done.entrySet()) {
            last = later(last, new Item(entry.getKey(), entry.getValue()), now);
        }
        for (Item item : items) {
            last = later(last, item, now);
        }
        if (last == null) {
            return new Cursor(kind, null, floor, window(items, NO_FLOOR), fields, now);
        }
        // Other items of the newest one's own second may still be waiting for their turn.
        long limit = Math.min(unfinished, last.second()) - 1;
        long raised = Math.max(floor, Math.min(last.second() - overlapSeconds - 1, limit));
        Map<String, Long> window = window(items, raised);
        return new Cursor(kind, last, narrow(window, raised, limit), window, fields, now);
    }

    private static Item later(Item last, Item item, Instant now) {
        return item.second() <= now.getEpochSecond() && item.isAfter(last) ? item : last;
    }

    /** What is remembered above a floor. */
    private Map<String, Long> window(Collection<Item> items, long above) {
        Map<String, Long> window = new LinkedHashMap<>(done);
        window.values().removeIf(second -> second <= above);
        for (Item item : items) {
            if (item.second() > above) {
                window.put(item.id(), item.second());
            }
        }
        return window;
    }

    /**
     * The cursor once nothing as old as the newest item can show up any more: the floor is at the newest item.
     *
     * @param now the present
     * @return the cursor to store
     */
    public Cursor upToNewest(Instant now) {
        if (newest == null || newest.second() <= floor) {
            return this;
        }
        Map<String, Long> window = new LinkedHashMap<>(done);
        window.values().removeIf(second -> second <= newest.second());
        return new Cursor(kind, newest, newest.second(), window, fields, now);
    }

    /**
     * @param newFields what a kind of consumer keeps besides its position, instead of what it kept so far
     * @param now       the present
     * @return the cursor to store
     */
    public Cursor withFields(Map<String, String> newFields, Instant now) {
        return new Cursor(kind, newest, floor, done, newFields, now);
    }

    /** Gives up the oldest seconds of a window that is too large, and returns the floor that covers them. */
    private static long narrow(Map<String, Long> window, long floor, long limit) {
        int surplus = window.size() - MAX_DONE;
        if (surplus <= 0) {
            return floor;
        }
        long narrowed = window.values().stream()
                .filter(second -> second <= limit)
                .sorted()
                .limit(surplus)
                .reduce(floor, Math::max);
        window.values().removeIf(second -> second <= narrowed);
        return narrowed;
    }

    /** Shows how far the cursor is, not the ids of the window. */
    @Override
    public String toString() {
        return "Cursor[" + kind + ", newest=" + newest + ", " + done.size() + " ids in the window, " + fields.size()
                + " fields, updatedAt=" + updatedAt + "]";
    }
}

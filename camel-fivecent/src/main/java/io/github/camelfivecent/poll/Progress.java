package io.github.camelfivecent.poll;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Which items are done, begun, or yet to come; safe for threads. The cursor moves only over items that are done, and
 * never past one that is not.
 */
public final class Progress implements Position {

    private final long overlapSeconds;
    private final LongSupplier nanos;
    /** As many as may be in flight: mostly one, and the first that was begun is mostly done first. */
    private final List<Item> open = new ArrayList<>();

    private final Map<String, Long> failed = new HashMap<>();
    private final Finished finished = new Finished();
    private Set<String> failedBefore = Set.of();
    private long lastDone;
    private long walkBegan;
    private Cursor cursor;
    /** The cursor need not be asked for what is newer: most of what a walk meets. */
    private long newestDone;

    /**
     * Begins where a cursor stands.
     *
     * @param cursor         what is done
     * @param overlapSeconds how far back late items are looked for
     */
    public Progress(Cursor cursor, long overlapSeconds) {
        this(cursor, overlapSeconds, System::nanoTime);
    }

    Progress(Cursor cursor, long overlapSeconds, LongSupplier nanos) {
        move(cursor);
        this.overlapSeconds = overlapSeconds;
        this.nanos = nanos;
        this.lastDone = nanos.getAsLong();
    }

    /** Whether an item is to be given: neither done nor begun. */
    public synchronized boolean isNew(String id) {
        long second = ObjectId.second(id);
        boolean isDone = second <= newestDone && cursor.isDone(id, second);
        return !isDone && !finished.has(id, second) && indexOf(id) < 0;
    }

    /** Those of these items that are to be given, in their order. */
    public synchronized <T> List<T> newOf(List<T> items, Function<? super T, String> id) {
        List<T> newOnes = new ArrayList<>(items.size());
        for (T item : items) {
            if (isNew(id.apply(item))) {
                newOnes.add(item);
            }
        }
        return newOnes;
    }

    private void move(Cursor moved) {
        cursor = moved;
        newestDone = moved.done().values().stream().reduce(moved.floor(), Math::max);
    }

    /** The second up to which every item is done. */
    public synchronized long floor() {
        return cursor.floor();
    }

    /** An item is begun: until it is done the cursor does not move past it. */
    public synchronized void begun(String id) {
        noLongerFailed(id);
        if (indexOf(id) < 0) {
            open.add(item(id));
        }
    }

    /** Mostly none has failed, and an id's hash is half of what there is to do for an item. */
    private void noLongerFailed(String id) {
        if (!failed.isEmpty()) {
            failed.remove(id);
        }
    }

    private int indexOf(String id) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private Item close(String id) {
        int index = indexOf(id);
        return index < 0 ? item(id) : open.remove(index);
    }

    /** An item is done. */
    public synchronized void done(String id) {
        noLongerFailed(id);
        finished.add(close(id));
        if (finished.isFull()) {
            // Whoever stores the cursor does so by the clock, until when a fast route does a hundred thousand of them.
            cursor(Instant.now());
        }
    }

    /** An item that was begun failed: the cursor does not move past it either, until it is begun again and done. */
    public synchronized void failed(String id) {
        failed.put(id, close(id).second());
    }

    @Override
    public void begun(Offer offer) {
        begun(offer.place());
    }

    @Override
    public void done(Offer offer) {
        done(offer.place());
    }

    @Override
    public void failed(Offer offer) {
        failed(offer.place());
    }

    /** A walk over the list begins, from its newest item down to the floor. */
    public synchronized void walkBegun() {
        walkBegan = nanos.getAsLong();
        failedBefore = Set.copyOf(failed.keySet());
    }

    /**
     * The walk has come to its end. An item that had failed before it and was not met again has been deleted. When the
     * walk began so long after the last item was done that nothing late can come any more, all up to the newest item
     * counts as done, so that the next walk need not look back.
     *
     * @param now the present
     */
    public synchronized void walked(Instant now) {
        failed.keySet().removeAll(failedBefore);
        // An id tells its second only, at the end of which it may have been made.
        long late = TimeUnit.SECONDS.toNanos(overlapSeconds + 1);
        if (open.isEmpty() && finished.isEmpty() && failed.isEmpty() && walkBegan - lastDone >= late) {
            move(cursor(now).upToNewest(now));
        }
    }

    @Override
    public synchronized Cursor cursor(Instant now) {
        if (!finished.isEmpty()) {
            long oldest = Stream.concat(open.stream().map(Item::second), failed.values().stream())
                    .reduce(Long.MAX_VALUE, Math::min);
            move(cursor.advance(finished.items(), overlapSeconds, oldest, now));
            finished.clear();
            lastDone = nanos.getAsLong();
        }
        return cursor;
    }

    /**
     * An item's place in its list, by its id.
     *
     * @throws PagingException if it is no id
     */
    public static Item item(String id) {
        return new Item(id, ObjectId.second(id));
    }
}

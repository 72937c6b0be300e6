package io.github.camelfivecent.sandbox.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Things with an id, kept by id, as the services keep them: a page is what comes next below an id, whether or not
 * that id is still there. Safe for use by many threads.
 */
final class Shelf<T> {
    private final TreeMap<String, ShelfState.Slot<T>> slots = new TreeMap<>();
    private final List<Seed<T>> seeds = new ArrayList<>();
    private long order;
    private long changes;
    private String newest;

    /**
     * A new id for an item that comes now. It is above the ids that this gave before, even if the clock went back
     * behind them or the items are gone, so that who has read up to them finds it; within a second they are in no order.
     */
    synchronized String newId(ObjectIds ids, Instant now) {
        String id = ids.next(now, newest);
        newest = highest(newest, id);
        return id;
    }

    /** Adds an item. Two items with one id are a mistake of the caller. */
    synchronized void add(String id, T item) {
        if (find(id).isPresent()) {
            throw new IllegalArgumentException("There is an item with the id " + id + " already");
        }
        slots.put(id, new ShelfState.Slot<>(order++, item));
        changes++;
    }

    /**
     * Adds many items that are made only when they are looked at. They come after all that is there: at one a second
     * up to now when there is nothing, else spread between the newest and now.
     */
    synchronized Seed<T> seed(int count, Instant now, Seed.Maker<T> maker) {
        String highest = slots.isEmpty() ? null : slots.lastKey();
        for (Seed<T> seed : seeds) {
            highest = highest(highest, seed.newestId());
        }
        if (highest == null) {
            return seed(count, now, Duration.ofSeconds(1), maker);
        }
        Instant first = ObjectIds.time(highest).plusSeconds(1);
        Instant last = first.isBefore(now) ? now : first;
        return seed(count, last, Duration.between(first, last).dividedBy(Math.max(1, count - 1)), maker);
    }

    /** Adds many items of which the last has the time {@code last}, each {@code spacing} after the one before. */
    synchronized Seed<T> seed(int count, Instant last, Duration spacing, Seed.Maker<T> maker) {
        if (count < 1) {
            throw new IllegalArgumentException("There have to be some to seed, not " + count);
        }
        Seed<T> seed = new Seed<>(count, last, spacing, order++, maker);
        seeds.add(seed);
        newest = highest(newest, seed.newestId());
        changes++;
        return seed;
    }

    synchronized Optional<T> find(String id) {
        ShelfState.Slot<T> slot = slots.get(id);
        if (slot != null) {
            return Optional.of(slot.item());
        }
        for (Seed<T> seed : seeds) {
            int index = seed.indexOf(id);
            if (index >= 0) {
                return Optional.of(seed.item(index));
            }
        }
        return Optional.empty();
    }

    synchronized Optional<T> remove(String id) {
        changes++;
        ShelfState.Slot<T> slot = slots.remove(id);
        if (slot != null) {
            return Optional.of(slot.item());
        }
        for (Seed<T> seed : seeds) {
            int index = seed.indexOf(id);
            if (index >= 0) {
                T item = seed.item(index);
                seed.remove(index);
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** Changes an item; answers with the changed one, or nothing when there is none with this id. */
    synchronized Optional<T> change(String id, UnaryOperator<T> change) {
        changes++;
        ShelfState.Slot<T> slot = slots.get(id);
        if (slot != null) {
            T changed = change.apply(slot.item());
            slots.put(id, new ShelfState.Slot<>(slot.order(), changed));
            return Optional.of(changed);
        }
        Optional<T> removed = remove(id).map(change);
        removed.ifPresent(item -> slots.put(id, new ShelfState.Slot<>(order++, item)));
        return removed;
    }

    /** At most {@code limit} items with an id below {@code after}, or from the top when it is null; highest first. */
    synchronized List<T> page(String after, int limit) {
        NavigableMap<String, ShelfState.Slot<T>> below = after == null ? slots : slots.headMap(after, false);
        Iterator<Map.Entry<String, ShelfState.Slot<T>>> own =
                below.descendingMap().entrySet().iterator();
        List<Seed<T>.Descent> descents = new ArrayList<>(seeds.size());
        seeds.forEach(seed -> descents.add(seed.below(after)));
        List<T> page = new ArrayList<>(Math.min(limit, 64));
        Map.Entry<String, ShelfState.Slot<T>> next = own.hasNext() ? own.next() : null;
        while (page.size() < limit) {
            Seed<T>.Descent highest = null;
            for (Seed<T>.Descent descent : descents) {
                if (descent.id() != null && (highest == null || descent.id().compareTo(highest.id()) > 0)) {
                    highest = descent;
                }
            }
            if (next != null && (highest == null || next.getKey().compareTo(highest.id()) > 0)) {
                page.add(next.getValue().item());
                next = own.hasNext() ? own.next() : null;
            } else if (highest != null) {
                page.add(highest.take());
            } else {
                break;
            }
        }
        return page;
    }

    /** All items that were added one by one, and of each seed the newest, so many at most; in no order. */
    synchronized List<T> items(int ofEachSeed) {
        List<T> items = new ArrayList<>(slots.size());
        slots.values().forEach(slot -> items.add(slot.item()));
        for (Seed<T> seed : seeds) {
            Seed<T>.Descent descent = seed.below(null);
            for (int taken = 0; taken < ofEachSeed && descent.id() != null; taken++) {
                items.add(descent.take());
            }
        }
        return items;
    }

    /** All items in the order in which they were added. */
    List<T> inOrder() {
        List<ShelfState.Slot<T>> all;
        synchronized (this) {
            all = new ArrayList<>(slots.values());
            seeds.forEach(seed -> seed.items().forEach(item -> all.add(new ShelfState.Slot<>(seed.order(), item))));
        }
        return all.stream()
                .sorted(Comparator.comparingLong(ShelfState.Slot::order))
                .map(ShelfState.Slot::item)
                .toList();
    }

    /** A number that is another one after each change. */
    synchronized long changes() {
        return changes;
    }

    synchronized int size() {
        return slots.size() + seeds.stream().mapToInt(Seed::size).sum();
    }

    synchronized void clear() {
        slots.clear();
        seeds.clear();
        changes++;
    }

    synchronized ShelfState<T> state() {
        return new ShelfState<>(
                List.copyOf(slots.values()), seeds.stream().map(Seed::state).toList(), order, newest);
    }

    /**
     * Puts back what was kept, on an empty shelf.
     *
     * @param id the id of an item
     * @param seed makes many items again from what was kept of them
     */
    synchronized void restore(ShelfState<T> state, Function<T, String> id, Function<SeedState, Seed<T>> seed) {
        state.slots().forEach(slot -> slots.put(id.apply(slot.item()), slot));
        state.seeds().forEach(kept -> seeds.add(seed.apply(kept)));
        order = state.order();
        newest = state.newest();
    }

    private static String highest(String one, String other) {
        return one == null || other.compareTo(one) > 0 ? other : one;
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Many items that exist only as a rule: the one at an index has an id and a time that follow from the index, and is
 * made when it is asked for. A million of them take no more memory than one bit each.
 */
final class Seed<T> {
    /** Makes the item at an index. */
    interface Maker<T> {
        T make(int index, String id, Instant at);
    }

    private final int count;
    private final Instant newest;
    private final Duration spacing;
    private final long order;
    private final Maker<T> maker;
    private final BitSet removed = new BitSet();

    /** Items added as the {@code order}th, the last at {@code newest}, each {@code spacing} after the one before. */
    Seed(int count, Instant newest, Duration spacing, long order, Maker<T> maker) {
        this.count = count;
        this.newest = newest;
        this.spacing = spacing;
        this.order = order;
        this.maker = maker;
    }

    /** The same items as those of which this is the state. */
    Seed(SeedState state, Maker<T> maker) {
        this(state.count(), state.newest(), state.spacing(), state.order(), maker);
        state.removed().forEach(removed::set);
    }

    SeedState state() {
        return new SeedState(
                count, newest, spacing, order, removed.stream().boxed().toList());
    }

    long order() {
        return order;
    }

    /** The highest id among these, removed or not. */
    String newestId() {
        return idAt(count - 1);
    }

    int size() {
        return count - removed.cardinality();
    }

    T item(int index) {
        return maker.make(index, idAt(index), timeAt(index));
    }

    /** The index of the item with this id, or -1 when it is not among these or was removed. */
    int indexOf(String id) {
        int index = countBelow(id);
        return index < count && !removed.get(index) && idAt(index).equals(id) ? index : -1;
    }

    void remove(int index) {
        removed.set(index);
    }

    List<T> items() {
        List<T> items = new ArrayList<>(size());
        for (int index = removed.nextClearBit(0); index < count; index = removed.nextClearBit(index + 1)) {
            items.add(item(index));
        }
        return items;
    }

    /** The way down from the item just below the id, or from the newest when it is null. */
    Descent below(String id) {
        return new Descent(id == null ? count : countBelow(id));
    }

    private Instant timeAt(int index) {
        return newest.minus(spacing.multipliedBy(count - 1L - index));
    }

    private String idAt(int index) {
        return ObjectIds.of(timeAt(index).getEpochSecond(), (long) index << 32 | order * 0x9E3779B1L & 0xFFFFFFFFL);
    }

    private int countBelow(String id) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (idAt(middle).compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Walks from newer to older items. */
    final class Descent {
        private int index;
        private String id;

        private Descent(int above) {
            settleOn(above - 1);
        }

        /** The id of the item that is next, or null at the end. */
        String id() {
            return id;
        }

        T take() {
            T item = item(index);
            settleOn(index - 1);
            return item;
        }

        private void settleOn(int from) {
            index = removed.previousClearBit(from);
            id = index < 0 ? null : idAt(index);
        }
    }
}

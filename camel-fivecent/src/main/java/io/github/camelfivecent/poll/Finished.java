package io.github.camelfivecent.poll;

import io.github.camelfivecent.cursor.Cursor.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Items that were done since the cursor last moved. A walk goes up, so that most of the items that are asked for are newer
 * than all of these and need not be looked for; the others are found by their ids, which are not collected before.
 */
final class Finished {

    private static final int FULL = 4096;

    private final List<Item> items = new ArrayList<>(FULL);
    private final Set<String> ids = new HashSet<>();
    private int collected;
    private long oldest = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;

    void add(Item item) {
        items.add(item);
        oldest = Math.min(oldest, item.second());
        newest = Math.max(newest, item.second());
    }

    boolean has(String id, long second) {
        if (second < oldest || second > newest) {
            return false;
        }
        for (; collected < items.size(); collected++) {
            ids.add(items.get(collected).id());
        }
        return ids.contains(id);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Whether the cursor should move now, by which they are forgotten. */
    boolean isFull() {
        return items.size() >= FULL;
    }

    List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    void clear() {
        items.clear();
        ids.clear();
        collected = 0;
        oldest = Long.MAX_VALUE;
        newest = Long.MIN_VALUE;
    }
}

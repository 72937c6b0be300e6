package io.github.camelfivecent.poll;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.CursorCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Walks a list as a consumer does, one item at a time, with a clock that only moves when it is told to. */
final class ModelConsumer {

    final List<String> given = new ArrayList<>();
    final Set<String> failing = new HashSet<>();
    private final ListModel list;
    private final long overlap;
    private String stored;
    private Progress progress;
    private Walk<String> walk;
    long now = 1_000;
    int failures;

    ModelConsumer(ListModel list, long overlap) {
        this.list = list;
        this.overlap = overlap;
    }

    /** Gives what there is. */
    void poll() {
        poll(Integer.MAX_VALUE);
    }

    /** Gives up to so many items; stops before the next one. A list that cannot be walked is left to the next poll. */
    void poll(int most) {
        try {
            walk(most);
        } catch (PagingException e) {
            failures++;
            save();
            walk = null;
        } finally {
            if (walk != null && walk.isAtNewest()) {
                walk = null;
            }
        }
    }

    private void walk(int most) {
        if (progress == null) {
            Cursor cursor = CursorCodec.decode("model", Cursor.Kind.ITEMS, stored)
                    .orElse(Cursor.start(Cursor.Kind.ITEMS, Instant.ofEpochSecond(now)));
            progress = new Progress(cursor, overlap, () -> TimeUnit.SECONDS.toNanos(now));
        }
        if (walk == null) {
            walk = new Walk<>(list, progress.floor(), overlap, progress::isNew);
            progress.walkBegun();
        }
        int left = most;
        while (!walk.isDone()) {
            for (String id : walk.page()) {
                if (progress.isNew(id)) {
                    if (left == 0) {
                        save();
                        return;
                    }
                    left--;
                    progress.begun(id);
                    if (failing.contains(id)) {
                        progress.failed(id);
                        save();
                        return;
                    }
                    given.add(id);
                    progress.done(id);
                }
            }
            walk.pageDone();
        }
        progress.walked(Instant.ofEpochSecond(now));
        save();
        walk = null;
    }

    /** Polls until a whole poll gives nothing. */
    void pollAll() {
        int before;
        do {
            before = given.size() + failures;
            poll();
        } while (given.size() + failures > before);
    }

    /** A stopped process goes on from the cursor that is stored. */
    void restart() {
        walk = null;
        progress = null;
    }

    /** Requests that what is done makes. */
    int requestsOf(Runnable action) {
        int before = list.requests();
        action.run();
        return list.requests() - before;
    }

    private void save() {
        stored = CursorCodec.encode(progress.cursor(Instant.ofEpochSecond(now)));
    }
}

package io.github.camelfivecent.poll;

import io.github.camelfivecent.cursor.Cursor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Where a consumer of conversations stands. All conversations are done up to the floor of the cursor. A walk goes over
 * those with newer messages in the order of their ids, and in each up to the same second; so it is enough to remember
 * that second, which conversation it has come to, and how far it is in that one. What is done within the overlap is
 * remembered by id, as for a list.
 */
public final class ConversationPosition implements Position {

    private static final String UNTIL = "until";
    private static final String AT = "at";
    private static final String FLOOR = "floor";

    private final long overlapSeconds;
    private final LongSupplier nanos;
    private Cursor cursor;
    private final Map<String, Long> done;
    private Cursor.Item newest;
    private boolean walking;
    private long until;
    private String at = "";
    private long floorAt;
    private Progress current;
    private long lastDone;
    private long walkBegan;

    /**
     * Begins where a cursor stands.
     *
     * @param cursor         what is done
     * @param overlapSeconds how far back late messages are looked for
     */
    public ConversationPosition(Cursor cursor, long overlapSeconds) {
        this(cursor, overlapSeconds, System::nanoTime);
    }

    ConversationPosition(Cursor cursor, long overlapSeconds, LongSupplier nanos) {
        this.cursor = cursor;
        this.overlapSeconds = overlapSeconds;
        this.nanos = nanos;
        this.lastDone = nanos.getAsLong();
        // A walk that goes on from the cursor began before that; when is not known.
        this.walkBegan = lastDone;
        this.done = new LinkedHashMap<>(cursor.done());
        this.newest = cursor.newest();
        this.floorAt = cursor.floor();
        if (cursor.fields().containsKey(UNTIL)) {
            walking = true;
            until = Long.parseLong(cursor.fields().get(UNTIL));
            at = cursor.fields().get(AT);
            floorAt = Long.parseLong(cursor.fields().get(FLOOR));
        }
    }

    /** The second up to which every conversation is done. */
    public synchronized long floor() {
        return cursor.floor();
    }

    /**
     * A walk begins, or one that was begun before goes on.
     *
     * @param  second the second of the newest message there is
     * @return        the second up to which this walk goes
     */
    public synchronized long walkBegun(long second) {
        if (!walking) {
            walking = true;
            until = second;
            at = "";
            floorAt = cursor.floor();
            walkBegan = nanos.getAsLong();
        }
        return until;
    }

    /** Whether this walk is done with a conversation already. */
    public synchronized boolean isVisited(String conversation) {
        return conversation.compareTo(at) < 0;
    }

    /**
     * Comes to a conversation, or back to it.
     *
     * @return the second up to which it is done
     */
    public synchronized long enter(String conversation) {
        if (current == null || !conversation.equals(at)) {
            long floor = conversation.equals(at) ? floorAt : cursor.floor();
            at = conversation;
            floorAt = floor;
            // It moves over messages of its own only, so that those of others stay out of it.
            Cursor start = new Cursor(cursor.kind(), null, floor, Map.of(), Map.of(), cursor.updatedAt());
            current = new Progress(start, overlapSeconds, nanos);
        }
        return current.floor();
    }

    /** All of the conversation is done, up to the second of the walk. */
    public synchronized void left(Instant now) {
        keep(now);
        current = null;
        floorAt = Math.max(floorAt, lateFloor());
    }

    /** The walk has been to all conversations. */
    public synchronized void walked(Instant now) {
        walking = false;
        at = "";
        Cursor all = new Cursor(cursor.kind(), newest, cursor.floor(), done, Map.of(), cursor.updatedAt());
        if (!done.equals(cursor.done()) || !cursor.fields().isEmpty()) {
            cursor = all.advance(List.of(), overlapSeconds, Long.MAX_VALUE, now);
        }
        // A timestamp tells its second only, at the end of which the message may have come.
        if (walkBegan - lastDone >= TimeUnit.SECONDS.toNanos(overlapSeconds + 1)) {
            cursor = cursor.upToNewest(now);
        }
        done.clear();
        done.putAll(cursor.done());
        floorAt = cursor.floor();
    }

    /** Whether a message of the conversation is to be given: neither done nor begun. */
    public synchronized boolean isNew(String place) {
        return !done.containsKey(place) && current.isNew(place);
    }

    @Override
    public synchronized void begun(Offer offer) {
        current.begun(offer);
    }

    @Override
    public synchronized void done(Offer offer) {
        current.done(offer);
        lastDone = nanos.getAsLong();
    }

    @Override
    public synchronized void failed(Offer offer) {
        current.failed(offer);
    }

    @Override
    public synchronized Cursor cursor(Instant now) {
        if (!walking) {
            return cursor;
        }
        Map<String, Long> window = new LinkedHashMap<>(done);
        long floor = floorAt;
        if (current != null) {
            Cursor inside = current.cursor(now);
            window.putAll(inside.done());
            floor = Math.max(floor, inside.floor());
        }
        return new Cursor(
                cursor.kind(),
                newest,
                cursor.floor(),
                window,
                Map.of(UNTIL, Long.toString(until), AT, at, FLOOR, Long.toString(floor)),
                now);
    }

    /** Keeps of the conversation what a look back has to know. */
    private void keep(Instant now) {
        Cursor inside = current.cursor(now);
        if (inside.newest() != null && (newest == null || inside.newest().second() > newest.second())) {
            newest = inside.newest();
        }
        inside.done().forEach((place, second) -> {
            if (second > lateFloor()) {
                done.put(place, second);
            }
        });
    }

    /**
     * Nothing that is as old as this can show up any more. It goes by the messages and not by the second of the walk, which
     * is this side's clock where the newest message of a conversation is one that is scheduled.
     */
    private long lateFloor() {
        return newest == null ? cursor.floor() : Math.max(cursor.floor(), newest.second() - overlapSeconds - 1);
    }
}

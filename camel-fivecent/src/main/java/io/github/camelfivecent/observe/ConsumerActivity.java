package io.github.camelfivecent.observe;

import io.github.camelfivecent.cursor.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a consumer did since it was made, and how far it is; safe for threads. */
public final class ConsumerActivity {

    /** What became of an item. */
    public enum Fate {
        /** The route is done with it. */
        ROUTED,
        /** Its exchange failed, and it is given again. */
        FAILED,
        /** Its exchange failed, and it is not given again. */
        SKIPPED
    }

    private final String resource;
    private final String route;
    private final String cursorName;
    private final Duration delay;
    private final Monitoring monitoring;
    private final Map<Fate, LongAdder> items = new EnumMap<>(Fate.class);
    private final Instant started = Instant.now();
    private volatile Cursor cursor;
    private volatile Instant caughtUp;
    private volatile Instant success;
    private volatile Long left;
    private volatile boolean suspended;

    ConsumerActivity(String resource, String route, String cursorName, Duration delay, Monitoring monitoring) {
        this.resource = resource;
        this.route = route;
        this.cursorName = cursorName;
        this.delay = delay;
        this.monitoring = monitoring;
        for (Fate fate : Fate.values()) {
            items.put(fate, new LongAdder());
        }
    }

    /**
     * A poll has come to its end without a failure.
     *
     * @param begun when it began
     * @param all   whether everything that was there then has been routed
     */
    public void polled(Instant begun, boolean all) {
        success = Instant.now();
        if (all) {
            caughtUp = begun;
        }
    }

    /**
     * How far it is from the end of its list.
     *
     * @param items how many items are known to be there that the route is not done with
     */
    public void left(long items) {
        left = items;
    }

    /** The cursor is stored. */
    public void saved(Cursor stored) {
        cursor = stored;
    }

    /** The route is done with an item. */
    public void routed() {
        count(Fate.ROUTED);
    }

    /**
     * The route failed with an item.
     *
     * @param what  which item, and how
     * @param again whether it is given again
     */
    public void failed(String what, boolean again) {
        count(again ? Fate.FAILED : Fate.SKIPPED);
        monitoring.activity().add(new Failure(Instant.now(), route, what));
    }

    private void count(Fate fate) {
        items.get(fate).increment();
        monitoring.meters().item(this, fate);
    }

    /** Whether it is suspended, so that nobody expects it to keep up. */
    public void suspended(boolean suspended) {
        this.suspended = suspended;
    }

    /** Whether it is suspended. */
    public boolean isSuspended() {
        return suspended;
    }

    /**
     * How far the consumer is behind: the age of the moment up to which everything is known to be routed. While it keeps
     * up, that is the time since its last poll began. Until it has seen the list it is the time since the start, since a
     * newest item that is old says nothing: nothing else may have come in.
     *
     * @param  now the present
     * @return     the lag, never negative
     */
    public Duration lag(Instant now) {
        Instant upTo = caughtUp == null ? started : caughtUp;
        Cursor stored = cursor;
        if (stored != null && stored.newest() != null) {
            Instant newest = Instant.ofEpochSecond(stored.newest().second());
            boolean sure = caughtUp == null && (success != null || left != null);
            upTo = sure || newest.isAfter(upTo) ? newest : upTo;
        }
        Duration lag = Duration.between(upTo, now);
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    /** How long it waits between two polls at most; for a scheduler that goes by the calendar this says nothing. */
    public Duration delay() {
        return delay;
    }

    /**
     * How many items are known to be there that the route is not done with, at most: they are counted by pages. Null before
     * the first poll, and for what is not a list.
     */
    public Long left() {
        return left;
    }

    /** When the cursor last moved; null if that is not known. */
    public Instant cursorMoved() {
        return cursor == null ? null : cursor.updatedAt();
    }

    /** Id of the newest item that is done; null if there is none. */
    public String newest() {
        return cursor == null || cursor.newest() == null
                ? null
                : cursor.newest().id();
    }

    /** When a poll last came to its end without a failure; null if none has. */
    public Instant success() {
        return success;
    }

    /** How many items met a fate. */
    public long items(Fate fate) {
        return items.get(fate).sum();
    }

    /** What is consumed, as in the endpoint's URI. */
    public String resource() {
        return resource;
    }

    /** Id of the route. */
    public String route() {
        return route;
    }

    /** The key of the cursor in its repository. */
    public String cursorName() {
        return cursorName;
    }
}

package io.github.camelfivecent.poll;

import io.github.camelfivecent.cursor.Cursor;
import java.time.Instant;
import java.util.Map;

/** Whether the balance was told of since it fell below its threshold. */
public final class BalancePosition implements Position {

    private static final String TOLD = "told";

    private Cursor cursor;

    /** Begins where a cursor stands. */
    public BalancePosition(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether the fall was told of. */
    public synchronized boolean isTold() {
        return cursor.fields().containsKey(TOLD);
    }

    /** Since when the next fall is waited for: the last one was over then, or it is the start of the first cursor. */
    public synchronized Instant since() {
        return cursor.updatedAt();
    }

    /** The balance is no longer below its threshold, so that its next fall is told of. */
    public synchronized void risen(Instant now) {
        if (isTold()) {
            cursor = cursor.withFields(Map.of(), now);
        }
    }

    @Override
    public void begun(Offer offer) {
        // Told of only once the route is done with it.
    }

    @Override
    public synchronized void done(Offer offer) {
        Instant now = Instant.now();
        cursor = cursor.withFields(Map.of(TOLD, now.toString()), now);
    }

    @Override
    public void failed(Offer offer) {
        // It is still to be told of.
    }

    @Override
    public synchronized Cursor cursor(Instant now) {
        return cursor;
    }
}

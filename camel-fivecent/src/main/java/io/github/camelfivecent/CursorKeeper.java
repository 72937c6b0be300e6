package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.CursorException;
import io.github.camelfivecent.cursor.CursorStore;
import io.github.camelfivecent.poll.Position;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the stored cursor of a consumer where its position has come to; safe for threads. */
final class CursorKeeper {

    private static final long SAVE_AFTER = TimeUnit.SECONDS.toNanos(1);

    private final CursorStore store;
    private final BooleanSupplier mayMove;
    private final Consumer<Cursor> onSave;
    private volatile Position position;
    private volatile long saved = System.nanoTime() - SAVE_AFTER;

    /**
     * Creates a keeper, which has no position yet.
     *
     * @param  store   of the cursor
     * @param  mayMove whether this node may move it
     * @param  onSave  is told of each cursor that was saved
     * @throws io.github.camelfivecent.cursor.CursorDamagedException if what is stored cannot be read
     */
    CursorKeeper(CursorStore store, BooleanSupplier mayMove, Consumer<Cursor> onSave) {
        this.store = store;
        this.mayMove = mayMove;
        this.onSave = onSave;
        // A damaged cursor is better seen at the start than at the first poll.
        store.isMoved();
    }

    /**
     * Takes the position of the stored cursor, unless it has that already.
     *
     * @param moved   what to do first if another node has moved the cursor
     * @param initial gives the cursor if there is none
     * @param at      takes the position of a cursor
     */
    void take(Runnable moved, Supplier<Cursor> initial, Function<Cursor, Position> at) {
        synchronized (this) {
            if (store.isMoved()) {
                moved.run();
                position = null;
            }
        }
        if (position == null) {
            position = at.apply(store.cursor().orElseGet(initial));
            // Found anew after a restart, the latest position would leave out what came in between.
            save();
        }
    }

    Position position() {
        return position;
    }

    /** Saves where the position has come to, if there is one and this node may. */
    synchronized void save() {
        if (position != null && mayMove.getAsBoolean()) {
            Cursor cursor = position.cursor(Instant.now());
            store.save(cursor);
            onSave.accept(cursor);
            saved = System.nanoTime();
        }
    }

    /** Saves it after a failure, or what was done before would be given again if the process ended before the next poll. */
    void saveBeside(RuntimeException failure) {
        if (failure instanceof CursorException) {
            // What another node has stored, or what nobody can read, stays as it is.
            return;
        }
        try {
            save();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Saves it, if it was not done just now. */
    void saveNowAndThen() {
        if (System.nanoTime() - saved >= SAVE_AFTER) {
            save();
        }
    }
}

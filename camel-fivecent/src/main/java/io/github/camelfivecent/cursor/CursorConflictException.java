package io.github.camelfivecent.cursor;

/**
 * A write was refused, because the stored cursor is no longer the one that this node read: another node moved it, or
 * somebody reset it. The stored value is untouched. Reading the cursor again ends the conflict.
 */
public final class CursorConflictException extends CursorException {

    private static final long serialVersionUID = 1L;

    /**
     * @param name the cursor's name
     */
    public CursorConflictException(String name) {
        this(name, null);
    }

    /**
     * @param name  the cursor's name
     * @param cause how the store refused the write, null if it did so by its answer
     */
    public CursorConflictException(String name, Throwable cause) {
        super(
                "Another node moved cursor '" + name + "' since this one read it last. Nothing was written; the next"
                        + " poll reads it again. If it happens all the time, two nodes poll at once: let only one poll.",
                cause);
    }
}

package io.github.camelfivecent.cursor;

/**
 * What is stored under a cursor's name is not a cursor that this consumer may go on from. The consumer does not start
 * over by itself: that would give every item of the list again, or leave some out.
 */
public final class CursorDamagedException extends CursorException {

    private static final long serialVersionUID = 1L;

    /**
     * @param name   the cursor's name
     * @param reason what is wrong with the stored value, without any part of it
     */
    public CursorDamagedException(String name, String reason) {
        super("Cursor '" + name + "' is damaged: " + reason + ". Restore its last good value, or delete the key '"
                + name + "' from the cursor repository to begin again at the consumer's initialPosition.");
    }
}

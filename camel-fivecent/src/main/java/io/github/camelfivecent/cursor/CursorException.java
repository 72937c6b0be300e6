package io.github.camelfivecent.cursor;

/**
 * A cursor could not be read, written or understood. The message names the cursor (or, at start, the store) and never
 * shows what the cursor holds.
 */
public class CursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed, for which cursor, and what to do about it
     */
    public CursorException(String message) {
        super(message);
    }

    /**
     * @param message what failed, for which cursor
     * @param cause   what the store answered
     */
    public CursorException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.github.camelfivecent.poll;

import java.util.HexFormat;

/** The ids of the service: 24 hex digits, the first 8 of which are the second since the epoch in which it was made. */
final class ObjectId {

    private static final int DIGITS = 24;
    private static final int SECOND_DIGITS = 8;

    private ObjectId() {}

    /**
     * The second in which an id was made.
     *
     * @throws PagingException if it is no id
     */
    static long second(String id) {
        if (!isId(id)) {
            throw new PagingException("it has an item without an id of 24 hex digits");
        }
        return Long.parseLong(id, 0, SECOND_DIGITS, 16);
    }

    // Asked for each item several times, for which a pattern is too slow.
    private static boolean isId(String id) {
        if (id == null || id.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            if (!HexFormat.isHexDigit(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

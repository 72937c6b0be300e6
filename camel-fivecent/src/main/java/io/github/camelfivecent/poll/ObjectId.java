package io.github.camelfivecent.poll;

/** The ids of the service: 24 hex digits, the first 8 of which are the second since the epoch in which it was made. */
final class ObjectId {

    /** What each character is worth as a hex digit; -1 if it is none. A pattern, and HexFormat, take several times as long. */
    private static final byte[] VALUES = new byte[128];

    static {
        for (char c = 0; c < VALUES.length; c++) {
            VALUES[c] = (byte) Character.digit(c, 16);
        }
    }

    private static final int DIGITS = 24;
    private static final int SECOND_DIGITS = 8;

    private ObjectId() {}

    /**
     * The second in which an id was made.
     *
     * @throws PagingException if it is no id
     */
    static long second(String id) {
        long second = 0;
        boolean valid = id != null && id.length() == DIGITS;
        for (int i = 0; valid && i < DIGITS; i++) {
            char c = id.charAt(i);
            int digit = c < VALUES.length ? VALUES[c] : -1;
            valid = digit >= 0;
            second = i < SECOND_DIGITS ? second << 4 | digit : second;
        }
        if (!valid) {
            throw new PagingException("it has an item without an id of 24 hex digits");
        }
        return second;
    }
}

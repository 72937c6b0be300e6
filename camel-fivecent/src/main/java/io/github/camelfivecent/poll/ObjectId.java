package io.github.camelfivecent.poll;

import io.github.camelfivecent.http.IdPage;

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
        long second = 0;
        boolean valid = id != null && id.length() == DIGITS;
        for (int i = 0; valid && i < DIGITS; i++) {
            int digit = IdPage.digit(id.charAt(i));
            valid = digit >= 0;
            second = i < SECOND_DIGITS ? second << 4 | digit : second;
        }
        if (!valid) {
            throw new PagingException("it has an item without an id of 24 hex digits");
        }
        return second;
    }
}

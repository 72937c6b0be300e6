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
        if (id == null || id.length() != DIGITS) {
            throw none();
        }
        int second = 0;
        int all = 0;
        for (int i = 0; i < SECOND_DIGITS; i++) {
            int digit = IdPage.digit(id.charAt(i));
            second = second << 4 | digit;
            all |= digit;
        }
        for (int i = SECOND_DIGITS; i < DIGITS; i++) {
            all |= IdPage.digit(id.charAt(i));
        }
        if (all < 0) {
            throw none();
        }
        return second & 0xffffffffL;
    }

    private static PagingException none() {
        return new PagingException("it has an item without an id of 24 hex digits");
    }
}

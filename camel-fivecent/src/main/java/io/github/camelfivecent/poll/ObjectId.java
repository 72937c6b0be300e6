package io.github.camelfivecent.poll;

import java.util.regex.Pattern;

/** The ids of the service: 24 hex digits, the first 8 of which are the second since the epoch in which it was made. */
final class ObjectId {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}");
    private static final int SECOND_DIGITS = 8;

    private ObjectId() {}

    /**
     * The second in which an id was made.
     *
     * @throws PagingException if it is no id
     */
    static long second(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new PagingException("it has an item without an id of 24 hex digits");
        }
        return Long.parseLong(id, 0, SECOND_DIGITS, 16);
    }
}

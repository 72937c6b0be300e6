package io.github.camelfivecent.ledger;

import java.time.Instant;

/**
 * Where the send ledger keeps its entries: a map whose changes are atomic for all nodes. Failures are thrown as unchecked
 * exceptions; a send whose claim cannot be stored is not made.
 */
public interface SendRepository {

    /**
     * Adds an entry, unless there is one that has not expired.
     *
     * @param  key     key of the send, of at most 255 characters
     * @param  value   the entry
     * @param  now     the present, by which entries expire
     * @param  expires when the entry may be forgotten
     * @return         null when it was added, else the entry that is there
     */
    String putIfAbsent(String key, String value, Instant now, Instant expires);

    /**
     * Replaces an entry, if it still is what it was.
     *
     * @param  key      key of the send
     * @param  expected the entry as it was read
     * @param  value    the new entry
     * @param  expires  when it may be forgotten
     * @return          whether it was replaced
     */
    boolean replace(String key, String expected, String value, Instant expires);

    /**
     * Removes an entry, if it still is what it was.
     *
     * @param  key      key of the send
     * @param  expected the entry as it was read
     * @return          whether it was removed
     */
    boolean remove(String key, String expected);

    /**
     * Removes the entries that have expired. It is called now and then, for what does not forget by itself.
     *
     * @param now the present
     */
    default void clean(Instant now) {}

    /**
     * How many entries there are, for those who watch over it; those that have expired may be among them.
     *
     * @return the number, or -1 if it cannot be told
     */
    default long size() {
        return -1;
    }
}

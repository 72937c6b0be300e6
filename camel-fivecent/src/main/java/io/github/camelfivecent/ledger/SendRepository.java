package io.github.camelfivecent.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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
     * Adds the entries of several sends, each as {@link #putIfAbsent} does. A repository that can do it at one go saves a
     * batch of SMS many journeys; it need not be atomic for all of them together.
     *
     * @param  entries the entries by their keys
     * @param  now     the present, by which entries expire
     * @param  expires when the entries may be forgotten
     * @return         the entries that are there instead, by their keys
     */
    default Map<String, String> putAllIfAbsent(Map<String, String> entries, Instant now, Instant expires) {
        Map<String, String> present = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            String other = putIfAbsent(key, value, now, expires);
            if (other != null) {
                present.put(key, other);
            }
        });
        return present;
    }

    /**
     * Replaces the entries of several sends, each as {@link #replace} does.
     *
     * @param  expected the entries as they were read, by their keys
     * @param  values   the new entries, by the same keys
     * @param  expires  when they may be forgotten
     * @return          whether all were replaced
     */
    default boolean replaceAll(Map<String, String> expected, Map<String, String> values, Instant expires) {
        boolean all = true;
        for (Map.Entry<String, String> value : values.entrySet()) {
            all &= replace(value.getKey(), expected.get(value.getKey()), value.getValue(), expires);
        }
        return all;
    }

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

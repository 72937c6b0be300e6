package io.github.camelfivecent;

import java.util.List;
import java.util.Map;

/** The order in which a message takes its statuses, as far as they are known; and the keys under which they are remembered. */
final class StatusOrder {

    private static final int FINAL = 6;

    private static final Map<Integer, Integer> RANKS = Map.of(
            1005, 0, // scheduled
            1527, 0, // scheduled
            1006, 1, // accepted
            1000, 2, // queued
            1011, 3, // sending
            1001, 4, // sent
            1004, 5, // delivery in progress
            1002, FINAL, // delivered
            1003, FINAL, // failed
            1007, FINAL); // cancelled

    private StatusOrder() {}

    /** The key of one status of a message. */
    static String key(String id, Object status) {
        return id + ":" + status;
    }

    /** The keys of all statuses that come after this one. What is not known comes before the final ones. */
    static List<String> laterKeys(String id, int status) {
        int rank = RANKS.getOrDefault(status, FINAL - 1);
        return RANKS.entrySet().stream()
                .filter(other -> other.getValue() > rank)
                .map(other -> key(id, other.getKey()))
                .toList();
    }
}

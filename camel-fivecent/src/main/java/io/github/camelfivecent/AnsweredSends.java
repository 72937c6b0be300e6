package io.github.camelfivecent;

import io.github.camelfivecent.http.Request;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.support.LRUCacheFactory;

/**
 * Which messages the sends of a component were answered with, and which sends are under way, so that a message in the sent
 * list is not taken for that of another send.
 */
final class AnsweredSends {

    /** Far more than are sent in the minutes for which it matters. */
    private static final int REMEMBERED = 50_000;

    private final Map<String, Object> sendById = LRUCacheFactory.newLRUCache(REMEMBERED);
    private final Map<Request, Integer> underWay = new ConcurrentHashMap<>();

    void begin(Request same) {
        underWay.merge(same, 1, Integer::sum);
    }

    void end(Request same) {
        underWay.computeIfPresent(same, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Whether another send for the same is under way. */
    boolean hasTwin(Request same) {
        return underWay.getOrDefault(same, 0) > 1;
    }

    /**
     * A send has these messages for its answer.
     *
     * @param  messages their ids
     * @param  send     what tells the send from others
     * @return          false if one of them is that of another send; then nothing is claimed
     */
    synchronized boolean claim(Collection<String> messages, Object send) {
        for (String id : messages) {
            if (isAnothers(id, send)) {
                return false;
            }
        }
        messages.forEach(id -> sendById.put(id, send));
        return true;
    }

    boolean isAnothers(String id, Object send) {
        Object known = sendById.get(id);
        return known != null && !known.equals(send);
    }
}

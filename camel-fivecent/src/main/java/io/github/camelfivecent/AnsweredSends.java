package io.github.camelfivecent;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which messages the sends of a component were answered with, and which sends are under way, so that a message in the sent
 * list is not taken for that of another send.
 */
final class AnsweredSends {

    /** Far more than are sent in the minutes for which it matters. */
    private static final int REMEMBERED = 25_000;

    private final Map<Object, Integer> underWay = new ConcurrentHashMap<>();
    /** The last ones, and those before them, which are forgotten all at once: of each send there is one more. */
    private Map<String, Object> sendById = new HashMap<>();

    private Map<String, Object> sendByIdBefore = Map.of();

    void begin(Collection<?> marks) {
        marks.forEach(mark -> underWay.merge(mark, 1, Integer::sum));
    }

    void end(Collection<?> marks) {
        marks.forEach(mark -> underWay.computeIfPresent(mark, (key, count) -> count == 1 ? null : count - 1));
    }

    /** Whether another send with one of these marks is under way. */
    boolean hasTwin(Collection<?> marks) {
        return marks.stream().anyMatch(mark -> underWay.getOrDefault(mark, 0) > 1);
    }

    /**
     * Sends have these messages for their answers.
     *
     * @param  messages ids, each with what tells its send from others
     * @return          false if one of them is that of another send; then nothing is claimed
     */
    synchronized boolean claim(Map<String, Object> messages) {
        for (Map.Entry<String, Object> message : messages.entrySet()) {
            Object known = sendOf(message.getKey());
            if (known != null && !known.equals(message.getValue())) {
                return false;
            }
        }
        if (sendById.size() >= REMEMBERED) {
            sendByIdBefore = sendById;
            sendById = new HashMap<>();
        }
        sendById.putAll(messages);
        return true;
    }

    /** Whether a message is that of none of these sends. */
    synchronized boolean isAnothers(String id, Collection<Object> sends) {
        Object known = sendOf(id);
        return known != null && !sends.contains(known);
    }

    private Object sendOf(String id) {
        Object known = sendById.get(id);
        return known == null ? sendByIdBefore.get(id) : known;
    }
}

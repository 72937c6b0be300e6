package io.github.camelfivecent;

import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whose messages the answer to a request has: those of one send, or of several that are made with it.
 *
 * @param sends what tells the sends from others, by the recipient's number; of a single send by null
 * @param marks what their messages in the sent list are told by
 */
record Owners(Map<String, Object> sends, Set<?> marks) {

    /** @param key what makes it the same send as an earlier one; null for a send of its own */
    static Owners one(String key, Set<?> marks) {
        return new Owners(Collections.singletonMap(null, key == null ? new Object() : key), marks);
    }

    Collection<Object> all() {
        return sends.values();
    }

    /** The ids of the messages, each with the send that it belongs to. */
    Map<String, Object> of(Results<?> results) {
        Map<String, Object> owned = new HashMap<>();
        for (Object result : results) {
            String id = result instanceof SmsResult sms ? sms.id() : ((EmailResult) result).id();
            Object send = result instanceof SmsResult sms && !sends.containsKey(null)
                    ? sends.get(PhoneNumber.normalise(sms.destination()))
                    : sends.get(null);
            if (id != null && send != null) {
                owned.put(id, send);
            }
        }
        return owned;
    }
}

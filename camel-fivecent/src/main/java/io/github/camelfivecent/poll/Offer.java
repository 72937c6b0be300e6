package io.github.camelfivecent.poll;

import java.util.List;
import java.util.Map;

/**
 * What a consumer offers to its route.
 *
 * @param place     by which the position knows it, such as the id of an item
 * @param messageId id of the message that it is about; null if it is about none
 * @param key       under which an idempotent repository remembers it; null if it does not
 * @param body      what the route gets; null if it is not to get it
 * @param headers   what is told beside it
 */
public record Offer(String place, String messageId, String key, Object body, Map<String, Object> headers) {

    /** An item whose id is all that it is known by. */
    public static Offer item(String id, Object body, Map<String, Object> headers) {
        return new Offer(id, id, id, body, headers);
    }

    /** Something that is in the list and that nobody wants. */
    public static Offer unwanted(String place) {
        return new Offer(place, null, null, null, Map.of());
    }

    /** Whether the route is to have it, if it had not before. */
    public boolean isWanted() {
        return body != null;
    }

    /** The keys by which it may be known as routed before. */
    public List<String> keys() {
        return key == null ? List.of() : List.of(key);
    }
}

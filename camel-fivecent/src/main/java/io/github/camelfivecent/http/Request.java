package io.github.camelfivecent.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One request, ready to be made; credentials are added when it is written.
 *
 * @param operation  the operation it is for, such as {@code sms.send}; for messages
 * @param service    which of the services
 * @param method     GET, POST or DELETE
 * @param path       path below the base URL, with an encoded query where there is one
 * @param body       the fields of the JSON body, in the order in which they are written
 */
public record Request(String operation, Service service, String method, String path, Map<String, ?> body) {

    /** Whether it only reads, so that it does no harm to make it again. */
    public boolean isRead() {
        return "GET".equals(method);
    }

    /** The same request, but for one field of its body; null leaves the field out. */
    public Request with(String field, Object value) {
        if (value == null && !body.containsKey(field)) {
            return this;
        }
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        changed.values().removeIf(Objects::isNull);
        return new Request(operation, service, method, path, changed);
    }

    /** A hash of what is asked, from which nothing of it can be found. */
    public String fingerprint() {
        return LimiterRegistry.sha256(operation + method + path + Json.text(body));
    }

    @Override
    public String toString() {
        return operation + " (" + method + " " + service + ")";
    }
}

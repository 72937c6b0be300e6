package io.github.camelfivecent.sandbox.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that can be looked at or done.
 *
 * @param method the HTTP method
 * @param path its path; a segment in braces stands for any
 * @param handler does it
 */
record Route(String method, String path, Handler handler) {

    /** Does something and answers with what is to be JSON. */
    interface Handler {
        Object handle(ControlCall call);
    }

    static Route get(String path, Handler handler) {
        return new Route("GET", path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route("POST", path, handler);
    }

    static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, handler);
    }

    /** What the segments in braces stand for, if this is the path. */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> own = segments(path);
        if (own.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int index = 0; index < own.size(); index++) {
            String segment = own.get(index);
            if (segment.startsWith("{")) {
                // a plus in a path is a plus, which the decoder would take for a space
                String value = segments.get(index).replace("+", "%2B");
                parameters.put(
                        segment.substring(1, segment.length() - 1), URLDecoder.decode(value, StandardCharsets.UTF_8));
            } else if (!segment.equals(segments.get(index))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}

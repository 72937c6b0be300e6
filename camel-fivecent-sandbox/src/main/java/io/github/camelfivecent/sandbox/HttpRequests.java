package io.github.camelfivecent.sandbox;

import io.github.camelfivecent.sandbox.api.ApiRequest;
import io.github.camelfivecent.sandbox.api.Service;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads requests of the API off HTTP. */
final class HttpRequests {
    private HttpRequests() {}

    static ApiRequest read(String method, String url, byte[] body) {
        String below = belowBase(url);
        int question = below.indexOf('?');
        String path = question < 0 ? below : below.substring(0, question);
        String query = question < 0 ? "" : below.substring(question + 1);
        return new ApiRequest(
                isSms(url) ? Service.SMS : Service.EMAIL,
                method,
                // a plus in a path is a plus, which the decoder would take for a space
                decode(path.replace("+", "%2B")),
                parameters(query),
                body);
    }

    /** Path and query, without what comes before the service's own paths. */
    static String belowBase(String url) {
        return url.substring((isSms(url) ? SandboxStubs.SMS_PATH : SandboxStubs.EMAIL_PATH).length());
    }

    private static boolean isSms(String url) {
        return url.startsWith(SandboxStubs.SMS_PATH);
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    /** What is no percent encoding stays as it is, for the one who reads it to refuse. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

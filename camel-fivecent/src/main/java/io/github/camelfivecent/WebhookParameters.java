package io.github.camelfivecent;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The parameters of a webhook request, from the query of its URL and from its form alike. Server components hand on a form
 * as text, as a map, or only as headers.
 */
final class WebhookParameters {

    private static final String TOKEN = "token=";
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final List<String> NAMES =
            List.of("MID", "STATUS", "TEXT", "FROM", "TO", "TIMESTAMP", "MESSAGE", "IMAGES", "REPLY_TO", "BALANCE");
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");

    private final Map<String, Set<String>> values = new HashMap<>();
    private final int limit;
    private long size;

    private WebhookParameters(int limit) {
        this.limit = limit;
    }

    /**
     * Reads a request.
     *
     * @param  request          as the server component hands it on
     * @param  limit            most bytes that parameters may have
     * @throws RefusedException if they are more, or cannot be read
     */
    static WebhookParameters of(Message request, int limit) {
        WebhookParameters parameters = new WebhookParameters(limit);
        parameters.addForm(query(request));
        parameters.addBody(request);
        if (NAMES.stream().noneMatch(parameters.values::containsKey)) {
            NAMES.forEach(name -> parameters.add(name, request.getHeader(name)));
        }
        return parameters;
    }

    /** Whether the query has the token, once; nothing else of the request is looked at. */
    static boolean hasToken(Message request, String token) {
        String query = query(request);
        List<String> given = query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .filter(pair -> pair.startsWith(TOKEN))
                        .map(pair -> pair.substring(TOKEN.length()))
                        .toList();
        return given.size() == 1 && MessageDigest.isEqual(bytes(token), decodedBytes(given.get(0)));
    }

    private static byte[] decodedBytes(String encoded) {
        try {
            return bytes(decode(encoded));
        } catch (RefusedException e) {
            // Whoever has the token knows how to encode it.
            return new byte[0];
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String id(String name) {
        return required(name, text(name, ID, "is no id"));
    }

    int integer(String name) {
        return Integer.parseInt(required(name, text(name, INTEGER, "is no whole number")));
    }

    Instant time(String name) {
        return Instant.ofEpochSecond(
                Long.parseLong(required(name, text(name, SECONDS, "is no number of seconds since the epoch"))));
    }

    BigDecimal decimal(String name) {
        return new BigDecimal(required(name, text(name, DECIMAL, "is no number")));
    }

    /** A text; null if it is absent or empty. */
    String text(String name) {
        Set<String> given = all(name);
        if (given.size() > 1) {
            throw new RefusedException(BAD_REQUEST, name + " is given more than once");
        }
        String value = given.isEmpty() ? "" : given.iterator().next();
        return value.isEmpty() ? null : value;
    }

    /** A text that is there. */
    String requiredText(String name) {
        return required(name, text(name));
    }

    private String text(String name, Pattern pattern, String otherwise) {
        String value = text(name);
        if (value != null && !pattern.matcher(value).matches()) {
            throw new RefusedException(BAD_REQUEST, name + " " + otherwise);
        }
        return value;
    }

    private static String required(String name, String value) {
        if (value == null) {
            throw new RefusedException(BAD_REQUEST, name + " is missing");
        }
        return value;
    }

    private Set<String> all(String name) {
        return values.getOrDefault(name, Set.of());
    }

    private static String query(Message request) {
        String raw = request.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        return raw == null ? request.getHeader(Exchange.HTTP_QUERY, String.class) : raw;
    }

    private void addBody(Message request) {
        Long length = request.getHeader(Exchange.CONTENT_LENGTH, Long.class);
        if (length != null && length > limit) {
            throw tooLarge();
        }
        if (request.getBody() instanceof Map<?, ?> form) {
            form.forEach((name, value) -> {
                count(name.toString().length() + String.valueOf(value).length());
                add(name.toString(), decoded(value, request.getHeader(name.toString())));
            });
        } else {
            addForm(text(request));
        }
    }

    private String text(Message request) {
        try (InputStream body = request.getBody(InputStream.class)) {
            return body == null ? null : new String(body.readNBytes(limit + 1), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RefusedException(BAD_REQUEST, "the body cannot be read");
        }
    }

    private void addForm(String encoded) {
        if (encoded == null) {
            return;
        }
        count(encoded.length());
        for (String pair : encoded.split("&")) {
            String[] sides = pair.split("=", 2);
            add(decode(sides[0]), sides.length == 1 ? "" : decode(sides[1]));
        }
    }

    /**
     * A value of a form that is handed on as a map. Spring Boot's platform-http decodes it by half there, + but not %28, and
     * as a whole only in the headers. Other servers decode both, so that a text which is to hold %28 has it in both.
     */
    private static Object decoded(Object value, Object header) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(each -> decoded(each, header)).toList();
        }
        if (!(value instanceof String text) || header == null || text.indexOf('%') < 0) {
            return value;
        }
        String whole = decodedRest(text);
        boolean sameInHeader = header instanceof Collection<?> many ? many.contains(whole) : whole.equals(header);
        return sameInHeader ? whole : text;
    }

    private static String decodedRest(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a percent sign that stands for itself
            return text;
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(BAD_REQUEST, "the parameters are not URL-encoded");
        }
    }

    private void add(String name, Object value) {
        if (value instanceof Collection<?> many) {
            many.forEach(each -> add(name, each));
        } else if (value != null) {
            values.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(value.toString());
        }
    }

    private void count(int more) {
        size += more;
        if (size > limit) {
            throw tooLarge();
        }
    }

    private RefusedException tooLarge() {
        return new RefusedException(TOO_LARGE, "the parameters have more than " + limit + " bytes");
    }
}

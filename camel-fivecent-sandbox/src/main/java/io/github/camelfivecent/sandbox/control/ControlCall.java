package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.testing.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request whose route is known: its parameters and fields, and the account that it is about. */
final class ControlCall {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final Controlled sandbox;
    private final ControlRequest request;
    private final Map<String, String> path;

    ControlCall(Controlled sandbox, ControlRequest request, Map<String, String> path) {
        this.sandbox = sandbox;
        this.request = request;
        this.path = path;
    }

    Controlled sandbox() {
        return sandbox;
    }

    /** The account that the parameter {@code account} names by the id of its key; without one the sandbox's own. */
    Account account() {
        return query("account")
                .map(keyId -> sandbox.world()
                        .find(keyId)
                        .orElseThrow(() -> ControlException.notFound("account with the key " + keyId)))
                .orElseGet(sandbox::account);
    }

    Messages messages() {
        return new Messages(account());
    }

    String path(String name) {
        return path.get(name);
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(request.query().get(name)).filter(value -> !value.isEmpty());
    }

    int query(String name, int otherwise, int max) {
        return whole(name).map(value -> Math.min(max, value)).orElse(otherwise);
    }

    Optional<Integer> whole(String name) {
        return query(name).map(value -> whole(name, value));
    }

    /** The part of a list that the parameters {@code offset}, by default 0, and {@code limit} ask for. */
    <T> List<T> part(List<T> all, int shown, int most) {
        return slice(all, whole("offset").orElse(0), query("limit", shown, most));
    }

    /** So many of a list at most, from a position on. */
    static <T> List<T> slice(List<T> all, int offset, int limit) {
        if (offset < 0 || limit < 0) {
            throw new ControlException(400, "offset and limit take 0 or more");
        }
        return all.stream().skip(offset).limit(limit).toList();
    }

    ObjectNode body() {
        return request.body();
    }

    Optional<String> text(String field) {
        JsonNode value = request.body().path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    String required(String field) {
        return text(field)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new ControlException(400, "The field " + field + " is missing"));
    }

    int number(String field, int otherwise) {
        return text(field).map(value -> whole(field, value)).orElse(otherwise);
    }

    boolean flag(String field) {
        return request.body().path(field).asBoolean();
    }

    Optional<Duration> duration(String field) {
        return text(field).filter(value -> !value.isEmpty()).map(value -> duration(field, value));
    }

    <E extends Enum<E>> E constant(Class<E> type, String field, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new ControlException(
                400,
                "The field " + field + " takes one of " + java.util.Arrays.toString(type.getEnumConstants()) + ", not "
                        + value);
    }

    /** A duration as ISO 8601 has it, {@code PT1M30S}, or short: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 1d}. */
    static Duration duration(String field, String value) {
        Matcher matcher = SHORT_DURATION.matcher(value.strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(value.strip());
        } catch (java.time.format.DateTimeParseException e) {
            throw new ControlException(
                    400, field + " takes a duration such as 500ms, 10s, 5m, 2h or PT1M30S, not " + value);
        }
    }

    private static int whole(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new ControlException(400, name + " takes a whole number, not " + value);
        }
    }
}

package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.testing.Exchanges;
import io.github.camelfivecent.sandbox.testing.Messages;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    Exchanges exchanges() {
        return new Exchanges(sandbox.world().wire());
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

    /** A parameter that takes 0 or more. */
    Optional<Integer> whole(String name) {
        return query(name).map(value -> {
            int given = whole(name, value);
            if (given < 0) {
                throw new ControlException(400, name + " takes 0 or more, not " + value);
            }
            return given;
        });
    }

    /** Whether a parameter is not {@code false}. */
    boolean wants(String name) {
        return query(name).map(value -> flag(name, value)).orElse(true);
    }

    int offset() {
        return query("offset", 0, Integer.MAX_VALUE);
    }

    /** The part of a list that the parameters {@code offset}, by default 0, and {@code limit} ask for. */
    <T> List<T> part(List<T> all, int shown, int most) {
        return all.stream().skip(offset()).limit(query("limit", shown, most)).toList();
    }

    ObjectNode body() {
        return request.body();
    }

    Optional<String> text(String field) {
        JsonNode value = request.body().path(field);
        if (value.isContainerNode()) {
            throw new ControlException(400, "The field " + field + " takes one value, not " + value);
        }
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    /** The texts of an array; none when there is no such field. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : array(field)) {
            texts.add(one.asText());
        }
        return texts;
    }

    JsonNode array(String field) {
        JsonNode value = request.body().path(field);
        if (!value.isMissingNode() && !value.isArray()) {
            throw new ControlException(400, "The field " + field + " takes an array, not " + value);
        }
        return value;
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
        return text(field).map(value -> flag(field, value)).orElse(false);
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

    static boolean flag(String field, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ControlException(400, "The field " + field + " takes true or false, not " + value);
        };
    }

    /** A time in epoch seconds, or as ISO 8601 has it in UTC. */
    static Instant instant(String name, String value) {
        try {
            return value.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(value)) : Instant.parse(value);
        } catch (DateTimeException e) {
            throw new ControlException(400, name + " takes epoch seconds or an ISO 8601 time in UTC, not " + value);
        }
    }

    static BigDecimal decimal(String name, String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new ControlException(400, name + " takes a number, not " + value);
        }
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

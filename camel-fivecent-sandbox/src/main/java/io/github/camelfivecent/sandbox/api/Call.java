package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.Books;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A request whose sender is known: its fields, and the account that it is about. */
final class Call {
    private final Books books;
    private final View view;
    private final Map<String, String> query;
    private final ObjectNode body;
    private final String id;
    private final Clock clock;
    private final Set<Assumption> assumed = EnumSet.noneOf(Assumption.class);
    private int stored;

    Call(Books books, View view, Map<String, String> query, ObjectNode body, String id, Clock clock) {
        this.books = books;
        this.view = view;
        this.query = query;
        this.body = body;
        this.id = id;
        this.clock = clock;
    }

    Books books() {
        return books;
    }

    View view() {
        return view;
    }

    /** The second segment of the path: an id or a number. */
    String id() {
        return id;
    }

    /** The epoch second of the sandbox's clock. */
    long now() {
        return clock.instant().getEpochSecond();
    }

    /** A field of the body as text; null when it is absent or null. */
    String text(String field) {
        JsonNode value = body.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** A field of the body as a flag: true, 1 or their texts. */
    boolean flag(String field) {
        String text = text(field);
        return "true".equals(text) || "1".equals(text);
    }

    /** A field of the body that holds one text or an array of them. */
    List<String> texts(String field) {
        JsonNode value = body.path(field);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(one.asText()));
        } else if (text(field) != null && !text(field).isEmpty()) {
            texts.add(text(field));
        }
        return texts;
    }

    JsonNode field(String field) {
        return body.path(field);
    }

    /** A parameter of the query; null when it is absent or empty. */
    String parameter(String name) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The cursor of a page, or null for the first; refuses with the given text when it is not an id. */
    String after(String error) {
        assume(Assumption.PAGES, "".equals(query.get("after")));
        String after = parameter("after");
        if (after != null && !ObjectIds.isId(after)) {
            throw Refusal.of(error);
        }
        return after == null ? null : after.toLowerCase(Locale.ROOT);
    }

    /** A parameter of digits; refuses with the given text when it is absent or anything else. */
    long digits(String name, String error) {
        String value = parameter(name);
        if (value == null || !value.matches("\\d{1,18}")) {
            throw Refusal.of(error);
        }
        return Long.parseLong(value);
    }

    /** A parameter between 1 and a highest value; brought into that range when it is outside. */
    int within(String name, int otherwise, int highest) {
        String value = parameter(name);
        if (value == null) {
            return otherwise;
        }
        int asked = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
        assume(Assumption.CONVERSATIONS, asked < 1 || asked > highest);
        return asked < 0 ? otherwise : Math.max(1, Math.min(highest, asked));
    }

    /** Notes that the answer rests on something that no document settles. */
    void assume(Assumption assumption) {
        assumed.add(assumption);
    }

    /** As {@link #assume(Assumption)}, if it does. */
    void assume(Assumption assumption, boolean restsOnIt) {
        if (restsOnIt) {
            assume(assumption);
        }
    }

    Set<Assumption> assumed() {
        return assumed;
    }

    /** Notes that so many things were stored, changed or deleted. */
    void stored(int count) {
        stored += count;
    }

    int stored() {
        return stored;
    }
}

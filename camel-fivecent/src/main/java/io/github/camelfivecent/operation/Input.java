package io.github.camelfivecent.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What an exchange gives for an operation. A value is taken from the body, then from the header, then from the endpoint,
 * which has the component's where it has none of its own. What the exchange only carries along, such as the answer to the
 * operation before, counts where nothing else says anything.
 *
 * @param fields   the fields of the body, under their wire names; empty when it holds none
 * @param carried  gives what the exchange carries along for a field, or null
 * @param header   gives the value of a header by its name, or null
 * @param endpoint gives the value of an endpoint option by its name, or null
 */
public record Input(
        Map<String, Object> fields,
        Function<Field, Object> carried,
        Function<String, Object> header,
        Function<String, Object> endpoint) {

    /** What is given by its fields alone. */
    public static Input of(Map<String, Object> fields) {
        return new Input(fields, field -> null, header -> null, option -> null);
    }

    Object value(Field field) {
        Object value = field.in(fields);
        if (value == null) {
            value = setting(field);
        }
        return value == null ? carried.apply(field) : value;
    }

    private Object setting(Field field) {
        if (field.option() == null) {
            return null;
        }
        Object value = header.apply(field.header());
        return value == null && field.onEndpoint() ? endpoint.apply(field.option()) : value;
    }

    /**
     * The same, but for the page of a list that begins at a cursor.
     *
     * @param cursor where the page begins; null for the first
     */
    public Input at(String cursor) {
        if (cursor == null) {
            return this;
        }
        Map<String, Object> at = new HashMap<>(fields);
        at.put(Fields.AFTER.wire(), cursor);
        at.put(Fields.BEFORE.wire(), cursor);
        return new Input(at, carried, header, endpoint);
    }

    /** Everything but the values, which logs must not show. */
    @Override
    public String toString() {
        return "Input" + fields.keySet();
    }
}

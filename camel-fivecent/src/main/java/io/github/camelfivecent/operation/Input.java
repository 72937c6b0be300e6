package io.github.camelfivecent.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What an exchange gives for an operation. A value is taken from the body, then from the header, then from the endpoint,
 * which has the component's where it has none of its own.
 *
 * @param fields   the fields of the body, under their wire names; empty when it holds none
 * @param text     the text of a body that is text, else null
 * @param header   gives the value of a header by its name, or null
 * @param endpoint gives the value of an endpoint option by its name, or null
 */
public record Input(
        Map<String, Object> fields, String text, Function<String, Object> header, Function<String, Object> endpoint) {

    Object value(Field field) {
        Object value = fields.get(field.wire());
        if (value == null && field.place() == Field.Place.PATH) {
            value = fields.get(field.option());
        }
        return value == null ? setting(field) : value;
    }

    private Object setting(Field field) {
        if (field.option() == null) {
            return null;
        }
        Object value = header.apply(field.header());
        return value == null ? endpoint.apply(field.option()) : value;
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
        return new Input(at, text, header, endpoint);
    }
}

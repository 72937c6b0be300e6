package io.github.camelfivecent.operation;

import java.util.Map;

/**
 * A field of a request: its names, its place, what it takes.
 *
 * @param wire     name on the wire, which is also its name in a {@code Map}
 * @param option   name of the endpoint option, if there is one, and with a prefix of the header; null when only the body
 *                 gives it
 * @param place    where it goes
 * @param required whether the operation needs it
 * @param onEndpoint whether there is an endpoint option of that name
 * @param rule     what it takes
 * @param header   name of the header that gives it, or null
 */
public record Field(
        String wire, String option, Place place, boolean required, boolean onEndpoint, Rule rule, String header) {

    /** What the name of each header begins with. */
    public static final String HEADER_PREFIX = "CamelFivecent";

    /** Where a field goes. */
    public enum Place {
        BODY,
        QUERY,
        PATH
    }

    static Field body(String wire, String option, Rule rule) {
        return new Field(wire, option, Place.BODY, false, option != null, rule, header(option));
    }

    static Field query(String wire, String option, Rule rule) {
        return new Field(wire, option, Place.QUERY, false, true, rule, header(option));
    }

    static Field path(String wire, String option, Rule rule) {
        return new Field(wire, option, Place.PATH, true, true, rule, header(option));
    }

    /** Its value among the fields of a body; an id may go by the name of its option, too. */
    public Object in(Map<String, ?> fields) {
        Object value = fields.get(wire);
        return value == null && place == Place.PATH ? fields.get(option) : value;
    }

    /** The same field, for an operation that cannot do without it. */
    public Field needed() {
        return new Field(wire, option, place, true, onEndpoint, rule, header);
    }

    /** The same field, where there is no endpoint option for it: it is different for each request. */
    Field headerOnly() {
        return new Field(wire, option, place, required, false, rule, header);
    }

    private static String header(String option) {
        if (option == null) {
            return null;
        }
        // The one option that is written as the wire writes it.
        String name = "senderid".equals(option) ? "SenderId" : option;
        return HEADER_PREFIX + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Its names, for a message to somebody who has to find where it was given. */
    public String describe() {
        return option == null
                ? wire + " (the body)"
                : wire + " (" + (onEndpoint ? "option " + option + ", " : "") + "header " + header + ")";
    }
}

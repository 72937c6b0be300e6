package io.github.camelfivecent.operation;

/**
 * A field of a request: its names, its place, what it takes.
 *
 * @param wire     name on the wire, which is also its name in a {@code Map}
 * @param option   name of the endpoint option and, with a prefix, of the header; null when only the body gives it
 * @param place    where it goes
 * @param required whether the operation needs it
 * @param rule     what it takes
 */
public record Field(String wire, String option, Place place, boolean required, Rule rule) {

    /** What the name of each header begins with. */
    public static final String HEADER_PREFIX = "CamelFivecent";

    /** Where a field goes. */
    public enum Place {
        BODY,
        QUERY,
        PATH
    }

    static Field body(String wire, String option, Rule rule) {
        return new Field(wire, option, Place.BODY, false, rule);
    }

    static Field query(String wire, String option, Rule rule) {
        return new Field(wire, option, Place.QUERY, false, rule);
    }

    static Field path(String wire, String option, Rule rule) {
        return new Field(wire, option, Place.PATH, true, rule);
    }

    /** The same field, for an operation that cannot do without it. */
    public Field needed() {
        return new Field(wire, option, place, true, rule);
    }

    /** The name of the header that gives it, or null. */
    public String header() {
        if (option == null) {
            return null;
        }
        // The one option that is written as the wire writes it.
        String name = "senderid".equals(option) ? "SenderId" : option;
        return HEADER_PREFIX + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Its names, for a message to somebody who has to find where it was given. */
    String describe() {
        return option == null ? wire + " (the body)" : wire + " (option " + option + ", header " + header() + ")";
    }
}

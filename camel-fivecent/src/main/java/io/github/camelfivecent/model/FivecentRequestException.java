package io.github.camelfivecent.model;

/** A request that is wrong in itself: found so before it was made, or refused by the service (HTTP 400, 403, 404). */
public class FivecentRequestException extends FivecentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    private FivecentRequestException(String message, Answer answer, String field) {
        super(message, answer, Outcome.NOT_DONE, false, null);
        this.field = field;
    }

    /**
     * A request that the service refused.
     *
     * @param message what was refused
     * @param answer  the service's answer
     */
    public FivecentRequestException(String message, Answer answer) {
        this(message, answer, null);
    }

    /**
     * A request that was not made because a field of it is wrong. It has no cause: the message says it all, and Camel looks
     * for an {@code onException} of the cause's type first.
     *
     * @param operation the operation, such as {@code sms.send}
     * @param field     the field's name on the wire
     * @param message   names the field, the rule and what was given, without the text of a message
     */
    public static FivecentRequestException invalid(String operation, String field, String message) {
        return new FivecentRequestException(message, Answer.none(operation), field);
    }

    /** The name on the wire of the field that is wrong; null when the service refused the request. */
    public String getField() {
        return field;
    }
}

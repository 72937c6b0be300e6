package io.github.camelfivecent.model;

/**
 * A request that changes something was written, and no readable answer came: it may have been carried out. It must not be
 * repeated before it is known whether it was.
 */
public class FivecentOutcomeUnknownException extends FivecentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what happened
     * @param answer  what is known of the service's answer
     * @param cause   the failure below, or null
     */
    public FivecentOutcomeUnknownException(String message, Answer answer, Throwable cause) {
        super(message, answer, Outcome.UNKNOWN, false, cause);
    }
}

package io.github.camelfivecent.model;

/**
 * A request that changes something was written, and no readable answer came: it may have been carried out. It must not be
 * repeated before it is known whether it was.
 */
public class FivecentOutcomeUnknownException extends FivecentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure. What is below it is suppressed and is no cause: a route's {@code onException} for the cause, such
     * as an {@code IOException} with redeliveries, would come before the one for this, and would send again.
     *
     * @param message what happened
     * @param answer  what is known of the service's answer
     * @param below   the failure below, or null
     */
    public FivecentOutcomeUnknownException(String message, Answer answer, Throwable below) {
        super(message, answer, Outcome.UNKNOWN, false, null);
        if (below != null) {
            addSuppressed(below);
        }
    }
}

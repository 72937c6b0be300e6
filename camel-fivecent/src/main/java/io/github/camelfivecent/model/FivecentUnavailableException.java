package io.github.camelfivecent.model;

import java.time.Duration;

/**
 * The service cannot be reached or is in maintenance (HTTP 503), also after the retries. For a read it stands for every
 * failure on the way, since a read that was lost did nothing.
 */
public class FivecentUnavailableException extends FivecentException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Creates the failure.
     *
     * @param message    what happened
     * @param answer     what is known of the service's answer
     * @param retrySafe  whether another try may help; not after an interruption
     * @param retryAfter how long the service asks to wait, or null when it did not say
     * @param cause      the failure below, or null
     */
    public FivecentUnavailableException(
            String message, Answer answer, boolean retrySafe, Duration retryAfter, Throwable cause) {
        super(message, answer, Outcome.NOT_DONE, retrySafe, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the service asks to wait, or null when it did not say. */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}

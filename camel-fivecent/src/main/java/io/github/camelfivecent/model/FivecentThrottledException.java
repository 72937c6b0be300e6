package io.github.camelfivecent.model;

import java.time.Duration;

/** The service asks for fewer requests (HTTP 429), also after the retries. */
public class FivecentThrottledException extends FivecentException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Creates the failure.
     *
     * @param message    what was refused
     * @param answer     the service's answer
     * @param retryAfter how long the service asks to wait, or null when it did not say
     */
    public FivecentThrottledException(String message, Answer answer, Duration retryAfter) {
        super(message, answer, Outcome.NOT_DONE, true, null);
        this.retryAfter = retryAfter;
    }

    /** How long the service asks to wait, or null when it did not say. */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}

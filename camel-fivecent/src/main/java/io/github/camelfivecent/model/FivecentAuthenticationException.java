package io.github.camelfivecent.model;

/** The service does not take the credentials (HTTP 401). */
public class FivecentAuthenticationException extends FivecentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what to look at
     * @param answer  the service's answer
     */
    public FivecentAuthenticationException(String message, Answer answer) {
        super(message, answer, Outcome.NOT_DONE, false, null);
    }
}

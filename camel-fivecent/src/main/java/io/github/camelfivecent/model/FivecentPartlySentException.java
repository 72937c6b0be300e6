package io.github.camelfivecent.model;

/**
 * Of an SMS to more recipients than one request takes, some requests were carried out and some were not, or nobody knows.
 * The same exchange may be given to the endpoint again: what was sent is not sent again. A copy of it must not, unless there
 * is a send ledger.
 */
public class FivecentPartlySentException extends FivecentOutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    private final transient Results<SmsResult> results;

    /**
     * Creates the failure.
     *
     * @param message how many were sent to and how many were not
     * @param answer  what is known of the service's answer to the first request that failed
     * @param results what became of each recipient: without an id where it was not sent, or where nobody knows
     */
    public FivecentPartlySentException(String message, Answer answer, Results<SmsResult> results) {
        super(message, answer, null);
        this.results = results;
    }

    /**
     * What became of each recipient, in the order of the requests. An entry without an id says in its status text whether
     * the SMS was not sent, and why, or that this is not known. Null after the exception was serialised.
     */
    public Results<SmsResult> getResults() {
        return results;
    }
}

package io.github.camelfivecent.model;

/**
 * Something that the component was asked for did not work. It says which operation, what the service answered, and above
 * all whether the request may have been carried out.
 */
public abstract class FivecentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether a failed request had an effect. */
    public enum Outcome {
        /** It was certainly not carried out. */
        NOT_DONE,
        /** It may have been carried out: a message may have been sent. */
        UNKNOWN
    }

    private final Answer answer;
    private final Outcome outcome;
    private final boolean retrySafe;

    FivecentException(String message, Answer answer, Outcome outcome, boolean retrySafe, Throwable cause) {
        super(message, cause);
        this.answer = answer;
        this.outcome = outcome;
        this.retrySafe = retrySafe;
    }

    /**
     * What is known of the service's answer.
     *
     * @param operation  the operation, such as {@code sms.send}; null when none was chosen yet
     * @param httpStatus the HTTP status, 0 when there was no answer
     * @param error      the service's {@code error}, or null
     * @param errorCode  the service's {@code error_code}, such as {@code no_vmn}, or null
     */
    public record Answer(String operation, int httpStatus, String error, String errorCode)
            implements java.io.Serializable {

        /** No answer to this operation. */
        public static Answer none(String operation) {
            return new Answer(operation, 0, null, null);
        }
    }

    /** The operation, such as {@code sms.send}; null when none was chosen yet. */
    public final String getOperation() {
        return answer.operation();
    }

    /** The HTTP status of the answer, 0 when there was none. */
    public final int getHttpStatus() {
        return answer.httpStatus();
    }

    /** The service's {@code error}, or null. */
    public final String getError() {
        return answer.error();
    }

    /** The service's {@code error_code}, or null. */
    public final String getErrorCode() {
        return answer.errorCode();
    }

    /** Whether the request may have been carried out. */
    public final Outcome getOutcome() {
        return outcome;
    }

    /** Whether the same request may be made again without harm, and with some hope. */
    public final boolean isRetrySafe() {
        return retrySafe;
    }
}

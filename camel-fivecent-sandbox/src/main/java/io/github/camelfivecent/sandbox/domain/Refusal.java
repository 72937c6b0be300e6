package io.github.camelfivecent.sandbox.domain;

import java.util.List;

/** A request that the service refuses: an HTTP status, the text of {@code error} and, seldom, an error code. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorCode;
    private final List<Assumption> assumed;

    private Refusal(int status, String error, String errorCode, List<Assumption> assumed) {
        super(error, null, false, false);
        this.status = status;
        this.errorCode = errorCode;
        this.assumed = assumed;
    }

    /** A refusal with HTTP status 400 and the given {@code error}. */
    public static Refusal of(String error) {
        return new Refusal(400, error, null, List.of());
    }

    /** A refusal with the given HTTP status and {@code error}. */
    public static Refusal of(int status, String error) {
        return new Refusal(status, error, null, List.of());
    }

    /** A refusal with HTTP status 400 that also carries {@code error_code}, as the gates of conversations do. */
    public static Refusal withCode(String error, String errorCode) {
        return new Refusal(400, error, errorCode, List.of());
    }

    /** The same refusal, which no document settles. */
    public Refusal assuming(Assumption... assumptions) {
        return new Refusal(status, getMessage(), errorCode, List.of(assumptions));
    }

    /** What the refusal rests on that no document settles. */
    public List<Assumption> assumed() {
        return assumed;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The text of the answer's {@code error}. */
    public String error() {
        return getMessage();
    }

    /** The answer's {@code error_code}, or null. */
    public String errorCode() {
        return errorCode;
    }
}

package io.github.camelfivecent;

/** A webhook request that is refused; the message is what it is answered, and repeats nothing of it. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The HTTP status that it is answered with. */
    int status() {
        return status;
    }
}

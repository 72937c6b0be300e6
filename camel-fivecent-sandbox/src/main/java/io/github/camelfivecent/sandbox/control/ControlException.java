package io.github.camelfivecent.sandbox.control;

/** A request to look or to act that cannot be served. */
final class ControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ControlException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static ControlException notFound(String what) {
        return new ControlException(404, "There is no " + what);
    }

    int status() {
        return status;
    }
}

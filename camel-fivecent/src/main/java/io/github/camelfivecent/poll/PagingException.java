package io.github.camelfivecent.poll;

/** A list that cannot be walked: it leads in a circle, jumps, or has items without an id. */
public final class PagingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates it, with what is wrong. */
    public PagingException(String message) {
        super("the list cannot be walked, " + message);
    }
}

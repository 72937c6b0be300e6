package io.github.camelfivecent.http;

/**
 * Leave to make one request. Close it when the request has ended, that is when its answer has been read or nothing more
 * will come; closing it again does nothing. It may be closed by another thread than the one that acquired it.
 */
public final class Permit implements AutoCloseable {

    private final Limiter limiter;

    /** Guarded by the limiter's lock, as is the next. */
    boolean open = true;

    /** Until when {@link Pace} counts this request, on the limiter's clock. */
    long countedUntil;

    Permit(Limiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public void close() {
        limiter.release(this);
    }
}

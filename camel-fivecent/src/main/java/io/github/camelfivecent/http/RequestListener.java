package io.github.camelfivecent.http;

import java.time.Duration;

/** Is told of what a client does. It must be quick, and must not throw. */
public interface RequestListener {

    /** Nobody who listens. */
    RequestListener NONE = new RequestListener() {};

    /**
     * A request was made; one that is repeated is told each time.
     *
     * @param request the request
     * @param took    until its answer was read, or until it failed
     * @param failure why there is no answer, or null
     */
    default void made(Request request, Duration took, RuntimeException failure) {}

    /**
     * A request has waited for its turn.
     *
     * @param request the request
     * @param wait    how long
     */
    default void waited(Request request, Duration wait) {}

    /**
     * A request failed and is made again.
     *
     * @param request the request
     */
    default void repeated(Request request) {}

    /**
     * A request was not made, because the service has asked for a pause that is too long to wait for.
     *
     * @param request the request
     */
    default void heldBack(Request request) {}
}

package io.github.camelfivecent.observe;

import io.github.camelfivecent.model.FivecentAuthenticationException;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentThrottledException;

/** How a request ended, in the few words that a meter can be told apart by. */
enum Outcome {
    SUCCESS,
    /** The service refused the request. */
    REFUSED,
    /** The service does not take the key. */
    UNAUTHORIZED,
    /** The service asked for fewer requests. */
    THROTTLED,
    /** The service was not reached or not available. */
    UNAVAILABLE,
    /** The request may have been carried out. */
    UNKNOWN;

    static Outcome of(RuntimeException failure) {
        if (failure == null) {
            return SUCCESS;
        }
        if (failure instanceof FivecentAuthenticationException) {
            return UNAUTHORIZED;
        }
        if (failure instanceof FivecentThrottledException) {
            return THROTTLED;
        }
        if (failure instanceof FivecentOutcomeUnknownException) {
            return UNKNOWN;
        }
        return failure instanceof FivecentRequestException ? REFUSED : UNAVAILABLE;
    }

    String tag() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

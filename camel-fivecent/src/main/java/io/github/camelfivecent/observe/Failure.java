package io.github.camelfivecent.observe;

import io.github.camelfivecent.model.FivecentException;
import java.time.Instant;

/**
 * Something that went wrong, without a word of what it was about.
 *
 * @param at    when
 * @param where the operation, or the route of a consumer
 * @param what  the kind of failure
 */
public record Failure(Instant at, String where, String what) {

    /** The failure of a request. The service's own words may quote what was sent, so only its codes are kept. */
    static Failure of(String operation, RuntimeException failure) {
        String what = failure.getClass().getSimpleName();
        if (failure instanceof FivecentException known && known.getHttpStatus() > 0) {
            what += ", HTTP " + known.getHttpStatus();
        }
        return new Failure(Instant.now(), operation, what);
    }

    @Override
    public String toString() {
        return at + " " + where + ": " + what;
    }
}

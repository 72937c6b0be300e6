package io.github.camelfivecent.model;

import java.time.Instant;

/**
 * A number that has opted out of further messages.
 *
 * @param id        id of the entry, 24 hex digits
 * @param number    the number, as received
 * @param timestamp when it opted out
 */
public record OptOut(String id, @Personal(Personal.Kind.NUMBER) String number, Instant timestamp)
        implements FivecentRecord {

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

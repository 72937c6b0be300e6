package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.List;

/**
 * An email that the sandbox took.
 *
 * @param id its id
 * @param status its status, at first {@code queued}
 * @param order what was asked for, with the HTML filled in
 * @param createdAt when it was taken
 */
public record StoredEmail(String id, String status, EmailOrder order, Instant createdAt) {
    /** The status of an email that was just taken. */
    public static final String QUEUED = "queued";

    /** All recipients together: to, cc and bcc. */
    public List<String> recipients() {
        return order.recipients();
    }

    StoredEmail with(String newStatus) {
        return new StoredEmail(id, newStatus, order, createdAt);
    }
}

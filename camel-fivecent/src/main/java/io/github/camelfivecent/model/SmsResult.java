package io.github.camelfivecent.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What became of an SMS for one recipient.
 *
 * @param destination the recipient, in the form in which it was given
 * @param id          id of the message, 24 hex digits
 * @param status      numeric status; see {@link MessageStatus}
 * @param statusText  the status in words
 * @param credits     credits charged; may be fractional
 * @param schedule    when it will be sent; null unless it was scheduled
 */
public record SmsResult(
        @Personal(Personal.Kind.NUMBER) String destination,
        String id,
        Integer status,
        String statusText,
        BigDecimal credits,
        Instant schedule)
        implements FivecentRecord {

    /** What the status means. */
    public MessageStatus state() {
        return MessageStatus.of(status, statusText);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

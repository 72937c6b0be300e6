package io.github.camelfivecent.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A sent SMS as the sent list holds it.
 *
 * @param id                id of the message, 24 hex digits
 * @param destination       the recipient, in the form in which it was given
 * @param status            numeric status; see {@link MessageStatus}
 * @param statusText        the status in words
 * @param messageText       the text
 * @param credits           credits charged; may be fractional
 * @param sendTimestamp     when it was sent; for a scheduled one, a time to come
 * @param deliveryTimestamp when the carrier confirmed the delivery; null before
 * @param deliveryNetwork   name or code of the network that confirmed it, when known
 */
public record SentSms(
        String id,
        @Personal(Personal.Kind.NUMBER) String destination,
        Integer status,
        String statusText,
        @Personal(Personal.Kind.TEXT) String messageText,
        BigDecimal credits,
        Instant sendTimestamp,
        Instant deliveryTimestamp,
        @JsonAlias("delivery_carrier") String deliveryNetwork)
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

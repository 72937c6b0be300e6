package io.github.camelfivecent.model;

import java.time.Instant;
import java.util.List;

/**
 * A received SMS or MMS, from the inbox or a webhook.
 *
 * @param id          id of the message, 24 hex digits
 * @param to          the virtual number that received it
 * @param from        the sender, as received
 * @param message     the text
 * @param date        when it was received
 * @param contactName name of the matched contact, when known
 * @param replyTo     id of the sent message that it answers; only a webhook tells it
 * @param images      addresses of the images of an MMS; only a webhook tells them
 */
public record InboundMessage(
        String id,
        @Personal(Personal.Kind.NUMBER) String to,
        @Personal(Personal.Kind.NUMBER) String from,
        @Personal(Personal.Kind.TEXT) String message,
        Instant date,
        @Personal(Personal.Kind.TEXT) String contactName,
        String replyTo,
        List<String> images)
        implements FivecentRecord {

    public InboundMessage {
        images = Lists.of(images);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

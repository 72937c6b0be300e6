package io.github.camelfivecent.model;

import java.time.Instant;
import java.util.List;

/**
 * A message of a conversation, sent or received.
 *
 * @param id          id of the message, 24 hex digits
 * @param message     the text
 * @param timestamp   when it was sent or received
 * @param type        {@code MT} when sent, {@code MO} when received
 * @param status      numeric status of a sent one; see {@link MessageStatus}
 * @param statusText  the status in words
 * @param scheduled   true when it is scheduled
 * @param cancelled   true when it was cancelled
 * @param cancellable true when it can still be cancelled
 * @param images      addresses of the images of an MMS
 */
public record ConversationMessage(
        String id,
        @Personal(Personal.Kind.TEXT) String message,
        Instant timestamp,
        String type,
        Integer status,
        String statusText,
        Boolean scheduled,
        Boolean cancelled,
        Boolean cancellable,
        List<String> images)
        implements FivecentRecord {

    public ConversationMessage {
        images = Lists.of(images);
    }

    /** Whether the contact sent it: its type is {@code MO} (mobile originated), not {@code MT}. */
    public boolean received() {
        return "MO".equals(type);
    }

    /** What the status means. */
    public MessageStatus state() {
        return MessageStatus.of(status, statusText);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

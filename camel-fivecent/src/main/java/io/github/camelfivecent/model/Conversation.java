package io.github.camelfivecent.model;

import java.time.Instant;

/**
 * A two-way SMS conversation with one number.
 *
 * @param id              id of the conversation, 24 hex digits
 * @param remoteNumber    the contact's number, in the form {@code 61…}
 * @param contactName     name of the matched contact, or empty
 * @param lastMessageAt   when the latest message came or went
 * @param unread          whether there is an unread message
 * @param hasInbound      whether the contact has answered
 * @param lastLocalNumber the virtual number it is held on
 * @param createdAt       when it began
 */
public record Conversation(
        String id,
        @Personal(Personal.Kind.NUMBER) String remoteNumber,
        @Personal(Personal.Kind.TEXT) String contactName,
        Instant lastMessageAt,
        Boolean unread,
        Boolean hasInbound,
        @Personal(Personal.Kind.NUMBER) String lastLocalNumber,
        Instant createdAt)
        implements FivecentRecord {

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

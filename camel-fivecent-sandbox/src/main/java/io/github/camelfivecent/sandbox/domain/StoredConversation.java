package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;

/**
 * The messages to and from one phone, summed up.
 *
 * @param id its id
 * @param remoteNumber the phone, in international form without a plus
 * @param contactName the name of the contact with this number, or empty
 * @param lastMessageAt when the newest message was
 * @param unread whether there is a message that was not read
 * @param hasInbound whether the phone has ever written
 * @param lastLocalNumber the virtual number it is on
 * @param createdAt when the first message was
 */
public record StoredConversation(
        String id,
        String remoteNumber,
        String contactName,
        Instant lastMessageAt,
        boolean unread,
        boolean hasInbound,
        String lastLocalNumber,
        Instant createdAt) {

    /** The text by which a list of conversations goes on below this one. */
    public String cursor() {
        return lastMessageAt.getEpochSecond() + "_" + id;
    }

    StoredConversation read() {
        return new StoredConversation(
                id, remoteNumber, contactName, lastMessageAt, false, hasInbound, lastLocalNumber, createdAt);
    }

    StoredConversation with(ThreadMessage message, String name, String localNumber) {
        return new StoredConversation(
                id,
                remoteNumber,
                name,
                message.at().isAfter(lastMessageAt) ? message.at() : lastMessageAt,
                unread || message.inbound(),
                hasInbound || message.inbound(),
                localNumber,
                createdAt);
    }
}

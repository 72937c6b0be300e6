package io.github.camelfivecent.model;

import java.time.Instant;
import java.util.List;

/**
 * Messages of a conversation, oldest first, and the watermarks to go on from.
 *
 * @param conversation the conversation; null in the answers to {@code poll} and {@code older}
 * @param messages     the messages
 * @param hasMore      whether there are older ones
 * @param oldestMoTs   oldest received message of this page, for {@code BeforeMo}
 * @param oldestMtTs   oldest sent message of this page, for {@code BeforeMt}
 * @param newestMoTs   newest received message, for {@code SinceMo}
 * @param newestMtTs   newest sent message, for {@code SinceMt}
 * @param now          the service's clock; only in the answer to {@code poll}
 */
public record ConversationPage(
        Conversation conversation,
        List<ConversationMessage> messages,
        Boolean hasMore,
        Instant oldestMoTs,
        Instant oldestMtTs,
        Instant newestMoTs,
        Instant newestMtTs,
        Instant now)
        implements FivecentRecord {

    public ConversationPage {
        messages = Lists.of(messages);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

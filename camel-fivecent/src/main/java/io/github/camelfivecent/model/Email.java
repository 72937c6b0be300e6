package io.github.camelfivecent.model;

import java.time.Instant;
import java.util.List;

/**
 * A sent email with its text.
 *
 * @param id         id of the email, 24 hex digits
 * @param status     status in the service's words
 * @param from       address of the sender
 * @param senderName name of the sender
 * @param to         the recipients
 * @param cc         those who got a copy
 * @param subject    the subject
 * @param text       the plain text
 * @param html       the HTML
 * @param replyTo    the address for answers
 * @param createdAt  when it was created
 * @param method     how it was sent, such as {@code api}
 */
public record Email(
        String id,
        String status,
        @Personal(Personal.Kind.TEXT) String from,
        @Personal(Personal.Kind.TEXT) String senderName,
        @Personal(Personal.Kind.TEXT) List<String> to,
        @Personal(Personal.Kind.TEXT) List<String> cc,
        @Personal(Personal.Kind.TEXT) String subject,
        @Personal(Personal.Kind.TEXT) String text,
        @Personal(Personal.Kind.TEXT) String html,
        @Personal(Personal.Kind.TEXT) String replyTo,
        Instant createdAt,
        String method)
        implements FivecentRecord {

    public Email {
        to = Lists.of(to);
        cc = Lists.of(cc);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

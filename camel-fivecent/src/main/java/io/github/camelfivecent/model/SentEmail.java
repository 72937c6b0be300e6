package io.github.camelfivecent.model;

import java.time.Instant;
import java.util.List;

/**
 * A sent email as the list holds it, without its text.
 *
 * @param id         id of the email, 24 hex digits
 * @param status     status in the service's words
 * @param from       address of the sender
 * @param senderName name of the sender
 * @param to         the recipients
 * @param cc         those who got a copy
 * @param subject    the subject
 * @param createdAt  when it was created
 * @param method     how it was sent, such as {@code api}
 */
public record SentEmail(
        String id,
        String status,
        @Personal(Personal.Kind.TEXT) String from,
        @Personal(Personal.Kind.TEXT) String senderName,
        @Personal(Personal.Kind.TEXT) List<String> to,
        @Personal(Personal.Kind.TEXT) List<String> cc,
        @Personal(Personal.Kind.TEXT) String subject,
        Instant createdAt,
        String method)
        implements FivecentRecord {

    public SentEmail {
        to = Lists.of(to);
        cc = Lists.of(cc);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

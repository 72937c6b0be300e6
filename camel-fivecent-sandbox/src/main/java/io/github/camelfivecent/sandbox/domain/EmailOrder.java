package io.github.camelfivecent.sandbox.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a request to send an email asks for, as it came; absent texts are null, absent lists empty.
 *
 * @param senderEmail the address it is from
 * @param senderName the name it is from
 * @param subject its subject
 * @param text its plain text
 * @param html its HTML
 * @param to its recipients
 * @param cc who gets a copy
 * @param bcc who gets a copy that the others do not see
 * @param replyTo where answers go
 * @param attachments its attachments
 */
public record EmailOrder(
        String senderEmail,
        String senderName,
        String subject,
        String text,
        String html,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        String replyTo,
        List<Attachment> attachments) {

    /** Takes copies of the lists. */
    public EmailOrder {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        attachments = List.copyOf(attachments);
    }

    /**
     * A file that is fetched and sent along.
     *
     * @param url where it is, or null when the field was absent
     * @param filename its name, or null to take it from the URL
     */
    public record Attachment(String url, String filename) {}

    /** All recipients together. */
    List<String> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }
}

package io.github.camelfivecent.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An email to send. What is null comes from the exchange's header, else from the endpoint, else from the component.
 *
 * @param senderEmail address of the sender, at a verified domain
 * @param senderName  name of the sender
 * @param subject     the subject
 * @param text        the plain text
 * @param html        the HTML
 * @param recipient   the recipients
 * @param cc          those who get a copy
 * @param bcc         those who get a blind copy
 * @param replyTo     the address for answers
 * @param attachments up to 5 files
 */
public record SendEmail(
        @JsonProperty("SenderEmail") @Personal(Personal.Kind.TEXT) String senderEmail,
        @JsonProperty("SenderName") @Personal(Personal.Kind.TEXT) String senderName,
        @JsonProperty("Subject") @Personal(Personal.Kind.TEXT) String subject,
        @JsonProperty("Text") @Personal(Personal.Kind.TEXT) String text,
        @JsonProperty("Html") @Personal(Personal.Kind.TEXT) String html,
        @JsonProperty("Recipient") @Personal(Personal.Kind.TEXT) List<String> recipient,
        @JsonProperty("CC") @Personal(Personal.Kind.TEXT) List<String> cc,
        @JsonProperty("BCC") @Personal(Personal.Kind.TEXT) List<String> bcc,
        @JsonProperty("ReplyTo") @Personal(Personal.Kind.TEXT) String replyTo,
        @JsonProperty("Attachments") List<Attachment> attachments)
        implements FivecentRecord {

    public SendEmail {
        recipient = recipient == null ? null : List.copyOf(recipient);
        cc = cc == null ? null : List.copyOf(cc);
        bcc = bcc == null ? null : List.copyOf(bcc);
        attachments = attachments == null ? null : List.copyOf(attachments);
    }

    /**
     * An email for which header, endpoint and component give all but the recipient, the subject and the text.
     *
     * @param recipient the recipient, or several separated by commas
     * @param subject   the subject
     * @param text      the plain text
     */
    public static SendEmail of(String recipient, String subject, String text) {
        return new SendEmail(null, null, subject, text, null, List.of(recipient), null, null, null, null);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

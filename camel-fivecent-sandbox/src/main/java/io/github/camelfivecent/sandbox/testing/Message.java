package io.github.camelfivecent.sandbox.testing;

import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A message as a test looks at it: an SMS that was sent, a message from a phone, or an email.
 *
 * @param kind what it is
 * @param id its id
 * @param from the sender ID, the phone or the address it is from
 * @param to whom it is for, as it came; of an email also who gets a copy
 * @param subject the subject of an email, else empty
 * @param text what it says
 * @param html the HTML of an email, else empty
 * @param status the status code of an SMS, else 0
 * @param statusText its status in words; empty for a message from a phone
 * @param encoding {@code gsm7} or {@code ucs2} of an SMS, else empty
 * @param segments how many parts an SMS has, else 0
 * @param credits what an SMS cost, else 0
 * @param at when it was taken or came in
 * @param sendAt when it goes out; later than {@code at} for a scheduled SMS
 * @param deliveredAt when its delivery was confirmed, or null
 * @param images links to the images of an MMS from a phone
 */
public record Message(
        Kind kind,
        String id,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        int status,
        String statusText,
        String encoding,
        int segments,
        BigDecimal credits,
        Instant at,
        Instant sendAt,
        Instant deliveredAt,
        List<String> images) {

    /** What a message can be. */
    public enum Kind {
        /** An SMS that was sent to a phone. */
        SMS,
        /** A message that a phone sent. */
        INBOUND,
        /** An email that was sent. */
        EMAIL
    }

    /** An SMS as a message. */
    public static Message of(StoredSms sms) {
        return new Message(
                Kind.SMS,
                sms.id(),
                sms.sender(),
                List.of(sms.destination()),
                "",
                sms.text(),
                "",
                sms.status(),
                sms.statusText(),
                sms.encoding(),
                sms.segments(),
                sms.credits(),
                sms.createdAt(),
                sms.sendAt(),
                sms.deliveredAt(),
                List.of());
    }

    /** A message from a phone as a message. */
    public static Message of(StoredInbound message) {
        return new Message(
                Kind.INBOUND,
                message.id(),
                message.from(),
                List.of(message.to()),
                "",
                message.text(),
                "",
                0,
                "",
                "",
                0,
                BigDecimal.ZERO,
                message.receivedAt(),
                message.receivedAt(),
                null,
                message.images());
    }

    /** An email as a message. */
    public static Message of(StoredEmail email) {
        EmailOrder order = email.order();
        return new Message(
                Kind.EMAIL,
                email.id(),
                order.senderEmail(),
                email.recipients(),
                order.subject(),
                order.text(),
                order.html(),
                0,
                email.status(),
                "",
                0,
                BigDecimal.ZERO,
                email.createdAt(),
                email.createdAt(),
                null,
                List.of());
    }

    /** The codes in it, as a person would type them, in the order in which they stand: {@code 123-456} is 123456. */
    public List<String> codes() {
        return Extracts.codes(text);
    }

    /**
     * The only code in it.
     *
     * @throws AssertionError when there is none, or more than one
     */
    public String code() {
        return Extracts.only("code", codes(), this);
    }

    /** The links in its text and in its HTML, each once. */
    public List<String> links() {
        return Extracts.links(text, html);
    }

    /**
     * The only link in it.
     *
     * @throws AssertionError when there is none, or more than one
     */
    public String link() {
        return Extracts.only("link", links(), this);
    }

    /** On one line: what it is, from whom, to whom, and how it begins. */
    public String describe() {
        String begins = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return kind + " " + id + " from " + from + " to " + String.join(", ", to)
                + (statusText.isEmpty() ? "" : " (" + statusText + ")")
                + (subject.isEmpty() ? "" : " \"" + subject + "\"") + ": \"" + begins.replaceAll("\\R", " ") + "\"";
    }
}

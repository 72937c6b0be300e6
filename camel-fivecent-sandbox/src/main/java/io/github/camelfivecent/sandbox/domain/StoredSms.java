package io.github.camelfivecent.sandbox.domain;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An SMS that the sandbox took.
 *
 * @param id its id
 * @param sender the sender ID, as it came
 * @param destination the recipient, as it came
 * @param text what the phone shows, unicode decoded
 * @param encoding {@code gsm7} or {@code ucs2}
 * @param segments how many parts it has
 * @param test whether it was only simulated
 * @param status its status code
 * @param statusText its status in words
 * @param credits what it cost
 * @param createdAt when the request was taken
 * @param sendAt when it is, or was, sent; in the future when it is scheduled
 * @param deliveredAt when its delivery was confirmed, or null
 * @param network what delivered it, or null
 */
public record StoredSms(
        String id,
        String sender,
        String destination,
        String text,
        String encoding,
        int segments,
        boolean test,
        int status,
        String statusText,
        BigDecimal credits,
        Instant createdAt,
        Instant sendAt,
        Instant deliveredAt,
        Network network) {

    /** Whether it has this status. Two states share a code, so the text counts too. */
    public boolean is(SmsStatus other) {
        return status == other.code() && statusText.equals(other.text());
    }

    StoredSms with(int newStatus, String newText, Instant at) {
        boolean delivered = newStatus == SmsStatus.DELIVERED.code();
        return new StoredSms(
                id,
                sender,
                destination,
                text,
                encoding,
                segments,
                test,
                newStatus,
                newText,
                credits,
                createdAt,
                sendAt,
                delivered ? at : deliveredAt,
                delivered ? Network.of(destination) : network);
    }
}

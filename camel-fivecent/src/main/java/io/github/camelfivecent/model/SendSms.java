package io.github.camelfivecent.model;

import java.time.Instant;
import java.util.List;

/**
 * An SMS to send. What is null comes from the exchange's header, else from the endpoint, else from the component.
 *
 * @param sender   sender ID: up to 11 letters and digits, or a number of up to 13 digits
 * @param to       the recipients
 * @param message  the text
 * @param test     true to have it checked, but neither delivered nor charged
 * @param unicode  true or false to fix the encoding; null to let the text decide
 * @param schedule when to send it; null for now
 */
public record SendSms(
        @Personal(Personal.Kind.SENDER) String sender,
        @Personal(Personal.Kind.NUMBER) List<String> to,
        @Personal(Personal.Kind.TEXT) String message,
        Boolean test,
        Boolean unicode,
        Instant schedule)
        implements FivecentRecord {

    public SendSms {
        to = to == null ? null : List.copyOf(to);
    }

    /**
     * An SMS for which header, endpoint and component give all but the recipient and the text.
     *
     * @param to      the recipient, or several separated by commas
     * @param message the text
     */
    public static SendSms of(String to, String message) {
        return new SendSms(null, List.of(to), message, null, null, null);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

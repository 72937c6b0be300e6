package io.github.camelfivecent.sandbox.webhook;

import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that a webhook tells of.
 *
 * @param kind what kind of webhook it is for
 * @param parameters its parameters, under the names of the published pages
 */
public record WebhookEvent(Kind kind, Map<String, String> parameters) {

    /** The three webhooks of the service. */
    public enum Kind {
        /** The status of a sent SMS changed. */
        DELIVERY,
        /** A message came in. */
        MESSAGE,
        /** The balance fell below a threshold. */
        BALANCE
    }

    /** Keeps the order of the parameters. */
    public WebhookEvent {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The status of an SMS. */
    public static WebhookEvent of(StoredSms sms) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("MID", sms.id());
        parameters.put("STATUS", Integer.toString(sms.status()));
        parameters.put("TEXT", sms.statusText());
        return new WebhookEvent(Kind.DELIVERY, parameters);
    }

    /** A message that came in; without {@code IMAGES} unless it has some. */
    public static WebhookEvent of(StoredInbound message) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("MID", message.id());
        parameters.put("FROM", Numbers.international(message.from()));
        parameters.put("TO", Numbers.international(message.to()));
        parameters.put("TIMESTAMP", Long.toString(message.receivedAt().getEpochSecond()));
        parameters.put("MESSAGE", message.text());
        parameters.put("REPLY_TO", message.replyTo());
        if (!message.images().isEmpty()) {
            parameters.put(
                    "IMAGES",
                    message.images().stream()
                            .map(image -> '"' + image.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                            .collect(Collectors.joining(",", "[", "]")));
        }
        return new WebhookEvent(Kind.MESSAGE, parameters);
    }

    /** The balance. */
    public static WebhookEvent of(BigDecimal balance) {
        return new WebhookEvent(
                Kind.BALANCE, Map.of("BALANCE", balance.stripTrailingZeros().toPlainString()));
    }
}

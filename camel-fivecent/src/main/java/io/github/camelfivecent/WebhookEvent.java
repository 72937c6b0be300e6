package io.github.camelfivecent;

import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.DeliveryReceipt;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.InboundMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a webhook tells.
 *
 * @param id       id of the message that it is about; null if it is about none
 * @param key      under which it is remembered once it was routed; null if it is not
 * @param obsolete keys of what makes it too late to be routed
 * @param body     what the route gets
 */
record WebhookEvent(String id, String key, List<String> obsolete, FivecentRecord body) {

    private static final int BAD_REQUEST = 400;

    /** The resources that have a webhook. */
    static final List<String> RESOURCES = List.of("sms", "inbox", "account");

    /**
     * Reads an event.
     *
     * @param  resource         one that has a webhook
     * @param  parameters       of the request
     * @param  dropOlderStatus  whether a status makes those before it obsolete
     * @throws RefusedException if a parameter is missing or wrong
     */
    static WebhookEvent of(String resource, WebhookParameters parameters, boolean dropOlderStatus) {
        return switch (resource) {
            case "sms" -> receipt(parameters, dropOlderStatus);
            case "inbox" -> message(parameters);
            default -> new WebhookEvent(null, null, List.of(), new Balance(null, parameters.decimal("BALANCE")));
        };
    }

    private static WebhookEvent receipt(WebhookParameters parameters, boolean dropOlderStatus) {
        String id = parameters.id("MID");
        int status = parameters.integer("STATUS");
        String key = StatusOrder.key(id, status);
        List<String> obsolete = new ArrayList<>(List.of(key));
        if (dropOlderStatus) {
            obsolete.addAll(StatusOrder.laterKeys(id, status));
        }
        return new WebhookEvent(id, key, obsolete, new DeliveryReceipt(id, status, parameters.text("TEXT")));
    }

    private static WebhookEvent message(WebhookParameters parameters) {
        String id = parameters.id("MID");
        String text = parameters.text("MESSAGE");
        InboundMessage message = new InboundMessage(
                id,
                parameters.requiredText("TO"),
                parameters.requiredText("FROM"),
                text == null ? "" : text,
                parameters.time("TIMESTAMP"),
                null,
                parameters.text("REPLY_TO"),
                images(parameters.text("IMAGES")));
        return new WebhookEvent(id, id, List.of(id), message);
    }

    private static List<String> images(String json) {
        try {
            return json == null ? List.of() : Json.texts(json);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(BAD_REQUEST, "IMAGES is " + e.getMessage());
        }
    }
}

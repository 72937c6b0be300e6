package io.github.camelfivecent.transform;

import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.DeliveryReceipt;
import io.github.camelfivecent.model.Email;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.MessageStatus;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.SentEmail;
import io.github.camelfivecent.model.SentSms;
import java.time.Instant;

/**
 * What a consumed item is as an event. None of it is a number, an address or a text, since the attributes of events are
 * seen by brokers and gateways.
 *
 * @param resource the resource that it comes from
 * @param type     what happened, without the prefix that all types share
 * @param id       tells it from all other events of the resource, also when it is given again; null if nothing does
 * @param subject  id of the message or entry that it is about; null if it is about the account
 * @param time     when it happened; null if the item does not say
 */
record Event(String resource, String type, String id, String subject, Instant time) {

    /**
     * The event of an item.
     *
     * @param  item    what a consumer gave
     * @param  follows whether the consumer follows the status of messages, instead of giving each message once
     * @return         the event; null if no consumer gives such a thing
     */
    static Event of(Object item, boolean follows) {
        if (item instanceof InboundMessage message) {
            return item("inbox", "sms.received", message.id(), message.date());
        }
        if (item instanceof OptOut optOut) {
            return item("optouts", "optout.added", optOut.id(), optOut.timestamp());
        }
        if (item instanceof SentSms sms) {
            Instant delivered = sms.state() == MessageStatus.DELIVERED ? sms.deliveryTimestamp() : null;
            return follows
                    ? status("sms", "sms.status", sms.id(), sms.status(), delivered)
                    : item("sms", "sms.sent", sms.id(), sms.sendTimestamp());
        }
        if (item instanceof DeliveryReceipt receipt) {
            return status("sms", "sms.receipt", receipt.id(), receipt.status(), null);
        }
        if (item instanceof SentEmail email) {
            return email(email.id(), email.status(), email.createdAt(), follows);
        }
        if (item instanceof Email email) {
            return email(email.id(), email.status(), email.createdAt(), follows);
        }
        if (item instanceof ConversationMessage message) {
            String type = message.received() ? "conversation.received" : "conversation.sent";
            return item("conversations", type, message.id(), message.timestamp());
        }
        return item instanceof Balance ? item("account", "account.balance", null, null) : null;
    }

    private static Event email(String id, String status, Instant created, boolean follows) {
        return follows ? status("email", "email.status", id, status, null) : item("email", "email.sent", id, created);
    }

    private static Event item(String resource, String type, String id, Instant time) {
        return new Event(resource, type, id, id, time);
    }

    /** A message has many of them, but each only once. */
    private static Event status(String resource, String type, String id, Object status, Instant time) {
        return new Event(resource, type, id == null ? null : id + ":" + status, id, time);
    }
}

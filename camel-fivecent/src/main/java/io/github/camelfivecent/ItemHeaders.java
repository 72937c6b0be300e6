package io.github.camelfivecent;

import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.Conversation;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.DeliveryReceipt;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.model.SentEmail;
import io.github.camelfivecent.model.SentSms;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.util.CaseInsensitiveMap;

/** The headers that tell of a consumed item what a route most often asks for, in a map that a message takes as it is. */
final class ItemHeaders {

    private final Map<String, Object> headers = new CaseInsensitiveMap();

    private ItemHeaders() {}

    static Map<String, Object> of(Object item) {
        ItemHeaders headers = new ItemHeaders();
        if (item instanceof InboundMessage message) {
            headers.item(message.id(), message.date())
                    .set(FivecentConstants.FROM, message.from())
                    .set(FivecentConstants.TO, message.to())
                    .set(FivecentConstants.NUMBER, PhoneNumber.normalise(message.from()))
                    .set(FivecentConstants.CONTACT_NAME, message.contactName());
        } else if (item instanceof OptOut optOut) {
            headers.item(optOut.id(), optOut.timestamp())
                    .set(FivecentConstants.FROM, optOut.number())
                    .set(FivecentConstants.NUMBER, PhoneNumber.normalise(optOut.number()));
        } else if (item instanceof SentSms sms) {
            headers.item(sms.id(), sms.sendTimestamp())
                    .set(FivecentConstants.TO, sms.destination())
                    .set(FivecentConstants.NUMBER, PhoneNumber.normalise(sms.destination()))
                    .set(FivecentConstants.STATUS, sms.status())
                    .set(FivecentConstants.STATUS_TEXT, sms.statusText())
                    .set(FivecentConstants.CREDITS, sms.credits());
        } else if (item instanceof SentEmail email) {
            headers.item(email.id(), email.createdAt())
                    .set(FivecentConstants.FROM, email.from())
                    .set(FivecentConstants.TO, String.join(",", email.to()))
                    .set(FivecentConstants.STATUS, email.status());
        } else if (item instanceof DeliveryReceipt receipt) {
            headers.set(FivecentConstants.MESSAGE_ID, receipt.id())
                    .set(FivecentConstants.STATUS, receipt.status())
                    .set(FivecentConstants.STATUS_TEXT, receipt.statusText());
        } else if (item instanceof Balance balance) {
            headers.set(FivecentConstants.CREDITS, balance.credits());
        }
        return headers.headers;
    }

    static Map<String, Object> of(Conversation conversation, ConversationMessage message) {
        String contact = conversation.remoteNumber();
        String local = conversation.lastLocalNumber();
        return new ItemHeaders()
                .item(message.id(), message.timestamp())
                .set(FivecentConstants.FROM, message.received() ? contact : local)
                .set(FivecentConstants.TO, message.received() ? local : contact)
                .set(FivecentConstants.NUMBER, contact)
                .set(FivecentConstants.CONVERSATION_ID, conversation.id())
                .set(FivecentConstants.CONTACT_NAME, conversation.contactName())
                .set(FivecentConstants.STATUS, message.status())
                .set(FivecentConstants.STATUS_TEXT, message.statusText())
                .headers;
    }

    private ItemHeaders item(String id, Instant time) {
        set(FivecentConstants.MESSAGE_ID, id);
        set(FivecentConstants.TIMESTAMP, time);
        return set(Exchange.MESSAGE_TIMESTAMP, time == null ? null : time.toEpochMilli());
    }

    private ItemHeaders set(String name, Object value) {
        if (value != null) {
            headers.put(name, value);
        }
        return this;
    }
}

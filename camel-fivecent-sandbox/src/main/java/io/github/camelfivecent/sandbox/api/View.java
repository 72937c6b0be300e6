package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.Refusal;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredConversation;
import io.github.camelfivecent.sandbox.domain.StoredDomain;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredLogin;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.domain.StoredSenderId;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.domain.StoredVirtualNumber;
import io.github.camelfivecent.sandbox.domain.ThreadMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Things of the domain as JSON, in the way of one profile. Everything in which the profiles differ is here. */
final class View {
    private static final String NO_RECIPIENT =
            "Required parameter: At least one of Recipient, CC, or BCC must be provided";
    private static final Map<String, Refusal> PUBLISHED_REFUSALS = Map.of(
            "Email not found",
            Refusal.of(404, "Email not found"),
            NO_RECIPIENT,
            Refusal.of(NO_RECIPIENT.substring("Required parameter: ".length())));

    private final Profile profile;

    View(Profile profile) {
        this.profile = profile;
    }

    /** A refusal in the words and with the status of this profile. */
    Refusal refusal(Refusal refusal) {
        return profile == Profile.PUBLISHED ? PUBLISHED_REFUSALS.getOrDefault(refusal.error(), refusal) : refusal;
    }

    /** Whether a login may have a mobile number: the collection does not know of it. */
    boolean hasMobile() {
        return profile != Profile.COLLECTION;
    }

    void smsResult(ObjectNode node, StoredSms sms) {
        node.put("destination", sms.destination())
                .put("id", sms.id())
                .put("status", sms.status())
                .put("status_text", sms.statusText());
        credits(node, sms.credits());
        if (sms.is(SmsStatus.SCHEDULED)) {
            node.put("schedule", sms.sendAt().getEpochSecond());
        }
    }

    void sms(ObjectNode node, StoredSms sms, boolean inList) {
        node.put("destination", sms.destination())
                .put("id", sms.id())
                .put("status", sms.status())
                .put("status_text", sms.statusText())
                .put("message_text", sms.text());
        credits(node, sms.credits());
        node.put("send_timestamp", sms.sendAt().getEpochSecond());
        if (sms.deliveredAt() != null) {
            node.put("delivery_timestamp", sms.deliveredAt().getEpochSecond());
        } else if (profile != Profile.COLLECTION) {
            node.putNull("delivery_timestamp");
        }
        if (sms.network() != null) {
            boolean carrier = profile == Profile.PUBLISHED;
            node.put(
                    carrier && inList ? "delivery_carrier" : "delivery_network",
                    carrier ? sms.network().code() : sms.network().title());
        }
    }

    /** The answer to a cancelled SMS; only live accounts tell more than that it went well. */
    void cancelled(ObjectNode answer, Optional<StoredSms> cancelled) {
        if (profile == Profile.LIVE) {
            cancelled.ifPresent(sms -> answer.putObject("messages")
                    .put("id", sms.id())
                    .put("status", sms.status())
                    .put("status_text", sms.statusText()));
        }
    }

    /** The array of messages of a list. Live accounts were said to put a space behind the key. */
    ArrayNode messages(ObjectNode answer) {
        return answer.putArray(profile == Profile.LIVE ? "messages " : "messages");
    }

    void inbound(ObjectNode node, StoredInbound message) {
        node.put("id", message.id())
                .put("to", number(message.to()))
                .put("from", number(message.from()))
                .put("message", message.text())
                .put("date", message.receivedAt().getEpochSecond())
                .put("contact_name", message.contactName());
    }

    void deletedInbound(ObjectNode answer, StoredInbound message) {
        if (profile != Profile.COLLECTION) {
            answer.putObject("messages")
                    .put("id", message.id())
                    .put("to", "")
                    .put("from", "")
                    .put("message_text", "DELETED")
                    .put("date", "")
                    .put("contact_name", "");
        }
    }

    void optOut(ObjectNode node, StoredOptOut optOut) {
        node.put("id", optOut.id())
                .put("number", number(optOut.number()))
                .put("timestamp", optOut.at().getEpochSecond());
    }

    String optOutRemoved() {
        return profile == Profile.LIVE ? "Success" : "Number removed.";
    }

    /** Count and, where this profile has one, the path of the next page. */
    void page(ObjectNode answer, String list, int count, int limit, String lastId) {
        String next = nextPage(list, count, limit, lastId);
        if (next != null) {
            answer.put("next_page", next);
        }
        answer.put("count", count);
    }

    private String nextPage(String list, int count, int limit, String lastId) {
        boolean slash = profile == Profile.COLLECTION || list.equals("sms") || list.equals("email");
        String path = (slash ? "/" : "") + "api/v5/" + list + "?after=";
        boolean email = list.equals("email");
        return switch (profile) {
            case COLLECTION -> count >= limit ? path + lastId : null;
            case PUBLISHED -> count > 0 ? path + lastId : null;
            case LIVE -> email ? count >= limit ? path + lastId : null : path + (count > 0 ? lastId : "");
        };
    }

    void conversation(ObjectNode node, StoredConversation conversation) {
        node.put("id", conversation.id())
                .put("remote_number", conversation.remoteNumber())
                .put("contact_name", conversation.contactName())
                .put("last_message_at", conversation.lastMessageAt().getEpochSecond())
                .put("unread", conversation.unread())
                .put("has_inbound", conversation.hasInbound())
                .put("last_local_number", conversation.lastLocalNumber())
                .put("created_at", conversation.createdAt().getEpochSecond());
    }

    void threadMessage(ObjectNode node, ThreadMessage message, Optional<StoredSms> sms) {
        node.put("id", message.id())
                .put("message", message.text())
                .put("timestamp", message.at().getEpochSecond())
                .put("type", message.inbound() ? "MO" : "MT");
        sms.ifPresent(sent -> {
            node.put("status", sent.status()).put("status_text", sent.statusText());
            if (sent.is(SmsStatus.SCHEDULED)) {
                node.put("scheduled", true).put("cancellable", true);
            } else if (sent.is(SmsStatus.CANCELLED)) {
                node.put("cancelled", true);
            }
        });
        if (!message.images().isEmpty()) {
            message.images().forEach(node.putArray("images")::add);
        }
    }

    void emailResult(ObjectNode node, StoredEmail email) {
        node.put("Id", email.id()).put("Status", profile == Profile.PUBLISHED ? "new" : email.status());
        ObjectNode recipients = node.putObject("Recipients");
        texts(recipients.putArray("To"), email.order().to());
        texts(recipients.putArray("CC"), email.order().cc());
        recipients.put("TotalCount", email.recipients().size());
    }

    void email(ObjectNode node, StoredEmail email, boolean inList) {
        EmailOrder order = email.order();
        boolean isNew = profile == Profile.PUBLISHED && email.status().equals(StoredEmail.QUEUED);
        node.put("id", email.id())
                .put("status", isNew ? "new" : email.status())
                .put("from", order.senderEmail())
                .put("sender_name", order.senderName() == null ? "" : order.senderName());
        texts(node.putArray("to"), order.to());
        texts(node.putArray("cc"), order.cc());
        node.put("subject", order.subject());
        if (!inList) {
            node.put("text", order.text())
                    .put("html", order.html())
                    .put("reply_to", order.replyTo() == null ? "" : order.replyTo());
        }
        node.put("created_at", email.createdAt().getEpochSecond()).put("method", "api");
    }

    void login(ObjectNode node, StoredLogin login) {
        node.put("login_id", login.id())
                .put("name", login.name())
                .put("email", login.email())
                .put("role", login.role());
    }

    String loginCreated() {
        return profile == Profile.PUBLISHED ? "Login created and welcome email sent" : "Login created";
    }

    void senderId(ObjectNode node, StoredSenderId senderId) {
        node.put("id", senderId.id()).put("senderid", senderId.senderId()).put("status", senderId.status());
        if (profile == Profile.LIVE) {
            node.put("shared", false);
            if (senderId.status().equals("pending")) {
                node.putNull("acma_details_id").put("acma_additional_details", "");
            }
        }
    }

    void virtualNumber(ObjectNode node, StoredVirtualNumber number) {
        node.put("id", number.id())
                .put("number", number.number())
                .put("number_formatted", number.formatted())
                .put("country", number.country());
    }

    void domain(ObjectNode node, StoredDomain domain) {
        node.put("id", domain.id())
                .put("domain", domain.domain())
                .put("subdomain", domain.subdomain())
                .put("status", domain.status());
        node.putArray("dkim_names").add("k1._domainkey").add("k2._domainkey");
        node.put("verification", domain.status());
    }

    /** Credits: a whole number in the published pages, elsewhere with a fraction if there is one. */
    void credits(ObjectNode node, BigDecimal credits) {
        BigDecimal shown = profile == Profile.PUBLISHED ? credits.setScale(0, RoundingMode.UP) : credits;
        if (shown.stripTrailingZeros().scale() <= 0) {
            node.put("credits", shown.longValue());
        } else {
            node.put("credits", shown.doubleValue());
        }
    }

    private String number(String number) {
        return profile == Profile.COLLECTION ? Numbers.local(number) : Numbers.international(number);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}

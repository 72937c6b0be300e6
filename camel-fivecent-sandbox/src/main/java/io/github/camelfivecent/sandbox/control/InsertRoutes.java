package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.SmsText;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.testing.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts things in the lists as they are: late, from the future, or very many. */
final class InsertRoutes {
    private static final int MOST = 10_000_000;

    /** What there can be many of. */
    private enum Seeded {
        SMS,
        INBOUND,
        EMAIL,
        OPT_OUT
    }

    private InsertRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.post("/messages", InsertRoutes::message),
                Route.post("/opt-outs", InsertRoutes::optOut),
                Route.post("/seed", InsertRoutes::seed));
    }

    private static Object message(ControlCall call) {
        Account account = call.account();
        Instant at = at(call);
        String id = id(call, at);
        switch (call.constant(Message.Kind.class, "kind", call.required("kind"))) {
            case SMS -> account.insert(sms(call, id, at));
            case INBOUND -> {
                String from = number(call, "from");
                account.insert(new StoredInbound(
                        id,
                        from,
                        call.text("to").isPresent() ? number(call, "to") : PhoneRoutes.ownNumber(account, from),
                        call.text("text").orElse(""),
                        at,
                        "",
                        "",
                        call.texts("images")));
            }
            case EMAIL -> account.insert(email(call, id, at));
        }
        return MessageView.of(call.messages().get(id).orElseThrow());
    }

    private static StoredSms sms(ControlCall call, String id, Instant at) {
        SmsText text = SmsText.of(call.text("text").orElse(""));
        SmsStatus status = call.text("status")
                .map(value -> call.constant(SmsStatus.class, "status", value))
                .orElse(SmsStatus.SENT);
        BigDecimal price = call.account().books().wallet().pricePerSegment();
        return new StoredSms(
                id,
                call.text("from").orElse("Sandbox"),
                number(call, "to"),
                text.text(),
                text.encoding(),
                text.segments(),
                status == SmsStatus.TEST,
                status.code(),
                status.text(),
                status == SmsStatus.TEST ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(text.segments())),
                at,
                call.text("sendAt")
                        .map(value -> ControlCall.instant("sendAt", value))
                        .orElse(at),
                status == SmsStatus.DELIVERED ? at : null,
                null);
    }

    private static StoredEmail email(ControlCall call, String id, Instant at) {
        String text = call.text("text").orElse("");
        EmailOrder order = new EmailOrder(
                call.required("from"),
                null,
                call.text("subject").orElse(""),
                text,
                call.text("html").orElse(text),
                List.of(call.required("to").split(",")),
                List.of(),
                List.of(),
                null,
                List.of());
        return new StoredEmail(id, call.text("status").orElse("sent"), order, at);
    }

    private static Object optOut(ControlCall call) {
        Instant at = at(call);
        StoredOptOut optOut = new StoredOptOut(id(call, at), Numbers.international(number(call, "number")), at);
        if (call.account().books().optOuts().contains(optOut.number())) {
            throw new ControlException(409, optOut.number() + " is on the list");
        }
        call.account().insert(optOut);
        return optOut;
    }

    private static Object seed(ControlCall call) {
        Seeded kind = call.constant(Seeded.class, "kind", call.required("kind"));
        int count = call.number("count", 0);
        if (count < 1 || count > MOST) {
            throw new ControlException(400, "The field count takes 1 to " + MOST + ", not " + count);
        }
        switch (kind) {
            case SMS -> call.account().seedSentSms(count);
            case INBOUND -> call.account().seedInbox(count);
            case EMAIL -> call.account().seedEmails(count);
            case OPT_OUT -> call.account().seedOptOuts(count);
        }
        return Map.of("kind", kind, "count", count);
    }

    private static Instant at(ControlCall call) {
        return call.text("at")
                .map(value -> ControlCall.instant("at", value))
                .orElseGet(() -> call.account().clock().instant());
    }

    private static String id(ControlCall call, Instant at) {
        String id = call.text("id").orElseGet(() -> call.account().newId(at)).toLowerCase(Locale.ROOT);
        if (!ObjectIds.isId(id)) {
            throw new ControlException(400, "The field id takes 24 hex digits, not " + id);
        }
        if (call.messages().get(id).isPresent()) {
            throw new ControlException(409, "There is a message with the id " + id);
        }
        return id;
    }

    private static String number(ControlCall call, String field) {
        String number = call.required(field);
        if (!Numbers.isRecipient(number)) {
            throw new ControlException(400, "The field " + field + " takes a phone number, not " + number);
        }
        return number;
    }
}

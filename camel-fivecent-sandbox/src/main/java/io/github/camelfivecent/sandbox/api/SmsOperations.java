package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Inbox;
import io.github.camelfivecent.sandbox.domain.OptOuts;
import io.github.camelfivecent.sandbox.domain.Outbox;
import io.github.camelfivecent.sandbox.domain.Refusal;
import io.github.camelfivecent.sandbox.domain.SmsOrder;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.util.List;

/** Sent SMS, the inbox and the opt-outs. */
final class SmsOperations {
    private static final String INVALID_PAGE = "Failed (Invalid Page)";

    private SmsOperations() {}

    static List<Operation> all() {
        return List.of(
                Operation.sms("sms.send", "POST", "/sms", SmsOperations::send),
                Operation.sms("sms.list", "GET", "/sms", SmsOperations::list),
                Operation.sms("sms.get", "GET", "/sms/{id}", SmsOperations::get),
                Operation.sms("sms.cancel", "DELETE", "/sms/{id}", SmsOperations::cancel),
                Operation.sms("inbox.list", "GET", "/inbox", SmsOperations::listInbox),
                Operation.sms("inbox.delete", "DELETE", "/inbox/{id}", SmsOperations::deleteInbound),
                Operation.sms("optouts.list", "GET", "/optouts", SmsOperations::listOptOuts),
                Operation.sms("optouts.delete", "DELETE", "/optouts/{number}", SmsOperations::deleteOptOut));
    }

    private static void send(Call call, ObjectNode answer) {
        List<StoredSms> sent = call.books()
                .outbox()
                .send(new SmsOrder(
                        call.text("sender"),
                        call.text("to"),
                        call.text("message"),
                        call.flag("test"),
                        call.flag("unicode"),
                        schedule(call)));
        call.stored(sent.size());
        ArrayNode messages = answer.putArray("messages");
        sent.forEach(sms -> call.view().smsResult(messages.addObject(), sms));
    }

    private static long schedule(Call call) {
        String schedule = call.text("schedule");
        if (schedule == null || schedule.isEmpty()) {
            return 0;
        }
        if (!schedule.matches("\\d{1,12}")) {
            throw Refusal.of("Failed (Invalid Schedule)");
        }
        return Long.parseLong(schedule);
    }

    private static void list(Call call, ObjectNode answer) {
        List<StoredSms> page = call.books().outbox().page(call.after(INVALID_PAGE));
        ArrayNode messages = call.view().messages(answer);
        page.forEach(sms -> call.view().sms(messages.addObject(), sms, true));
        String last = page.isEmpty() ? "" : page.get(page.size() - 1).id();
        call.view().page(answer, "sms", page.size(), Outbox.PAGE, last);
    }

    private static void get(Call call, ObjectNode answer) {
        call.view().sms(answer.putObject("message"), call.books().outbox().get(call.id()), false);
    }

    private static void cancel(Call call, ObjectNode answer) {
        call.view().cancelled(answer, call.books().outbox().cancel(call.id()));
        call.stored(1);
    }

    private static void listInbox(Call call, ObjectNode answer) {
        List<StoredInbound> page = call.books().inbox().page(call.after(INVALID_PAGE));
        ArrayNode messages = call.view().messages(answer);
        page.forEach(message -> call.view().inbound(messages.addObject(), message));
        String last = page.isEmpty() ? "" : page.get(page.size() - 1).id();
        call.view().page(answer, "inbox", page.size(), Inbox.PAGE, last);
    }

    private static void deleteInbound(Call call, ObjectNode answer) {
        call.view().deletedInbound(answer, call.books().inbox().delete(call.id()));
        call.stored(1);
    }

    private static void listOptOuts(Call call, ObjectNode answer) {
        List<StoredOptOut> page = call.books().optOuts().page(call.after(INVALID_PAGE));
        ArrayNode numbers = answer.putArray("numbers");
        page.forEach(optOut -> call.view().optOut(numbers.addObject(), optOut));
        String last = page.isEmpty() ? "" : page.get(page.size() - 1).id();
        call.view().page(answer, "optouts", page.size(), OptOuts.PAGE, last);
    }

    private static void deleteOptOut(Call call, ObjectNode answer) {
        call.books().optOuts().delete(call.id());
        call.stored(1);
        answer.put("message", call.view().optOutRemoved());
    }
}

package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.Books;
import io.github.camelfivecent.sandbox.domain.Inbox;
import io.github.camelfivecent.sandbox.domain.OptOuts;
import io.github.camelfivecent.sandbox.domain.Outbox;
import io.github.camelfivecent.sandbox.domain.Refusal;
import io.github.camelfivecent.sandbox.domain.SmsOrder;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.util.List;
import java.util.Optional;

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
        SmsOrder order = new SmsOrder(
                call.text("sender"),
                call.text("to"),
                call.text("message"),
                call.flag("test"),
                call.flag("unicode"),
                schedule(call));
        List<StoredSms> sent = call.books().outbox().send(order);
        call.stored(sent.size());
        assume(call, order, sent);
        ArrayNode messages = answer.putArray("messages");
        sent.forEach(sms -> call.view().smsResult(messages.addObject(), sms));
    }

    private static void assume(Call call, SmsOrder order, List<StoredSms> sent) {
        Books books = call.books();
        StoredSms first = sent.get(0);
        call.assume(order.test() ? Assumption.TEST_SENDS : Assumption.CREDITS);
        call.assume(
                Assumption.SENDERS,
                !books.senderIds().approved(order.sender())
                        && !books.virtualNumbers().contains(order.sender()));
        call.assume(Assumption.RECIPIENTS, sent.size() > 1);
        call.assume(Assumption.OPTED_OUT, sent.stream().anyMatch(sms -> books.optOuts()
                .contains(sms.destination())));
        call.assume(Assumption.CHARACTERS, !order.unicode() && !first.text().equals(order.message()));
        call.assume(Assumption.SCHEDULE, order.schedule() > 0 && !first.is(SmsStatus.SCHEDULED));
    }

    /** What an SMS in an answer rests on. */
    private static void assume(Call call, StoredSms sms) {
        call.assume(Assumption.TEST_SENDS, sms.test());
        call.assume(Assumption.SCHEDULE, sms.is(SmsStatus.CANCELLED));
        call.assume(Assumption.CHARACTERS, sms.encoding().equals("ucs2"));
    }

    private static long schedule(Call call) {
        String schedule = call.text("schedule");
        if (schedule == null || schedule.isEmpty()) {
            return 0;
        }
        if (!schedule.matches("\\d{1,12}")) {
            throw Refusal.of("Failed (Invalid Schedule)").assuming(Assumption.SCHEDULE, Assumption.ERROR_TEXT);
        }
        return Long.parseLong(schedule);
    }

    private static void list(Call call, ObjectNode answer) {
        List<StoredSms> page = call.books().outbox().page(call.after(INVALID_PAGE));
        ArrayNode messages = call.view().messages(answer);
        for (StoredSms sms : page) {
            call.view().sms(messages.addObject(), sms, true);
            assume(call, sms);
        }
        String last = page.isEmpty() ? "" : page.get(page.size() - 1).id();
        call.view().page(answer, "sms", page.size(), Outbox.PAGE, last);
    }

    private static void get(Call call, ObjectNode answer) {
        StoredSms sms = call.books().outbox().get(call.id());
        call.view().sms(answer.putObject("message"), sms, false);
        assume(call, sms);
    }

    private static void cancel(Call call, ObjectNode answer) {
        Optional<StoredSms> cancelled = call.books().outbox().cancel(call.id());
        call.view().cancelled(answer, cancelled);
        call.assume(Assumption.SCHEDULE, cancelled.isPresent());
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
        for (StoredOptOut optOut : page) {
            call.view().optOut(numbers.addObject(), optOut);
            call.assume(Assumption.OPT_OUTS, call.books().optOuts().byWord(optOut));
        }
        String last = page.isEmpty() ? "" : page.get(page.size() - 1).id();
        call.view().page(answer, "optouts", page.size(), OptOuts.PAGE, last);
    }

    private static void deleteOptOut(Call call, ObjectNode answer) {
        call.books().optOuts().delete(call.id());
        call.stored(1);
        answer.put("message", call.view().optOutRemoved());
    }
}

package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.EmailAddress;
import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.EmailOrder.Attachment;
import io.github.camelfivecent.sandbox.domain.Refusal;
import io.github.camelfivecent.sandbox.domain.StoredDomain;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import java.util.ArrayList;
import java.util.List;

/** Emails and their domains. */
final class EmailOperations {
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private EmailOperations() {}

    static List<Operation> all() {
        return List.of(
                Operation.email("email.send", "POST", "/email", EmailOperations::send),
                Operation.email("email.list", "GET", "/email", EmailOperations::list),
                Operation.email("email.get", "GET", "/email/{id}", EmailOperations::get),
                Operation.email("domains.list", "GET", "/domain", EmailOperations::listDomains),
                Operation.email("domains.get", "GET", "/domain/{id}", EmailOperations::getDomain),
                Operation.email("domains.create", "POST", "/domain", EmailOperations::createDomain));
    }

    private static void send(Call call, ObjectNode answer) {
        EmailOrder order = new EmailOrder(
                call.text("SenderEmail"),
                call.text("SenderName"),
                call.text("Subject"),
                call.text("Text"),
                call.text("Html"),
                call.texts("Recipient"),
                call.texts("CC"),
                call.texts("BCC"),
                call.text("ReplyTo"),
                attachments(call.field("Attachments")));
        StoredEmail email = call.books().mailbox().send(order);
        call.stored(1);
        boolean ofTheHost = call.books().domains().isVerified(EmailAddress.host(order.senderEmail()));
        boolean repliesTo = order.replyTo() != null && !order.replyTo().isEmpty();
        call.assume(Assumption.EMAIL, !ofTheHost || repliesTo && !EmailAddress.isValid(order.replyTo()));
        call.view().emailResult(answer.putArray("messages").addObject(), email);
    }

    private static List<Attachment> attachments(JsonNode array) {
        List<Attachment> attachments = new ArrayList<>();
        array.forEach(one -> attachments.add(new Attachment(
                one.path("url").asText(null), one.path("filename").asText(null))));
        return attachments;
    }

    private static void list(Call call, ObjectNode answer) {
        String after = call.after("Invalid after parameter");
        int limit = limit(call);
        List<StoredEmail> page = call.books().mailbox().page(after, limit);
        ArrayNode emails = answer.putArray("emails");
        page.forEach(email -> call.view().email(emails.addObject(), email, true));
        String last = page.isEmpty() ? "" : page.get(page.size() - 1).id();
        call.view().page(answer, "email", page.size(), limit, last);
    }

    private static int limit(Call call) {
        String limit = call.parameter("limit");
        if (limit == null) {
            return PAGE;
        }
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > LARGEST_PAGE) {
            throw Refusal.of("Invalid limit parameter");
        }
        return Integer.parseInt(limit);
    }

    private static void get(Call call, ObjectNode answer) {
        call.view().email(answer.putObject("email"), call.books().mailbox().get(call.id()), false);
    }

    private static void listDomains(Call call, ObjectNode answer) {
        List<StoredDomain> all = call.books().domains().all();
        ArrayNode domains = answer.putArray("domains");
        all.forEach(domain -> call.view().domain(domains.addObject(), domain));
        answer.put("count", all.size());
    }

    private static void getDomain(Call call, ObjectNode answer) {
        call.view().domain(answer.putObject("domain"), call.books().domains().get(call.id()));
    }

    private static void createDomain(Call call, ObjectNode answer) {
        StoredDomain domain = call.books().domains().create(call.text("domain"), call.text("subdomain"));
        call.stored(1);
        call.assume(Assumption.DOMAINS, call.books().domains().otherSubdomain(domain));
        answer.putObject("message").put("id", domain.id()).put("domain", domain.domain());
        if (domain.warning() != null) {
            answer.put("warning", domain.warning());
        }
    }
}

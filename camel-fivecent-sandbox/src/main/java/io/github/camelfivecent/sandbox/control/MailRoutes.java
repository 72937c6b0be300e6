package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.Refusal;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.testing.Directory;
import io.github.camelfivecent.sandbox.testing.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Mailboxes and what is in them. */
final class MailRoutes {
    private static final int SHOWN = 100;
    private static final int MOST = 2_000;
    /** No script, nothing from anywhere, no form, and no way out of the frame. */
    private static final String FRAME_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
                    + " base-uri 'none'; frame-ancestors 'self'";

    /** What makes a browser connect to where it leads before it asks the policy. */
    private static final Pattern LEADING =
            Pattern.compile("<(?=(link|meta|base|iframe|frame)(?![\\w-]))", Pattern.CASE_INSENSITIVE);

    private MailRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/mailboxes", MailRoutes::list),
                Route.get("/mailboxes/{address}", MailRoutes::emails),
                Route.get("/emails/{id}/html", MailRoutes::html));
    }

    private static Object list(ControlCall call) {
        Directory.First<Mailbox> mailboxes = Directory.mailboxes(
                call.account(), call.query("search").orElse(""), call.offset(), call.query("limit", SHOWN, MOST));
        return Map.of("count", mailboxes.count(), "mailboxes", mailboxes.shown());
    }

    private static Object emails(ControlCall call) {
        List<StoredEmail> emails = call.messages().emails(call.path("address"));
        List<StoredEmail> part = call.part(emails, SHOWN, MOST);
        return Map.of(
                "address", call.path("address"),
                "count", emails.size(),
                "emails",
                        call.wants("texts")
                                ? part
                                : part.stream().map(MailRoutes::withoutTexts).toList());
    }

    private static StoredEmail withoutTexts(StoredEmail email) {
        EmailOrder order = email.order();
        EmailOrder summary = new EmailOrder(
                order.senderEmail(),
                order.senderName(),
                order.subject(),
                "",
                "",
                order.to(),
                order.cc(),
                order.bcc(),
                order.replyTo(),
                order.attachments());
        return new StoredEmail(email.id(), email.status(), summary, email.createdAt());
    }

    private static Object html(ControlCall call) {
        StoredEmail email;
        try {
            email = call.account().books().mailbox().get(call.path("id"));
        } catch (Refusal e) {
            throw ControlException.notFound("email with this id");
        }
        return new ControlAnswer(
                200,
                "text/html; charset=utf-8",
                FRAME_POLICY,
                LEADING.matcher(email.order().html()).replaceAll("<no-").getBytes(StandardCharsets.UTF_8));
    }
}

package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.Refusal;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Mailboxes and what is in them. */
final class MailRoutes {
    private static final int SHOWN = 100;
    private static final int MOST = 2_000;
    /** No script, nothing from anywhere, no form, and no way out of the frame. */
    private static final String FRAME_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
                    + " base-uri 'none'; frame-ancestors 'self'";

    private MailRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/mailboxes", MailRoutes::list),
                Route.get("/mailboxes/{address}", MailRoutes::emails),
                Route.get("/emails/{id}/html", MailRoutes::html));
    }

    private static Object list(ControlCall call) {
        Directory directory = Directory.of(call.account(), call.query("search").orElse(""));
        return Map.of(
                "count",
                directory.mailboxes().size(),
                "mailboxes",
                call.part(directory.mailboxes(), SHOWN, MOST));
    }

    private static Object emails(ControlCall call) {
        List<StoredEmail> emails = Directory.emails(call.account(), call.path("address"));
        return Map.of(
                "address", call.path("address"),
                "count", emails.size(),
                "emails",
                        call.part(emails, SHOWN, MOST).stream()
                                .map(MailRoutes::summary)
                                .toList());
    }

    /** All but its text and HTML, which may be large and many: /messages/{id} has them. */
    private static StoredEmail summary(StoredEmail email) {
        EmailOrder order = email.order();
        return new StoredEmail(
                email.id(),
                email.status(),
                new EmailOrder(
                        order.senderEmail(),
                        order.senderName(),
                        order.subject(),
                        null,
                        null,
                        order.to(),
                        order.cc(),
                        order.bcc(),
                        order.replyTo(),
                        order.attachments()),
                email.createdAt());
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
                email.order().html().getBytes(StandardCharsets.UTF_8));
    }
}

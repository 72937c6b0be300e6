package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.EMAIL;
import static io.github.camelfivecent.operation.OperationBuilder.get;
import static io.github.camelfivecent.operation.OperationBuilder.post;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.Email;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.SendEmail;
import io.github.camelfivecent.model.SentEmail;
import io.github.camelfivecent.operation.Field;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.HtmlText;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.operation.Operation.IllegalFieldException;
import io.github.camelfivecent.poll.StatusPosition.Seen;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Sent emails. */
final class Emails {

    private static final Operation<Page<SentEmail>> LIST = get("email.list", EMAIL, "email")
            .takes(Fields.LIMIT, Fields.AFTER)
            .answers(AnswerShape.page("emails", SentEmail.class));

    static final Operation<Email> GET = get("email.get", EMAIL, "email/{id}")
            .takes(Fields.ID)
            .text(Fields.ID)
            .answers(AnswerShape.object("email", Email.class));

    static final List<Operation<?>> OPERATIONS = List.of(
            post("email.send", EMAIL, "email")
                    .takes(
                            Fields.SENDER_EMAIL,
                            Fields.SENDER_NAME,
                            Fields.SUBJECT,
                            Fields.TEXT,
                            Fields.HTML,
                            Fields.RECIPIENT,
                            Fields.CC,
                            Fields.BCC,
                            Fields.REPLY_TO,
                            Fields.ATTACHMENTS)
                    .text(Fields.TEXT)
                    .body(SendEmail.class)
                    .finish(Emails::complete)
                    .answers(AnswerShape.results("messages", EmailResult.class)),
            LIST,
            GET);

    private static final int MAX_RECIPIENTS = 50;

    static final Listed<SentEmail> LISTED = Listed.of(LIST, 100, SentEmail::id);

    /** The service's words are not published; these are the ones in use for what an email does not leave again. */
    private static final Set<String> FINAL = Set.of("delivered", "bounced", "failed", "rejected", "complained");

    static final Followed<SentEmail> FOLLOWED =
            new Followed<>(LISTED, GET, AnswerShape.object("email", SentEmail.class), Emails::seen);

    private Emails() {}

    private static Seen seen(SentEmail email) {
        String status = String.valueOf(email.status());
        return new Seen(status, FINAL.contains(status.toLowerCase(Locale.ROOT)), 0);
    }

    private static void complete(Map<String, Object> fields, Input input, Map<String, Object> headers) {
        int recipients = recipients(fields);
        if (recipients == 0 || recipients > MAX_RECIPIENTS) {
            throw new IllegalFieldException(
                    Fields.RECIPIENT.wire(),
                    "Recipient, CC and BCC (options recipient, cc, bcc) together take 1 to " + MAX_RECIPIENTS
                            + " addresses, given " + recipients);
        }
        Object html = fields.get(Fields.HTML.wire());
        String derived = html == null ? "" : HtmlText.plain(html.toString());
        if (fields.get(Fields.TEXT.wire()) == null && derived.isBlank()) {
            throw new IllegalFieldException(
                    Fields.TEXT.wire(),
                    "Text (the body, or header CamelFivecentText beside HTML) is missing, and there is no HTML with"
                            + " text that it could be derived from");
        }
        fields.putIfAbsent(Fields.TEXT.wire(), derived);
    }

    /** How many an email goes to, copies included. */
    static int recipients(Map<String, ?> fields) {
        return count(fields, Fields.RECIPIENT) + count(fields, Fields.CC) + count(fields, Fields.BCC);
    }

    private static int count(Map<String, ?> fields, Field field) {
        return fields.get(field.wire()) instanceof Collection<?> addresses ? addresses.size() : 0;
    }
}

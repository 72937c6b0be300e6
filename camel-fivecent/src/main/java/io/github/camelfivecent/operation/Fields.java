package io.github.camelfivecent.operation;

import static io.github.camelfivecent.operation.Field.body;
import static io.github.camelfivecent.operation.Field.path;
import static io.github.camelfivecent.operation.Field.query;

/** The fields of all operations, by the names that the API gives them. */
public final class Fields {

    public static final Field ID = path("id", "id", Rule.ID);
    public static final Field LOGIN_ID = path("login_id", "id", Rule.ID);
    public static final Field LISTED_NUMBER = path("number", "number", Rule.LISTED_NUMBER);

    public static final Field AFTER = query("after", "after", Rule.ID);
    public static final Field BEFORE = query("before", "before", Rule.CONVERSATION_CURSOR);
    public static final Field LIMIT = query("limit", "limit", Rule.LIMIT);
    public static final Field PER_PAGE = query("per_page", "perPage", Rule.PER_PAGE);
    public static final Field QUERY = query("q", "query", Rule.LINE).headerOnly();
    public static final Field REPLIES = query("replies", "replies", Rule.FLAG).headerOnly();
    public static final Field UNREAD = query("unread", "unread", Rule.FLAG).headerOnly();
    public static final Field CONTACT = query("number", "number", Rule.CONTACT).needed();
    public static final Field SINCE_MO =
            query("since_mo", "sinceMo", Rule.SECONDS).needed().headerOnly();
    public static final Field SINCE_MT =
            query("since_mt", "sinceMt", Rule.SECONDS).needed().headerOnly();
    public static final Field BEFORE_MO =
            query("before_mo", "beforeMo", Rule.SECONDS).needed().headerOnly();
    public static final Field BEFORE_MT =
            query("before_mt", "beforeMt", Rule.SECONDS).needed().headerOnly();

    public static final Field SENDER = body("sender", "sender", Rule.SENDER).needed();
    public static final Field TO = body("to", "to", Rule.RECIPIENTS).needed();
    public static final Field MESSAGE = body("message", null, Rule.TEXT).needed();
    public static final Field TEST = body("test", "test", Rule.BOOL);
    public static final Field UNICODE = body("unicode", "unicode", Rule.UNICODE);
    public static final Field SCHEDULE = body("schedule", "schedule", Rule.SCHEDULE);

    public static final Field SENDER_EMAIL =
            body("SenderEmail", "senderEmail", Rule.EMAIL).needed();
    public static final Field SENDER_NAME = body("SenderName", "senderName", Rule.LINE);
    public static final Field SUBJECT = body("Subject", "subject", Rule.LINE).needed();
    public static final Field TEXT = body("Text", "text", Rule.TEXT).headerOnly();
    public static final Field HTML = body("Html", "html", Rule.TEXT).headerOnly();
    public static final Field RECIPIENT = body("Recipient", "recipient", Rule.EMAILS);
    public static final Field CC = body("CC", "cc", Rule.EMAILS);
    public static final Field BCC = body("BCC", "bcc", Rule.EMAILS);
    public static final Field REPLY_TO = body("ReplyTo", "replyTo", Rule.EMAIL);
    public static final Field ATTACHMENTS =
            body("Attachments", "attachments", Rule.ATTACHMENTS).headerOnly();

    public static final Field DOMAIN = body("domain", "domain", Rule.DOMAIN).needed();
    public static final Field SUBDOMAIN = body("subdomain", "subdomain", Rule.SUBDOMAIN);
    public static final Field NAME = body("name", "name", Rule.LINE).needed();
    public static final Field EMAIL = body("email", "email", Rule.EMAIL).needed();
    public static final Field MOBILE = body("mobile", "mobile", Rule.MOBILE);
    public static final Field ROLE = body("role", "role", Rule.ROLE);
    public static final Field SENDER_ID =
            body("senderid", "senderid", Rule.SENDER).needed();
    public static final Field COUNTRY = body("country", "country", Rule.COUNTRY).needed();
    public static final Field TYPE = body("type", "type", Rule.NUMBER_TYPE);

    private Fields() {}
}

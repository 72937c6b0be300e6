package io.github.camelfivecent.operation;

import static io.github.camelfivecent.operation.Field.body;
import static io.github.camelfivecent.operation.Field.path;
import static io.github.camelfivecent.operation.Field.query;

/** The fields of all operations, by the names that the API gives them. */
public final class Fields {

    private static final int MAX_PER_PAGE = 200;
    private static final int MAX_LIMIT = 100;

    public static final Field ID = path("id", "id", Rules::id);
    public static final Field LOGIN_ID = path("login_id", "id", Rules::id);
    public static final Field LISTED_NUMBER = path("number", "number", Rules::listedNumber);

    public static final Field AFTER = query("after", "after", Rules::id);
    public static final Field BEFORE = query("before", "before", Rules::conversationCursor);
    public static final Field LIMIT = query("limit", "limit", Rules.number(1, MAX_LIMIT));
    public static final Field PER_PAGE = query("per_page", "perPage", Rules.number(1, MAX_PER_PAGE));
    public static final Field QUERY = query("q", "query", Rules::line).headerOnly();
    public static final Field REPLIES = query("replies", "replies", Rules::flag).headerOnly();
    public static final Field UNREAD = query("unread", "unread", Rules::flag).headerOnly();
    public static final Field CONTACT =
            query("number", "number", Rules::contact).needed();
    public static final Field SINCE_MO =
            query("since_mo", "sinceMo", Rules::seconds).needed().headerOnly();
    public static final Field SINCE_MT =
            query("since_mt", "sinceMt", Rules::seconds).needed().headerOnly();
    public static final Field BEFORE_MO =
            query("before_mo", "beforeMo", Rules::seconds).needed().headerOnly();
    public static final Field BEFORE_MT =
            query("before_mt", "beforeMt", Rules::seconds).needed().headerOnly();

    public static final Field SENDER = body("sender", "sender", Rules::sender).needed();
    public static final Field TO = body("to", "to", Rules::recipients).needed();
    public static final Field MESSAGE = body("message", null, Rules::text).needed();
    public static final Field TEST = body("test", "test", Rules::bool);
    public static final Field UNICODE = body("unicode", "unicode", Rules::unicode);
    public static final Field SCHEDULE = body("schedule", "schedule", Rules::schedule);

    public static final Field SENDER_EMAIL =
            body("SenderEmail", "senderEmail", Rules::email).needed();
    public static final Field SENDER_NAME = body("SenderName", "senderName", Rules::line);
    public static final Field SUBJECT = body("Subject", "subject", Rules::line).needed();
    public static final Field TEXT = body("Text", "text", Rules::text).headerOnly();
    public static final Field HTML = body("Html", "html", Rules::text).headerOnly();
    public static final Field RECIPIENT = body("Recipient", "recipient", Rules::emails);
    public static final Field CC = body("CC", "cc", Rules::emails);
    public static final Field BCC = body("BCC", "bcc", Rules::emails);
    public static final Field REPLY_TO = body("ReplyTo", "replyTo", Rules::email);
    public static final Field ATTACHMENTS =
            body("Attachments", "attachments", Rules::attachments).headerOnly();

    public static final Field DOMAIN = body("domain", "domain", Rules::domain).needed();
    public static final Field SUBDOMAIN = body("subdomain", "subdomain", Rules::subdomain);
    public static final Field NAME = body("name", "name", Rules::line).needed();
    public static final Field EMAIL = body("email", "email", Rules::email).needed();
    public static final Field MOBILE = body("mobile", "mobile", Rules::mobile);
    public static final Field ROLE = body("role", "role", Rules::role);
    public static final Field SENDER_ID =
            body("senderid", "senderid", Rules::sender).needed();
    public static final Field COUNTRY =
            body("country", "country", Rules::country).needed();
    public static final Field TYPE = body("type", "type", Rules::numberType);

    private Fields() {}
}

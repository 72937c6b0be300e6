package io.github.camelfivecent;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the component reads and sets. */
public final class FivecentConstants {

    @Metadata(label = "producer", description = "What to do, instead of the endpoint's operation", javaType = "String")
    public static final String OPERATION = "CamelFivecentOperation";

    @Metadata(label = "producer", description = "Sender ID of an SMS", javaType = "String")
    public static final String SENDER = "CamelFivecentSender";

    @Metadata(
            description = "Recipients of an SMS; from a consumer, the number that received it",
            javaType = "String or Collection")
    public static final String TO = "CamelFivecentTo";

    @Metadata(
            label = "producer",
            description =
                    "Whether nothing is to be changed: an SMS or an email is only checked, whatever else would change something is refused",
            javaType = "Boolean")
    public static final String TEST = "CamelFivecentTest";

    @Metadata(label = "producer", description = "Encoding of an SMS: auto, true or false", javaType = "String")
    public static final String UNICODE = "CamelFivecentUnicode";

    @Metadata(
            label = "producer",
            description =
                    "When to send an SMS: seconds since the epoch, an Instant, a ZonedDateTime, a Date, or ISO-8601 with an offset",
            javaType = "Object")
    public static final String SCHEDULE = "CamelFivecentSchedule";

    @Metadata(label = "producer", description = "Address that an email comes from", javaType = "String")
    public static final String SENDER_EMAIL = "CamelFivecentSenderEmail";

    @Metadata(label = "producer", description = "Name that an email comes from", javaType = "String")
    public static final String SENDER_NAME = "CamelFivecentSenderName";

    @Metadata(label = "producer", description = "Subject of an email", javaType = "String")
    public static final String SUBJECT = "CamelFivecentSubject";

    @Metadata(label = "producer", description = "Recipients of an email: text or a collection", javaType = "Object")
    public static final String RECIPIENT = "CamelFivecentRecipient";

    @Metadata(label = "producer", description = "Who gets a copy of an email", javaType = "Object")
    public static final String CC = "CamelFivecentCc";

    @Metadata(label = "producer", description = "Who gets a blind copy of an email", javaType = "Object")
    public static final String BCC = "CamelFivecentBcc";

    @Metadata(label = "producer", description = "Address for answers to an email", javaType = "String")
    public static final String REPLY_TO = "CamelFivecentReplyTo";

    @Metadata(label = "producer", description = "HTML of an email", javaType = "String")
    public static final String HTML = "CamelFivecentHtml";

    @Metadata(label = "producer", description = "Plain text of an email whose body is HTML", javaType = "String")
    public static final String TEXT = "CamelFivecentText";

    @Metadata(
            label = "producer",
            description = "Attachments of an email: up to 5 records, maps or addresses",
            javaType = "java.util.Collection")
    public static final String ATTACHMENTS = "CamelFivecentAttachments";

    @Metadata(label = "producer", description = "Id of what an operation is about", javaType = "String")
    public static final String ID = "CamelFivecentId";

    @Metadata(
            description =
                    "Number that an operation is about; from a consumer, the contact's number with country code 61",
            javaType = "String")
    public static final String NUMBER = "CamelFivecentNumber";

    @Metadata(label = "producer", description = "Items on a page", javaType = "Integer")
    public static final String LIMIT = "CamelFivecentLimit";

    @Metadata(label = "producer", description = "Id of the item after which a page begins", javaType = "String")
    public static final String AFTER = "CamelFivecentAfter";

    @Metadata(label = "producer", description = "Where a page of conversations begins", javaType = "String")
    public static final String BEFORE = "CamelFivecentBefore";

    @Metadata(
            label = "producer",
            description = "Poll of a conversation: newest received message seen, seconds since the epoch or Instant",
            javaType = "Object")
    public static final String SINCE_MO = "CamelFivecentSinceMo";

    @Metadata(
            label = "producer",
            description = "Poll of a conversation: newest sent message seen, seconds since the epoch or Instant",
            javaType = "Object")
    public static final String SINCE_MT = "CamelFivecentSinceMt";

    @Metadata(
            label = "producer",
            description =
                    "Older messages of a conversation: oldest received message seen, seconds since the epoch or Instant",
            javaType = "Object")
    public static final String BEFORE_MO = "CamelFivecentBeforeMo";

    @Metadata(
            label = "producer",
            description =
                    "Older messages of a conversation: oldest sent message seen, seconds since the epoch or Instant",
            javaType = "Object")
    public static final String BEFORE_MT = "CamelFivecentBeforeMt";

    @Metadata(label = "producer", description = "Conversations on a page", javaType = "Integer")
    public static final String PER_PAGE = "CamelFivecentPerPage";

    @Metadata(label = "producer", description = "Digits that a conversation's number contains", javaType = "String")
    public static final String QUERY = "CamelFivecentQuery";

    @Metadata(
            label = "producer",
            description = "Whether to list only conversations with an answer",
            javaType = "Boolean")
    public static final String REPLIES = "CamelFivecentReplies";

    @Metadata(label = "producer", description = "Whether to list only unread conversations", javaType = "Boolean")
    public static final String UNREAD = "CamelFivecentUnread";

    @Metadata(label = "producer", description = "Role of a login", javaType = "String")
    public static final String ROLE = "CamelFivecentRole";

    @Metadata(label = "producer", description = "Name of a login", javaType = "String")
    public static final String NAME = "CamelFivecentName";

    @Metadata(label = "producer", description = "Email address of a login", javaType = "String")
    public static final String EMAIL = "CamelFivecentEmail";

    @Metadata(label = "producer", description = "Mobile number of a login", javaType = "String")
    public static final String MOBILE = "CamelFivecentMobile";

    @Metadata(label = "producer", description = "Sender ID to register", javaType = "String")
    public static final String SENDER_ID = "CamelFivecentSenderId";

    @Metadata(label = "producer", description = "Country of a virtual number", javaType = "String")
    public static final String COUNTRY = "CamelFivecentCountry";

    @Metadata(label = "producer", description = "Kind of a virtual number", javaType = "String")
    public static final String TYPE = "CamelFivecentType";

    @Metadata(label = "producer", description = "Domain to register", javaType = "String")
    public static final String DOMAIN = "CamelFivecentDomain";

    @Metadata(label = "producer", description = "Subdomain that sends", javaType = "String")
    public static final String SUBDOMAIN = "CamelFivecentSubdomain";

    @Metadata(description = "Id of the message, when there is one", javaType = "String")
    public static final String MESSAGE_ID = "CamelFivecentMessageId";

    @Metadata(description = "Status of the message: a number for SMS, text for email", javaType = "Object")
    public static final String STATUS = "CamelFivecentStatus";

    @Metadata(description = "Status of an SMS in words", javaType = "String")
    public static final String STATUS_TEXT = "CamelFivecentStatusText";

    @Metadata(
            description =
                    "Credits charged for an SMS, over all recipients; from a consumer of account, the credits that are left",
            javaType = "java.math.BigDecimal")
    public static final String CREDITS = "CamelFivecentCredits";

    @Metadata(label = "producer", description = "How an SMS travels: gsm7 or ucs2", javaType = "String")
    public static final String ENCODING = "CamelFivecentEncoding";

    @Metadata(label = "producer", description = "How many segments an SMS takes", javaType = "Integer")
    public static final String SEGMENTS = "CamelFivecentSegments";

    @Metadata(label = "consumer", description = "From a consumer: the sender, as received", javaType = "String")
    public static final String FROM = "CamelFivecentFrom";

    @Metadata(
            label = "consumer",
            description = "From a consumer: when the item came about; CamelMessageTimestamp has it in milliseconds",
            javaType = "java.time.Instant")
    public static final String TIMESTAMP = "CamelFivecentTimestamp";

    @Metadata(
            label = "consumer",
            description = "From a consumer of conversations: id of the conversation",
            javaType = "String")
    public static final String CONVERSATION_ID = "CamelFivecentConversationId";

    @Metadata(
            label = "consumer",
            description = "From a consumer: name of the matched contact, when known",
            javaType = "String")
    public static final String CONTACT_NAME = "CamelFivecentContactName";

    @Metadata(label = "producer", description = "Where the next page begins; absent on the last", javaType = "String")
    public static final String NEXT_PAGE = "CamelFivecentNextPage";

    @Metadata(label = "producer", description = "Items of the page, or recipients of the send", javaType = "Integer")
    public static final String COUNT = "CamelFivecentCount";

    @Metadata(
            label = "producer",
            description = "What became of a row of a batch: SENT, NOT_DONE or UNKNOWN",
            javaType = "String")
    public static final String OUTCOME = "CamelFivecentOutcome";

    @Metadata(
            label = "producer",
            description = "Why a row of a batch was not sent, or why nobody knows",
            javaType = "String")
    public static final String REASON = "CamelFivecentReason";

    @Metadata(label = "producer", description = "Key of a send in the send ledger", javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelFivecentIdempotencyKey";

    @Metadata(
            label = "producer",
            description = "What transliterate replaced in the text of an SMS",
            javaType = "java.util.List<String>")
    public static final String REPLACEMENTS = "CamelFivecentReplacements";

    private FivecentConstants() {}
}

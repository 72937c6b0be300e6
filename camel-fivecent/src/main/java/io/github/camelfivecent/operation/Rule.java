package io.github.camelfivecent.operation;

import java.time.Clock;

/**
 * What a field takes, and the form in which the service gets it. One class instead of one for each rule: all fields are there
 * when a component starts, and loading a class takes longer than all else that is done for a field then.
 */
enum Rule {
    ID,
    LISTED_NUMBER,
    CONVERSATION_CURSOR,
    LINE,
    FLAG,
    CONTACT,
    SECONDS,
    SENDER,
    RECIPIENTS,
    TEXT,
    BOOL,
    UNICODE,
    SCHEDULE,
    EMAIL,
    EMAILS,
    ATTACHMENTS,
    DOMAIN,
    SUBDOMAIN,
    MOBILE,
    ROLE,
    COUNTRY,
    NUMBER_TYPE,
    LIMIT,
    PER_PAGE;

    private static final int MAX_LIMIT = 100;
    private static final int MAX_PER_PAGE = 200;

    /**
     * Checks a value.
     *
     * @param  value a value as it was given, not null
     * @param  clock the time that schedules are compared with
     * @return       the value for the service; null when it stands for nothing, such as a schedule of 0
     * @throws IllegalArgumentException if it is not accepted; the message says what is, and does not quote a text
     */
    Object apply(Object value, Clock clock) {
        return switch (this) {
            case ID -> Rules.id(value);
            case LISTED_NUMBER -> Rules.listedNumber(value);
            case CONVERSATION_CURSOR -> Rules.conversationCursor(value);
            case LINE -> Rules.line(value);
            case FLAG -> Rules.flag(value);
            case CONTACT -> Rules.contact(value);
            case SECONDS -> Rules.seconds(value);
            case SENDER -> Rules.sender(value);
            case RECIPIENTS -> Rules.recipients(value);
            case TEXT -> Rules.text(value);
            case BOOL -> Rules.bool(value);
            case UNICODE -> Rules.unicode(value);
            case SCHEDULE -> Rules.schedule(value, clock);
            case EMAIL -> Rules.email(value);
            case EMAILS -> Rules.emails(value);
            case ATTACHMENTS -> Rules.attachments(value);
            case DOMAIN -> Rules.domain(value);
            case SUBDOMAIN -> Rules.subdomain(value);
            case MOBILE -> Rules.mobile(value);
            case ROLE -> Rules.role(value);
            case COUNTRY -> Rules.country(value);
            case NUMBER_TYPE -> Rules.numberType(value);
            case LIMIT -> Rules.number(value, 1, MAX_LIMIT);
            case PER_PAGE -> Rules.number(value, 1, MAX_PER_PAGE);
        };
    }
}

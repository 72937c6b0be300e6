package io.github.camelfivecent.sandbox.domain;

import java.util.Locale;

/**
 * Something in the sandbox's answers that no document settles; the real services may do otherwise. The guide lists the
 * same ones in the same words, and each request says which of them its answer rests on.
 */
public enum Assumption {
    /** What a send costs. */
    CREDITS(
            "An SMS costs one credit for each segment, charged when the send is taken, also for a scheduled one, and given"
                    + " back when that is cancelled. Too few: 400 `Failed (Insufficient Credits)`, and nothing is sent to any of"
                    + " the recipients."),
    /** Whom an SMS may be from. */
    SENDERS("Any well-formed sender is taken, approved or not. One without a letter may have a plus and up to 13"
            + " characters."),
    /** Whom an SMS may be for. */
    RECIPIENTS(
            "A recipient is `04` and eight digits, or 8 to 15 digits that do not begin with 0, with or without a plus;"
                    + " anything else refuses the whole send with `Failed (Invalid Destination)`. There is no limit to how many"
                    + " there are."),
    /** What becomes of a send to a number that opted out. */
    OPTED_OUT("Numbers that opted out are sent to all the same."),
    /** What a phone shows. */
    CHARACTERS(
            "Without `unicode`, characters that GSM-7 does not have arrive as `?`. The sent list shows the text, not its"
                    + " hex. Hex that is no text is `Failed (Invalid Message)`; `unicode` where it is switched off is"
                    + " `Failed (Unicode Not Enabled)`."),
    /** When an SMS goes out. */
    SCHEDULE("A schedule that has passed sends at once; one more than 356 days ahead, or that is no number, is"
            + " `Failed (Invalid Schedule)`. A cancelled SMS stays in the list with status 1007."),
    /** What becomes of a simulated send. */
    TEST_SENDS("Test sends are in the sent list, with status 1004 and `Test Message`, cost nothing and are in no"
            + " conversation."),
    /** The words of some refusals. */
    ERROR_TEXT("The words and the status of this refusal are the sandbox's own."),
    /** How a service throttles. */
    THROTTLING("No document says how the services throttle; 429 with `Retry-After` is what others in this field do."),
    /** How a service fails. */
    FAILURES("What a failing service answers is written nowhere, except the 503 of a maintenance."),
    /** What is in a conversation. */
    CONVERSATIONS("Each SMS and each inbound message is in a conversation, while the account has a virtual number."
            + " Watermarks of a side without messages on the page are the page's oldest time, or 0 for the newest."
            + " `per_page` and `limit` out of their range are brought into it. A `before` that is no cursor is"
            + " `Failed (Invalid Page)`."),
    /** How a phone opts out. */
    OPT_OUTS(
            "A phone opts out with `STOP`, `STOPALL`, `UNSUBSCRIBE`, `OPTOUT`, `OPT OUT`, `OPT-OUT`, `CANCEL`, `END` or"
                    + " `QUIT`, and nothing else in the message. A number that is not on the list is 400 `Record Not Found`, also"
                    + " when it has a plus."),
    /** How wrong credentials are refused. */
    CREDENTIALS(
            "An unknown or missing key id is `Failed (Invalid Key ID)`; a wrong secret `Failed (Invalid Key Secret)`,"
                    + " or `Failed (Invalid API ID or Key)` when it is another account's; `username` or `api-key` without a key id"
                    + " `Failed (Invalid Username or API Key)`. They count in the JSON body only."),
    /** What an email may have. */
    EMAIL("Email may come from a verified host (`mail.example.com`) and from the domain that it belongs to"
            + " (`example.com`). A malformed `ReplyTo` is taken."),
    /** Whose a domain is. */
    DOMAINS("Domains are registered once in a sandbox, counting the subdomain."),
    /** How sender IDs are checked. */
    SENDER_IDS(
            "A sender ID that exists is `Invalid new Sender ID`, as is a name below three characters. An unknown id to"
                    + " delete is `Failed (Unauthorised)`. Numbers begin as `unverified`, names as `pending`."),
    /** What can be done with a login. */
    LOGINS("An `action` other than `change_role` is an unsupported method."),
    /** How a list begins. */
    PAGES("`after=` without a value is the first page."),
    /** What becomes of a webhook that is not acknowledged. */
    WEBHOOKS("A webhook's attempt that fails is not repeated.");

    private final String text;

    Assumption(String text) {
        this.text = text;
    }

    /** Its name as the guide and the API for tests have it: {@code opted-out}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is assumed. */
    public String text() {
        return text.replace("`", "");
    }

    /** What is assumed, as Markdown. */
    public String markdown() {
        return text;
    }
}

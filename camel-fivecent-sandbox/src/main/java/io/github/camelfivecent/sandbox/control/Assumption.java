package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.camelfivecent.sandbox.domain.WireExchange;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Something in the sandbox's answers that no document settles. The guide lists the same ones, in the same words.
 *
 * @param name its name
 * @param text what is assumed
 * @param concerns tells the answers that rest on it
 */
@JsonIgnoreProperties("concerns")
record Assumption(String name, String text, Predicate<WireExchange> concerns) {
    private static final Set<String> LISTS =
            Set.of("sms.list", "inbox.list", "optouts.list", "email.list", "conversations.list");

    private static final List<Assumption> ALL = List.of(
            new Assumption(
                    "credits",
                    "Each segment costs one credit, charged when the send is taken.",
                    exchange -> succeeded(exchange, "sms.send")),
            new Assumption(
                    "senders",
                    "Any well-formed sender is taken, approved or not.",
                    exchange -> succeeded(exchange, "sms.send")),
            new Assumption(
                    "opted-out",
                    "Numbers that opted out are sent to all the same.",
                    exchange -> succeeded(exchange, "sms.send")),
            new Assumption(
                    "characters",
                    "Without unicode, characters that GSM-7 does not have arrive as a question mark.",
                    exchange -> succeeded(exchange, "sms.send")
                            && !exchange.text().contains("\"unicode\"")
                            && exchange.text().chars().anyMatch(unit -> unit > 127)),
            new Assumption(
                    "schedule",
                    "A time that has passed sends at once; 356 days ahead is the limit; a cancelled SMS stays in the list.",
                    exchange -> exchange.request().operation().equals("sms.send")
                                    && exchange.text().contains("\"schedule\"")
                            || exchange.request().operation().equals("sms.cancel")),
            new Assumption(
                    "test-sends",
                    "Test sends are in the sent list, with status 1004 and Test Message, and cost nothing.",
                    exchange ->
                            succeeded(exchange, "sms.send") && exchange.text().contains("\"test\"")),
            new Assumption(
                    "error-text", "The words and the status of this refusal are the sandbox's own.", exchange -> Set.of(
                                    "Failed (Insufficient Credits)",
                                    "Failed (Invalid Schedule)",
                                    "Failed (Unicode Not Enabled)",
                                    "Failed (Invalid Page)",
                                    "Record Not Found",
                                    "Invalid new Sender ID",
                                    "Failed (Invalid API ID or Key)",
                                    "Failed (Invalid Username or API Key)")
                            .contains(exchange.request().error())),
            new Assumption(
                    "throttling",
                    "No document says how the services throttle; 429 with Retry-After is what others in this field do.",
                    exchange -> exchange.request().status() == 429),
            new Assumption(
                    "failures",
                    "What a failing service answers is written nowhere, except the 503 of a maintenance.",
                    exchange -> !exchange.request().fault().isEmpty()
                            && exchange.request().status() != 429),
            new Assumption(
                    "conversations",
                    "Every SMS and every message from a phone is in a conversation; watermarks of a side without messages are"
                            + " the page's oldest time.",
                    exchange -> exchange.request().operation().startsWith("conversations.")),
            new Assumption(
                    "email",
                    "Email may come from a verified host and from the domain that it belongs to; a malformed ReplyTo is taken.",
                    exchange -> succeeded(exchange, "email.send")),
            new Assumption(
                    "sender-ids",
                    "A new name is pending and a new number unverified; a name below three characters is refused.",
                    exchange -> exchange.request().operation().startsWith("senderids.")),
            new Assumption(
                    "pages",
                    "The parameter after without a value asks for the first page.",
                    exchange -> LISTS.contains(exchange.request().operation())
                            && exchange.url().matches(".*[?&](after|before)=(&.*)?")));

    static List<Assumption> all() {
        return ALL;
    }

    /** What is assumed in this answer. */
    static List<Assumption> of(WireExchange exchange) {
        return ALL.stream()
                .filter(assumption -> assumption.concerns().test(exchange))
                .toList();
    }

    private static boolean succeeded(WireExchange exchange, String operation) {
        return exchange.request().operation().equals(operation)
                && exchange.request().error().isEmpty()
                && exchange.request().stored() > 0;
    }
}

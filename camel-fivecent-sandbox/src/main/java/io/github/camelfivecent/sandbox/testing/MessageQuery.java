package io.github.camelfivecent.sandbox.testing;

import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which messages a test is after. Immutable: each method answers with a query that asks for more.
 *
 * <pre>{@code
 * MessageQuery.sms().to("0412345678").containing("code")
 * }</pre>
 */
public final class MessageQuery {
    private final Message.Kind kind;
    private final List<Condition> conditions;

    private record Condition(String description, Predicate<Message> holds) {}

    private MessageQuery(Message.Kind kind, List<Condition> conditions) {
        this.kind = kind;
        this.conditions = conditions;
    }

    /** Every message. */
    public static MessageQuery any() {
        return new MessageQuery(null, List.of());
    }

    /** Every message of a kind. */
    public static MessageQuery of(Message.Kind kind) {
        return new MessageQuery(kind, List.of());
    }

    /** Every SMS that was sent. */
    public static MessageQuery sms() {
        return of(Message.Kind.SMS);
    }

    /** Every message that a phone sent. */
    public static MessageQuery inbound() {
        return of(Message.Kind.INBOUND);
    }

    /** Every email that was sent. */
    public static MessageQuery email() {
        return of(Message.Kind.EMAIL);
    }

    /** Those to this number, in any of its forms, or to this email address. */
    public MessageQuery to(String recipient) {
        return where("to " + recipient, message -> message.to().stream().anyMatch(one -> same(one, recipient)));
    }

    /** Those from this sender ID, number in any of its forms, or email address. */
    public MessageQuery from(String sender) {
        return where("from " + sender, message -> same(message.from(), sender));
    }

    /** Those that say exactly this. */
    public MessageQuery text(String text) {
        return where("with the text \"" + text + "\"", message -> message.text().equals(text));
    }

    /** Those that say this among other things, in their text or subject. */
    public MessageQuery containing(String part) {
        return where(
                "containing \"" + part + "\"",
                message -> message.text().contains(part) || message.subject().contains(part));
    }

    /** Those in whose text this regular expression is found. */
    public MessageQuery matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return where("matching /" + regex + "/", message -> pattern.matcher(message.text())
                .find());
    }

    /** Those with exactly this subject. */
    public MessageQuery subject(String subject) {
        return where("with the subject \"" + subject + "\"", message -> message.subject()
                .equals(subject));
    }

    /** Those in this state. */
    public MessageQuery status(SmsStatus status) {
        return status(status.text());
    }

    /** Those whose status is this, in words ({@code Scheduled}, {@code queued}) or as a code ({@code 1002}). */
    public MessageQuery status(String status) {
        return where(
                "with the status " + status,
                message -> message.statusText().equalsIgnoreCase(status)
                        || Integer.toString(message.status()).equals(status));
    }

    /** Those that were taken or came in at this time or later, by the sandbox's clock. */
    public MessageQuery since(Instant time) {
        return where("since " + time, message -> !message.at().isBefore(time));
    }

    /** Those for which something else holds. */
    public MessageQuery where(String description, Predicate<Message> holds) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(description, holds));
        return new MessageQuery(kind, List.copyOf(more));
    }

    /** The kind that is asked for, or null for all. */
    Message.Kind kind() {
        return kind;
    }

    boolean matches(Message message) {
        return isOfKind(message)
                && conditions.stream().allMatch(condition -> condition.holds().test(message));
    }

    boolean isOfKind(Message message) {
        return kind == null || message.kind() == kind;
    }

    /** What of this query does not hold for a message. */
    List<String> misses(Message message) {
        return conditions.stream()
                .filter(condition -> !condition.holds().test(message))
                .map(Condition::description)
                .toList();
    }

    int conditions() {
        return conditions.size();
    }

    /** In words: {@code SMS to 0412345678 containing "code"}. */
    @Override
    public String toString() {
        String what = kind == null ? "any message" : kind.toString();
        return what
                + conditions.stream()
                        .map(condition -> " " + condition.description())
                        .collect(Collectors.joining());
    }

    private static boolean same(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return true;
        }
        return Numbers.isRecipient(one.replaceAll("[ -]", ""))
                && Numbers.international(one).equals(Numbers.international(other));
    }
}

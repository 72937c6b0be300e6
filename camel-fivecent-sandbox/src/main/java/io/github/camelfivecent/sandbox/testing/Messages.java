package io.github.camelfivecent.sandbox.testing;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds messages of an account, and waits for them.
 *
 * <pre>{@code
 * Message sms = sandbox.messages().await(MessageQuery.sms().to("0412345678").containing("code"));
 * String code = sms.code();
 * }</pre>
 */
public final class Messages {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final int SHOWN = 10;

    private final Account account;

    /** The messages of this account. */
    public Messages(Account account) {
        this.account = account;
    }

    /** Those that match: SMS first, then messages from phones, then emails, each kind in the order of coming. */
    public List<Message> find(MessageQuery query) {
        return all(query).filter(query::matches).toList();
    }

    /** How many match. */
    public int count(MessageQuery query) {
        return Math.toIntExact(all(query).filter(query::matches).count());
    }

    /** The message with this id. */
    public Optional<Message> get(String id) {
        account.catchUp();
        return Stream.of(
                        account.books().outbox().find(id).map(Message::of),
                        account.books().inbox().find(id).map(Message::of),
                        account.books().mailbox().find(id).map(Message::of))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The phones that the account wrote to or heard from, the one with the newest message first. */
    public List<Phone> phones() {
        return phones("");
    }

    /** Those of the phones whose name, number or messages contain this, in any case. */
    public List<Phone> phones(String containing) {
        return Directory.phones(account, containing, Integer.MAX_VALUE).shown();
    }

    /** What was said between the account and a phone, its number in any form; oldest first. */
    public List<Message> thread(String phone) {
        account.catchUp();
        return Directory.thread(account, phone);
    }

    /** The addresses that the account sent email to, the one with the newest first. */
    public List<Mailbox> mailboxes() {
        return mailboxes("");
    }

    /** Those of the addresses which, or whose emails, contain this, in any case. */
    public List<Mailbox> mailboxes(String containing) {
        return Directory.mailboxes(account, containing, Integer.MAX_VALUE).shown();
    }

    /** The emails that an address got, newest first. */
    public List<StoredEmail> emails(String address) {
        account.catchUp();
        return Directory.emails(account, address);
    }

    /** The SMS that wait for their time, the next one first. */
    public List<Message> scheduled() {
        account.catchUp();
        return Directory.scheduled(account);
    }

    /** Waits up to ten seconds for the first that matches. */
    public Message await(MessageQuery query) {
        return await(query, 1, PATIENCE).get(0);
    }

    /**
     * Waits until at least so many match.
     *
     * @param timeout how long to wait, by the machine's clock
     * @return those that match
     * @throws MessagesError when there are fewer in the end; it names those that nearly match, and why they do not
     */
    public List<Message> await(MessageQuery query, int count, Duration timeout) {
        List<Message> found = look(query, count, timeout);
        if (found.size() < count) {
            throw new MessagesError(
                    "Expected " + count + ": " + query + "\nFound " + found.size() + " within " + timeout + list(found)
                            + nearMisses(query),
                    found);
        }
        return found;
    }

    /**
     * Watches for so long that none matches.
     *
     * @param duration how long to watch, by the machine's clock
     * @throws MessagesError as soon as one matches; it names those that do, and those that nearly do; also when the thread is
     *     interrupted before the time is over
     */
    public void awaitNone(MessageQuery query, Duration duration) {
        List<Message> found = look(query, 1, duration);
        if (!found.isEmpty()) {
            throw new MessagesError(
                    "Expected none: " + query + "\nFound " + found.size() + list(found) + nearMisses(query), found);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new MessagesError("Interrupted while it was watched that there is none: " + query, found);
        }
    }

    private List<Message> look(MessageQuery query, int count, Duration timeout) {
        long start = System.nanoTime();
        long seen = account.books().changes();
        List<Message> found = find(query);
        while (found.size() < count && System.nanoTime() - start < timeout.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            account.catchUp();
            long changes = account.books().changes();
            if (changes != seen) {
                seen = changes;
                found = find(query);
            }
        }
        return found;
    }

    private Stream<Message> all(MessageQuery query) {
        List<Stream<Message>> streams = new ArrayList<>();
        if (query.kind() == null || query.kind() == Message.Kind.SMS) {
            streams.add(account.sentSms().stream().map(Message::of));
        }
        if (query.kind() == null || query.kind() == Message.Kind.INBOUND) {
            streams.add(account.inbox().stream().map(Message::of));
        }
        if (query.kind() == null || query.kind() == Message.Kind.EMAIL) {
            streams.add(account.emails().stream().map(Message::of));
        }
        return streams.stream().flatMap(stream -> stream);
    }

    /** Those with the fewest conditions unmet, the newest first, and of another kind when all conditions are met. */
    private String nearMisses(MessageQuery query) {
        record Miss(Message message, List<String> unmet) {}
        List<Miss> misses = all(MessageQuery.any())
                .filter(message -> !query.matches(message))
                .map(message -> {
                    List<String> unmet = new ArrayList<>(query.misses(message));
                    if (!query.isOfKind(message)) {
                        unmet.add("is no " + query.kind());
                    }
                    return new Miss(message, unmet);
                })
                .filter(miss -> miss.unmet().size() < Math.max(2, query.conditions()))
                .sorted(Comparator.comparingInt((Miss miss) -> miss.unmet().size())
                        .thenComparing(miss -> miss.message().at(), Comparator.reverseOrder()))
                .limit(SHOWN)
                .toList();
        if (misses.isEmpty()) {
            int all = (int) all(MessageQuery.any()).count();
            return all == 0 ? "\nThere are no messages at all" : "\nNone of the " + all + " messages comes near";
        }
        return misses.stream()
                .map(miss ->
                        "\n  " + miss.message().describe() + "\n    but not: " + String.join("; not: ", miss.unmet()))
                .collect(Collectors.joining("", "\nNear misses:", ""));
    }

    private static String list(List<Message> found) {
        return found.stream()
                .limit(SHOWN)
                .map(message -> "\n  " + message.describe())
                .collect(Collectors.joining());
    }
}

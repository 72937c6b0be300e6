package io.github.camelfivecent.sandbox.testing;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The phones and mailboxes that an account wrote to or heard from, the one with the newest message first. Looks at the
 * newest messages only, so that an account with a million of them can be looked at; one phone or mailbox shows all but
 * the oldest of those that were seeded.
 */
public final class Directory {
    /** How many messages of a kind are looked at. */
    public static final int LOOKED_AT = 20_000;

    private static final int SNIPPET = 80;

    private Directory() {}

    /**
     * The first of many, or those from a position on.
     *
     * @param count how many there are
     * @param shown those that were asked for
     */
    public record First<T>(int count, List<T> shown) {}

    private static final class Entry<T> {
        private T newest;
        private String id = "";
        private Instant at = Instant.MIN;
        private int count;
        private boolean found;

        void add(T item, String itsId, Instant when, boolean matches) {
            count++;
            found |= matches;
            if (when.isAfter(at) || when.equals(at) && ObjectIds.AS_MADE.compare(itsId, id) > 0) {
                newest = item;
                id = itsId;
                at = when;
            }
        }
    }

    static List<Message> thread(Account account, String phone) {
        String number = Numbers.international(phone);
        List<Message> messages = new ArrayList<>();
        account.books().outbox().sent(LOOKED_AT).stream()
                .filter(sms -> Numbers.international(sms.destination()).equals(number))
                .forEach(sms -> messages.add(Message.of(sms)));
        account.books().inbox().received(LOOKED_AT).stream()
                .filter(message -> Numbers.international(message.from()).equals(number))
                .forEach(message -> messages.add(Message.of(message)));
        messages.sort(Comparator.comparing(Message::sendAt).thenComparing(Message::id, ObjectIds.AS_MADE));
        return List.copyOf(messages);
    }

    static List<StoredEmail> emails(Account account, String address) {
        return account.books().mailbox().sent(LOOKED_AT).stream()
                .filter(email -> email.recipients().stream().anyMatch(address::equalsIgnoreCase))
                .sorted(Comparator.comparing(StoredEmail::createdAt)
                        .thenComparing(StoredEmail::id, ObjectIds.AS_MADE)
                        .reversed())
                .toList();
    }

    static List<Message> scheduled(Account account) {
        // what is seeded was delivered long ago
        return account.books().outbox().sent(0).stream()
                .filter(sms -> sms.is(SmsStatus.SCHEDULED))
                .sorted(Comparator.comparing(StoredSms::sendAt).thenComparing(StoredSms::id, ObjectIds.AS_MADE))
                .map(Message::of)
                .toList();
    }

    /** The phones whose name, number or messages contain the search, in any case; at most so many of them are shown. */
    public static First<Phone> phones(Account account, String search, int limit) {
        return phones(account, search, 0, limit);
    }

    /** The phones whose name, number or messages contain the search, in any case; of them so many from a position on. */
    public static First<Phone> phones(Account account, String search, int offset, int limit) {
        account.catchUp();
        String wanted = wanted(search);
        Map<String, String> names = account.settings().contacts();
        Map<String, Entry<Object>> entries = new HashMap<>();
        for (StoredSms sms : account.books().outbox().newest(LOOKED_AT)) {
            entries.computeIfAbsent(Numbers.international(sms.destination()), any -> new Entry<>())
                    .add(sms, sms.id(), sms.createdAt(), contains(sms.text(), wanted));
        }
        for (StoredInbound message : account.books().inbox().newest(LOOKED_AT)) {
            entries.computeIfAbsent(Numbers.international(message.from()), any -> new Entry<>())
                    .add(message, message.id(), message.receivedAt(), contains(message.text(), wanted));
        }
        entries.entrySet()
                .removeIf(entry -> !entry.getValue().found
                        && !contains(entry.getKey(), wanted)
                        && !contains(Numbers.local(entry.getKey()), wanted.replace(" ", ""))
                        && !contains(names.getOrDefault(entry.getKey(), ""), wanted));
        return first(entries, offset, limit, (number, entry) -> phone(account, names, number, entry));
    }

    /** The addresses which, or whose emails, contain the search, in any case; at most so many of them are shown. */
    public static First<Mailbox> mailboxes(Account account, String search, int limit) {
        return mailboxes(account, search, 0, limit);
    }

    /** The addresses which, or whose emails, contain the search, in any case; of them so many from a position on. */
    public static First<Mailbox> mailboxes(Account account, String search, int offset, int limit) {
        account.catchUp();
        String wanted = wanted(search);
        Map<String, Entry<StoredEmail>> entries = new HashMap<>();
        for (StoredEmail email : account.books().mailbox().page(null, LOOKED_AT)) {
            boolean matches = contains(email.order().subject(), wanted)
                    || contains(email.order().text(), wanted);
            for (String address : email.recipients()) {
                entries.computeIfAbsent(address.toLowerCase(Locale.ROOT), any -> new Entry<>())
                        .add(email, email.id(), email.createdAt(), matches);
            }
        }
        entries.entrySet().removeIf(entry -> !entry.getValue().found && !contains(entry.getKey(), wanted));
        return first(
                entries,
                offset,
                limit,
                (address, entry) -> new Mailbox(
                        address, entry.count, entry.at, entry.newest.order().subject()));
    }

    /** Only those that are shown are made, since there may be many. */
    private static <T, V> First<V> first(
            Map<String, Entry<T>> all, int offset, int limit, BiFunction<String, Entry<T>, V> view) {
        return new First<>(
                all.size(),
                all.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Entry<T>> entry) -> entry.getValue().at)
                                .thenComparing(entry -> entry.getValue().id, ObjectIds.AS_MADE)
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                        .skip(offset)
                        .limit(limit)
                        .map(entry -> view.apply(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Phone phone(Account account, Map<String, String> names, String number, Entry<Object> entry) {
        Message newest =
                entry.newest instanceof StoredSms sms ? Message.of(sms) : Message.of((StoredInbound) entry.newest);
        String text = newest.text();
        return new Phone(
                number,
                Numbers.local(number),
                names.getOrDefault(number, ""),
                entry.count,
                entry.at,
                text.length() > SNIPPET ? text.substring(0, SNIPPET) : text,
                newest.kind() == Message.Kind.INBOUND,
                newest.statusText(),
                account.books().optOuts().contains(number));
    }

    private static String wanted(String search) {
        return search.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean contains(String text, String wanted) {
        return wanted.isEmpty() || text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}

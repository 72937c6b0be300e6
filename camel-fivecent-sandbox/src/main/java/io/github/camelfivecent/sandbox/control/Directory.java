package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.testing.Message;
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
 * newest messages only, so that an account with a million of them can be looked at.
 *
 * @param phoneCount how many phones there are
 * @param phones the first of them
 * @param mailboxCount how many mailboxes there are
 * @param mailboxes the first of them
 */
record Directory(int phoneCount, List<Phone> phones, int mailboxCount, List<Mailbox> mailboxes) {
    private static final int LOOKED_AT = 20_000;
    private static final int SNIPPET = 80;

    /**
     * A phone.
     *
     * @param number its number in international form, without a plus
     * @param local its number as people write it
     * @param name its name, or empty
     * @param count how many messages there are
     * @param at when the newest was
     * @param snippet how the newest begins
     * @param inbound whether the phone sent the newest
     * @param status the status of the newest in words
     * @param optedOut whether it wants no more messages
     */
    record Phone(
            String number,
            String local,
            String name,
            int count,
            Instant at,
            String snippet,
            boolean inbound,
            String status,
            boolean optedOut) {}

    /**
     * A mailbox.
     *
     * @param address its address
     * @param count how many emails it got
     * @param at when it got the newest
     * @param subject the subject of the newest
     */
    record Mailbox(String address, int count, Instant at, String subject) {}

    /**
     * The end of what was said between an account and a phone.
     *
     * @param count how many messages there are
     * @param messages the newest of them, oldest first
     */
    record Thread(int count, List<Message> messages) {}

    private static final class Entry<T> {
        private T newest;
        private Instant at = Instant.MIN;
        private int count;
        private boolean found;

        void add(T item, Instant when, boolean matches) {
            count++;
            found |= matches;
            if (when.isAfter(at)) {
                newest = item;
                at = when;
            }
        }
    }

    /** At most so many of each, those in which the search is found, or all when it is empty. */
    static Directory of(Account account, String search, int limit) {
        account.catchUp();
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        Map<String, String> names = account.settings().contacts();
        Map<String, Entry<Object>> phones = phones(account, wanted);
        phones.entrySet()
                .removeIf(entry -> !entry.getValue().found
                        && !contains(entry.getKey(), wanted)
                        && !contains(Numbers.local(entry.getKey()), wanted.replace(" ", ""))
                        && !contains(names.getOrDefault(entry.getKey(), ""), wanted));
        Map<String, Entry<StoredEmail>> mailboxes = mailboxes(account, wanted);
        mailboxes.entrySet().removeIf(entry -> !entry.getValue().found && !contains(entry.getKey(), wanted));
        return new Directory(
                phones.size(),
                newest(phones, limit, (number, entry) -> phone(account, names, number, entry)),
                mailboxes.size(),
                newest(
                        mailboxes,
                        limit,
                        (address, entry) -> new Mailbox(
                                address,
                                entry.count,
                                entry.at,
                                entry.newest.order().subject())));
    }

    /** Only those that are shown are made, since there may be many. */
    private static <T, V> List<V> newest(Map<String, Entry<T>> all, int limit, BiFunction<String, Entry<T>, V> view) {
        return all.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Entry<T>> entry) -> entry.getValue().at)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(entry -> view.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Thread thread(Account account, String number, int limit) {
        account.catchUp();
        List<Message> messages = new ArrayList<>();
        account.books().outbox().newest(LOOKED_AT).stream()
                .filter(sms -> Numbers.international(sms.destination()).equals(number))
                .forEach(sms -> messages.add(Message.of(sms)));
        account.books().inbox().newest(LOOKED_AT).stream()
                .filter(message -> Numbers.international(message.from()).equals(number))
                .forEach(message -> messages.add(Message.of(message)));
        messages.sort(Comparator.comparing(Message::sendAt).thenComparing(Message::id));
        int from = Math.max(0, messages.size() - limit);
        return new Thread(messages.size(), List.copyOf(messages.subList(from, messages.size())));
    }

    static List<StoredEmail> emails(Account account, String address) {
        account.catchUp();
        return account.books().mailbox().page(null, LOOKED_AT).stream()
                .filter(email -> email.recipients().stream().anyMatch(address::equalsIgnoreCase))
                .toList();
    }

    static List<StoredSms> scheduled(Account account) {
        return account.books().outbox().newest(LOOKED_AT).stream()
                .filter(sms -> sms.is(SmsStatus.SCHEDULED))
                .sorted(Comparator.comparing(StoredSms::sendAt))
                .toList();
    }

    private static Map<String, Entry<Object>> phones(Account account, String wanted) {
        Map<String, Entry<Object>> entries = new HashMap<>();
        for (StoredSms sms : account.books().outbox().newest(LOOKED_AT)) {
            entries.computeIfAbsent(Numbers.international(sms.destination()), any -> new Entry<>())
                    .add(sms, sms.createdAt(), contains(sms.text(), wanted));
        }
        for (StoredInbound message : account.books().inbox().newest(LOOKED_AT)) {
            entries.computeIfAbsent(Numbers.international(message.from()), any -> new Entry<>())
                    .add(message, message.receivedAt(), contains(message.text(), wanted));
        }
        return entries;
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

    private static Map<String, Entry<StoredEmail>> mailboxes(Account account, String wanted) {
        Map<String, Entry<StoredEmail>> entries = new HashMap<>();
        for (StoredEmail email : account.books().mailbox().page(null, LOOKED_AT)) {
            boolean matches = contains(email.order().subject(), wanted)
                    || contains(email.order().text(), wanted);
            for (String address : email.recipients()) {
                entries.computeIfAbsent(address.toLowerCase(Locale.ROOT), any -> new Entry<>())
                        .add(email, email.createdAt(), matches);
            }
        }
        return entries;
    }

    private static boolean contains(String text, String wanted) {
        return wanted.isEmpty() || text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}

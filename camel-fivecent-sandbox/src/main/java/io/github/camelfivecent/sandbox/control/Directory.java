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
import java.util.Optional;
import java.util.function.Function;

/**
 * The phones and mailboxes that an account wrote to or heard from, the one with the newest message first. Looks at the
 * newest messages only, so that an account with a million of them can be looked at; one phone or mailbox shows all but
 * the oldest of those that were seeded.
 *
 * @param phones the phones
 * @param mailboxes the mailboxes
 */
record Directory(List<Phone> phones, List<Mailbox> mailboxes) {
    static final int LOOKED_AT = 20_000;
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
     * A part of what was said between an account and a phone.
     *
     * @param count how many messages there are
     * @param offset the position of the first that is here; the oldest message has 0
     * @param messages those from there on, oldest first
     */
    record Thread(int count, int offset, List<Message> messages) {}

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

    static Directory of(Account account, String search) {
        account.catchUp();
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        return new Directory(phones(account, wanted), mailboxes(account, wanted));
    }

    /** From a position on, or without one the newest. */
    static Thread thread(Account account, String number, Optional<Integer> offset, int limit) {
        account.catchUp();
        List<Message> messages = new ArrayList<>();
        account.books().outbox().sent(LOOKED_AT).stream()
                .filter(sms -> Numbers.international(sms.destination()).equals(number))
                .forEach(sms -> messages.add(Message.of(sms)));
        account.books().inbox().received(LOOKED_AT).stream()
                .filter(message -> Numbers.international(message.from()).equals(number))
                .forEach(message -> messages.add(Message.of(message)));
        messages.sort(Comparator.comparing(Message::sendAt).thenComparing(Message::id));
        int from = offset.orElse(Math.max(0, messages.size() - limit));
        return new Thread(messages.size(), from, ControlCall.slice(messages, from, limit));
    }

    /** Those that an address got, newest first. */
    static List<StoredEmail> emails(Account account, String address) {
        account.catchUp();
        return account.books().mailbox().sent(LOOKED_AT).stream()
                .filter(email -> email.recipients().stream().anyMatch(address::equalsIgnoreCase))
                .sorted(Comparator.comparing(StoredEmail::id).reversed())
                .toList();
    }

    /** Those that wait for their time, the next first. */
    static List<StoredSms> scheduled(Account account) {
        // what is seeded was delivered long ago
        return account.books().outbox().sent(0).stream()
                .filter(sms -> sms.is(SmsStatus.SCHEDULED))
                .sorted(Comparator.comparing(StoredSms::sendAt).thenComparing(StoredSms::id))
                .toList();
    }

    private static List<Phone> phones(Account account, String wanted) {
        Map<String, String> names = account.settings().contacts();
        Map<String, Entry<Message>> entries = new HashMap<>();
        for (StoredSms sms : account.books().outbox().newest(LOOKED_AT)) {
            entries.computeIfAbsent(Numbers.international(sms.destination()), any -> new Entry<>())
                    .add(Message.of(sms), sms.createdAt(), contains(sms.text(), wanted));
        }
        for (StoredInbound message : account.books().inbox().newest(LOOKED_AT)) {
            entries.computeIfAbsent(Numbers.international(message.from()), any -> new Entry<>())
                    .add(Message.of(message), message.receivedAt(), contains(message.text(), wanted));
        }
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().found
                        || contains(entry.getKey(), wanted)
                        || contains(Numbers.local(entry.getKey()), wanted.replace(" ", ""))
                        || contains(names.getOrDefault(entry.getKey(), ""), wanted))
                .map(entry -> phone(account, names, entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Phone::at).reversed().thenComparing(Phone::number))
                .toList();
    }

    private static Phone phone(Account account, Map<String, String> names, String number, Entry<Message> entry) {
        Message newest = entry.newest;
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

    private static List<Mailbox> mailboxes(Account account, String wanted) {
        Map<String, Entry<StoredEmail>> entries = new HashMap<>();
        for (StoredEmail email : account.books().mailbox().page(null, LOOKED_AT)) {
            boolean matches = contains(email.order().subject(), wanted)
                    || contains(email.order().text(), wanted);
            for (String address : email.recipients()) {
                entries.computeIfAbsent(address.toLowerCase(Locale.ROOT), any -> new Entry<>())
                        .add(email, email.createdAt(), matches);
            }
        }
        Function<Map.Entry<String, Entry<StoredEmail>>, Mailbox> view = entry -> new Mailbox(
                entry.getKey(),
                entry.getValue().count,
                entry.getValue().at,
                entry.getValue().newest.order().subject());
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().found || contains(entry.getKey(), wanted))
                .map(view)
                .sorted(Comparator.comparing(Mailbox::at).reversed().thenComparing(Mailbox::address))
                .toList();
    }

    private static boolean contains(String text, String wanted) {
        return wanted.isEmpty() || text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SMS that an account sent. */
public final class Outbox {
    /** How many are on a page. */
    public static final int PAGE = 20;

    private static final Pattern NUMERIC_SENDER = Pattern.compile("\\+?\\d{1,13}");
    private static final Pattern NAME_SENDER = Pattern.compile("[0-9a-zA-Z]{1,11}");
    private static final Duration LONGEST_SCHEDULE = Duration.ofDays(356);

    private final Shelf<StoredSms> shelf = new Shelf<>();
    private final ObjectIds ids;
    private final Timetable timetable;
    private final Flags flags;
    private final Wallet wallet;
    private final Conversations conversations;
    private final AccountListener listener;
    private final Gate gate;

    Outbox(
            ObjectIds ids,
            Timetable timetable,
            Flags flags,
            Wallet wallet,
            Conversations conversations,
            AccountListener listener,
            Gate gate) {
        this.ids = ids;
        this.timetable = timetable;
        this.flags = flags;
        this.wallet = wallet;
        this.conversations = conversations;
        this.listener = listener;
        this.gate = gate;
    }

    /**
     * Takes an SMS, one entry for each recipient. Nothing is stored and nothing charged when it refuses.
     *
     * @throws Refusal when a field is missing or wrong, or when credits do not suffice
     */
    public List<StoredSms> send(SmsOrder order) {
        requireSender(order.sender());
        List<String> recipients = recipients(order.to());
        if (isEmpty(order.message())) {
            throw Refusal.of("Failed (Invalid Message)");
        }
        SmsText text = text(order);
        Instant now = timetable.now();
        Instant sendAt = order.schedule() > now.getEpochSecond() ? Instant.ofEpochSecond(order.schedule()) : now;
        if (sendAt.isAfter(now.plus(LONGEST_SCHEDULE))) {
            throw Refusal.of("Failed (Invalid Schedule)").assuming(Assumption.SCHEDULE, Assumption.ERROR_TEXT);
        }
        BigDecimal price = order.test() ? BigDecimal.ZERO : wallet.priceOf(text.segments());
        if (recipients.stream().map(MagicNumber::code).anyMatch(MagicNumber.TOO_DEAR::equals)) {
            throw Wallet.insufficient();
        }
        SmsStatus status = order.test() ? SmsStatus.TEST : sendAt.equals(now) ? SmsStatus.SENDING : SmsStatus.SCHEDULED;
        return gate.change(() -> {
            wallet.charge(price.multiply(BigDecimal.valueOf(recipients.size())));
            Instant inConversation = sendAt.equals(now) ? conversations.follow(now) : sendAt;
            List<StoredSms> sent = new ArrayList<>(recipients.size());
            for (String recipient : recipients) {
                StoredSms sms = new StoredSms(
                        shelf.newId(ids, now),
                        order.sender(),
                        recipient,
                        text.text(),
                        text.encoding(),
                        text.segments(),
                        order.test(),
                        status.code(),
                        status.text(),
                        price,
                        now,
                        sendAt,
                        null,
                        null);
                add(sms, inConversation);
                sent.add(sms);
            }
            return sent;
        });
    }

    /** Puts an SMS in as it is, as if it had been sent. */
    public void add(StoredSms sms) {
        gate.change(() -> add(sms, sms.sendAt()));
    }

    private void add(StoredSms sms, Instant inConversation) {
        shelf.add(sms.id(), sms);
        moveOnLater(sms);
        if (!sms.test()) {
            conversations.sent(sms, inConversation);
        }
    }

    /** Adds many delivered SMS to as many phones, the last the newest; they are in no conversation. */
    void seed(int count, Instant now) {
        shelf.seed(count, now, Outbox::seeded);
    }

    /** A page, newest first, of those below an id or from the top when it is null. */
    public List<StoredSms> page(String after) {
        return shelf.page(after, PAGE);
    }

    /** The newest, so many at most, newest first. */
    public List<StoredSms> newest(int limit) {
        return shelf.page(null, limit);
    }

    /** All that were sent one by one, and of each seeding the newest, so many at most; in no order. */
    public List<StoredSms> sent(int ofEachSeeding) {
        return shelf.items(ofEachSeeding);
    }

    /** The SMS with this id. */
    public Optional<StoredSms> find(String id) {
        return shelf.find(id);
    }

    /** The SMS with this id, or the service's refusal. */
    public StoredSms get(String id) {
        return find(id).orElseThrow(() -> Refusal.of("Failed (Unauthorised)"));
    }

    /**
     * Cancels a scheduled SMS, which stays as cancelled and gives its credits back, or deletes the record of another.
     *
     * @return the cancelled SMS, or nothing when a record was deleted
     */
    public Optional<StoredSms> cancel(String id) {
        get(id);
        Optional<StoredSms> cancelled = cancelScheduled(id);
        if (cancelled.isEmpty()) {
            shelf.remove(id);
        }
        return cancelled;
    }

    /** Cancels a scheduled SMS and gives its credits back; does nothing when there is none with this id. */
    Optional<StoredSms> cancelScheduled(String id) {
        return gate.change(() -> {
            Optional<StoredSms> cancelled = move(id, SmsStatus.SCHEDULED, SmsStatus.CANCELLED, timetable.now());
            cancelled.ifPresent(one -> wallet.refund(one.credits()));
            return cancelled;
        });
    }

    /** Gives an SMS a status, known to the sandbox or not, and tells those who listen. */
    public StoredSms advance(String id, int status, String text) {
        StoredSms changed = shelf.change(id, sms -> sms.with(status, text, timetable.now()))
                .orElseThrow(() -> new IllegalArgumentException("There is no SMS with the id " + id));
        listener.statusChanged(changed);
        return changed;
    }

    /** Takes an SMS away, as if it had never been. */
    public boolean remove(String id) {
        return shelf.remove(id).isPresent();
    }

    /** All in the order in which they were sent. */
    public List<StoredSms> all() {
        return shelf.inOrder();
    }

    /** How many there are. */
    public int size() {
        return shelf.size();
    }

    long changes() {
        return shelf.changes();
    }

    void clear() {
        shelf.clear();
    }

    ShelfState<StoredSms> state() {
        return shelf.state();
    }

    void restore(ShelfState<StoredSms> state) {
        shelf.restore(state, StoredSms::id, seed -> new Seed<>(seed, Outbox::seeded));
        state.slots().forEach(slot -> moveOnLater(slot.item()));
    }

    private static StoredSms seeded(int index, String id, Instant at) {
        String number = Numbers.seeded(index);
        return new StoredSms(
                id,
                "Sandbox",
                number,
                "Message " + index,
                "gsm7",
                1,
                false,
                SmsStatus.DELIVERED.code(),
                SmsStatus.DELIVERED.text(),
                BigDecimal.ONE,
                at,
                at,
                at,
                Network.of(number));
    }

    private SmsText text(SmsOrder order) {
        if (!order.unicode()) {
            return SmsText.gsm7(order.message());
        }
        if (!flags.has(Flag.UNICODE)) {
            throw Refusal.of("Failed (Unicode Not Enabled)").assuming(Assumption.CHARACTERS, Assumption.ERROR_TEXT);
        }
        return SmsText.hex(order.message());
    }

    private void moveOnLater(StoredSms sms) {
        if (sms.is(SmsStatus.SCHEDULED)) {
            timetable.at(sms.sendAt(), () -> {
                move(sms.id(), SmsStatus.SCHEDULED, SmsStatus.SENDING, sms.sendAt());
                deliverLater(sms);
            });
        } else if (sms.is(SmsStatus.SENDING)) {
            deliverLater(sms);
        }
    }

    private void deliverLater(StoredSms sms) {
        String magic = MagicNumber.code(sms.destination());
        if (!magic.equals(MagicNumber.NEVER)) {
            SmsStatus end = magic.equals(MagicNumber.UNDELIVERABLE) ? SmsStatus.FAILED : SmsStatus.DELIVERED;
            timetable.onDelivery(sms.sendAt(), at -> move(sms.id(), SmsStatus.SENDING, end, at));
        }
    }

    private Optional<StoredSms> move(String id, SmsStatus from, SmsStatus to, Instant at) {
        boolean[] moved = new boolean[1];
        Optional<StoredSms> changed = shelf.change(id, sms -> {
            moved[0] = sms.is(from);
            return moved[0] ? sms.with(to.code(), to.text(), at) : sms;
        });
        if (!moved[0]) {
            return Optional.empty();
        }
        changed.ifPresent(listener::statusChanged);
        return changed;
    }

    private static void requireSender(String sender) {
        if (sender == null
                || sender.length() > 13
                || !(NUMERIC_SENDER.matcher(sender).matches()
                        || NAME_SENDER.matcher(sender).matches())) {
            throw Refusal.of("Failed (Invalid Sender ID)");
        }
    }

    private static List<String> recipients(String to) {
        if (isEmpty(to)) {
            throw Refusal.of("Failed (Invalid Destination)");
        }
        List<String> recipients = new ArrayList<>();
        for (String recipient : to.split(",", -1)) {
            if (!Numbers.isRecipient(recipient.strip())) {
                throw Refusal.of("Failed (Invalid Destination)").assuming(Assumption.RECIPIENTS);
            }
            recipients.add(recipient.strip());
        }
        return recipients;
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isEmpty();
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The emails that an account sent. */
public final class Mailbox {
    private static final int MAX_RECIPIENTS = 50;
    private static final int MAX_ATTACHMENTS = 5;

    private final Shelf<StoredEmail> shelf = new Shelf<>();
    private final ObjectIds ids;
    private final Timetable timetable;
    private final Flags flags;
    private final Domains domains;

    Mailbox(ObjectIds ids, Timetable timetable, Flags flags, Domains domains) {
        this.ids = ids;
        this.timetable = timetable;
        this.flags = flags;
        this.domains = domains;
    }

    /** Takes an email. Nothing is stored when it refuses, as documented. */
    public StoredEmail send(EmailOrder order) {
        flags.require(Flag.EMAIL, 400, "Email not enabled. Please contact us.");
        require("SenderEmail", order.senderEmail());
        require("Subject", order.subject());
        require("Text", order.text());
        requireRecipients(order);
        if (!EmailAddress.isValid(order.senderEmail())) {
            throw Refusal.of("Invalid Sender Email");
        }
        if (!domains.maySend(EmailAddress.host(order.senderEmail()))) {
            throw Refusal.of("Invalid Sender Domain");
        }
        requireAttachments(order.attachments());
        Instant now = timetable.now();
        StoredEmail email = new StoredEmail(shelf.newId(ids, now), StoredEmail.QUEUED, withHtml(order), now);
        add(email);
        return email;
    }

    /** Puts an email in as it is, as if it had been sent. */
    public void add(StoredEmail email) {
        shelf.add(email.id(), email);
        moveOnLater(email);
    }

    private void moveOnLater(StoredEmail email) {
        if (email.status().equals(StoredEmail.QUEUED)) {
            timetable.onDelivery(
                    email.createdAt(),
                    at -> shelf.change(
                            email.id(), one -> one.status().equals(StoredEmail.QUEUED) ? one.with("sent") : one));
        }
    }

    /** Adds many sent emails to as many addresses, the last the newest. */
    void seed(int count, Instant now) {
        shelf.seed(count, now, Mailbox::seeded);
    }

    /** At most {@code limit} emails, newest first, below an id or from the top when it is null. */
    public List<StoredEmail> page(String after, int limit) {
        return shelf.page(after, limit);
    }

    /** All that were sent one by one, and of each seeding the newest, so many at most; in no order. */
    public List<StoredEmail> sent(int ofEachSeeding) {
        return shelf.items(ofEachSeeding);
    }

    /** The email with this id. */
    public Optional<StoredEmail> find(String id) {
        return shelf.find(id);
    }

    /** The email with this id, or the service's refusal. */
    public StoredEmail get(String id) {
        if (!ObjectIds.isId(id)) {
            throw Refusal.of("Invalid email ID");
        }
        return find(id).orElseThrow(() -> Refusal.of("Email not found"));
    }

    /** Gives an email a status. */
    public StoredEmail advance(String id, String status) {
        return shelf.change(id, email -> email.with(status))
                .orElseThrow(() -> new IllegalArgumentException("There is no email with the id " + id));
    }

    /** Takes an email away, as if it had never been. */
    public boolean remove(String id) {
        return shelf.remove(id).isPresent();
    }

    /** All in the order in which they were sent. */
    public List<StoredEmail> all() {
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

    ShelfState<StoredEmail> state() {
        return shelf.state();
    }

    void restore(ShelfState<StoredEmail> state) {
        shelf.restore(state, StoredEmail::id, seed -> new Seed<>(seed, Mailbox::seeded));
        state.slots().forEach(slot -> moveOnLater(slot.item()));
    }

    private static StoredEmail seeded(int index, String id, Instant at) {
        EmailOrder order = new EmailOrder(
                "news@mail.example.com",
                "Sandbox",
                "Subject " + index,
                "Text " + index,
                "Text " + index,
                List.of("person" + index + "@example.com"),
                List.of(),
                List.of(),
                null,
                List.of());
        return new StoredEmail(id, "sent", order, at);
    }

    private static void requireRecipients(EmailOrder order) {
        List<String> recipients = order.recipients();
        if (recipients.isEmpty()) {
            throw Refusal.of("Required parameter: At least one of Recipient, CC, or BCC must be provided");
        }
        if (recipients.size() > MAX_RECIPIENTS) {
            throw Refusal.of("Too many recipients. Maximum 50 allowed, got " + recipients.size() + ".");
        }
        List<String> invalid = recipients.stream()
                .filter(address -> !EmailAddress.isValid(address))
                .toList();
        if (!invalid.isEmpty()) {
            throw Refusal.of("Invalid email addresses: " + String.join(", ", invalid));
        }
    }

    private void requireAttachments(List<EmailOrder.Attachment> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        flags.require(Flag.ATTACHMENTS, 403, "Attachments not enabled for this account");
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw Refusal.of("Maximum 5 attachments allowed");
        }
        if (attachments.stream().anyMatch(attachment -> isEmpty(attachment.url()))) {
            throw Refusal.of("Each attachment must have a url field");
        }
    }

    private static EmailOrder withHtml(EmailOrder order) {
        return new EmailOrder(
                order.senderEmail(),
                order.senderName(),
                order.subject(),
                order.text(),
                isEmpty(order.html()) ? order.text() : order.html(),
                order.to(),
                order.cc(),
                order.bcc(),
                order.replyTo(),
                order.attachments());
    }

    private static void require(String field, String value) {
        if (isEmpty(value)) {
            throw Refusal.of("Required parameter: " + field + " missing");
        }
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isEmpty();
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was sent and came in, and what can be set; safe for threads. It begins with 10,000 credits, the sender ID
 * {@code Sandbox}, a virtual number, the domain {@code mail.example.com}, a login, and all features switched on.
 */
public final class Account {
    private final String keyId;
    private final String keySecret;
    private final String ownNumber;
    private final Initially initially;
    private final Flags flags = new Flags();
    private final Contacts contacts = new Contacts();
    private final Listeners listeners = new Listeners();
    private final ObjectIds ids;
    private final Gate gate = new Gate();
    private final Timetable timetable;
    private final Books books;

    /** An account that is empty until it is reset or restored. */
    Account(String keyId, String keySecret, String ownNumber, World world, Clock clock) {
        this.keyId = keyId;
        this.keySecret = keySecret;
        this.ownNumber = ownNumber;
        this.initially = world.initially();
        this.ids = world.ids();
        this.timetable = new Timetable(clock, gate);
        this.books = Books.of(ids, timetable, flags, world.registry(), contacts, listeners, gate);
        listeners.add(new MagicReplies(this));
    }

    /** The id of the account's API key. */
    public String keyId() {
        return keyId;
    }

    /** The secret of the account's API key. */
    public String keySecret() {
        return keySecret;
    }

    /** The clock that the account goes by. */
    public Clock clock() {
        return timetable.clock();
    }

    /** The parts of the account, for those who serve the API over it. */
    public Books books() {
        return books;
    }

    /** Does what is due by the clock: scheduled SMS go out, and deliveries are confirmed if they go by the clock. */
    public void catchUp() {
        timetable.catchUp();
    }

    /** Every SMS that was sent and not deleted, in the order of sending. */
    public List<StoredSms> sentSms() {
        catchUp();
        return books.outbox().all();
    }

    /** Every email that was sent, in the order of sending. */
    public List<StoredEmail> emails() {
        catchUp();
        return books.mailbox().all();
    }

    /** Every message that came in and was not deleted, in the order of coming. */
    public List<StoredInbound> inbox() {
        return books.inbox().all();
    }

    /** Every number that opted out, in the order of doing so. */
    public List<StoredOptOut> optOuts() {
        return books.optOuts().all();
    }

    /** Every conversation, the one with the newest message first. */
    public List<StoredConversation> conversations() {
        return books.conversations().all();
    }

    /** The logins. */
    public List<StoredLogin> logins() {
        return books.logins().all();
    }

    /** The sender IDs. */
    public List<StoredSenderId> senderIds() {
        return books.senderIds().all();
    }

    /** The virtual numbers. */
    public List<StoredVirtualNumber> virtualNumbers() {
        return books.virtualNumbers().all();
    }

    /** The email domains. */
    public List<StoredDomain> domains() {
        return books.domains().all();
    }

    /** The last requests with the credentials of this account, oldest first; at most {@link RequestRecord#KEPT}. */
    public List<RequestRecord> requests() {
        return books.ledger().all();
    }

    /** The credits that are left; 0 on a postpaid account. */
    public BigDecimal credits() {
        return books.wallet().credits();
    }

    /** Sets the credits. */
    public Account credits(double credits) {
        books.wallet().set(BigDecimal.valueOf(credits));
        return this;
    }

    /** Makes the account pay afterwards, or before. */
    public Account postpaid(boolean postpaid) {
        books.wallet().postpaid(postpaid);
        return this;
    }

    /** Sets what one segment of an SMS costs, at first 1. */
    public Account pricePerSegment(BigDecimal price) {
        books.wallet().pricePerSegment(price);
        return this;
    }

    /** Switches something on or off. */
    public Account flag(Flag flag, boolean on) {
        flags.set(flag, on);
        return this;
    }

    /** What is switched on, and how deliveries go. */
    public AccountSettings settings() {
        return new AccountSettings(flags.all(), timetable.deliveryDelay(), contacts.all());
    }

    /** Lets a message come in from a phone, now, to the virtual number that last wrote to it, or the first. */
    public StoredInbound receive(String from, String text) {
        return receive(from, books.conversations().localNumber(from).orElse(ownNumber), text);
    }

    /** Lets a message come in from a phone, now. One that says only STOP or the like opts the phone out as well. */
    public StoredInbound receive(String from, String to, String text) {
        return receive(from, to, text, List.of());
    }

    /** Lets an MMS come in, now, with links to its images. */
    public StoredInbound receive(String from, String to, String text, List<String> images) {
        return books.inbox().receive(from, to, text, images, timetable.now());
    }

    /** Puts a number on the opt-out list, unless it is there. */
    public StoredOptOut optOut(String number) {
        return books.optOuts().optOut(number, timetable.now());
    }

    /** Takes a number, in any of its forms, off the opt-out list; tells whether it was there. */
    public boolean optIn(String number) {
        return books.optOuts().optIn(number);
    }

    /** Puts a sent SMS in as it is. Its id says where it is in the list, in the past or the future. */
    public void insert(StoredSms sms) {
        books.outbox().add(sms);
    }

    /** Puts an inbound message in as it is. Its id says where it is in the list, in the past or the future. */
    public void insert(StoredInbound message) {
        books.inbox().add(message);
    }

    /** Puts an opt-out in as it is. Its id says where it is in the list, in the past or the future. */
    public void insert(StoredOptOut optOut) {
        books.optOuts().add(optOut);
    }

    /** Puts a sent email in as it is. Its id says where it is in the list, in the past or the future. */
    public void insert(StoredEmail email) {
        books.mailbox().add(email);
    }

    /**
     * Takes an SMS, an inbound message, an opt-out or an email out of its list, as if it had never been there. A
     * conversation keeps what was said in it.
     *
     * @return whether there was something with this id
     */
    public boolean remove(String id) {
        return books.outbox().remove(id)
                || books.inbox().remove(id)
                || books.optOuts().remove(id)
                || books.mailbox().remove(id);
    }

    /** Adds many opt-outs of numbers in a row; a million of them take next to no memory. The last is the newest. */
    public void seedOptOuts(int count) {
        books.optOuts().seed(count, timetable.now());
    }

    /** Adds many inbound messages, cheaply, in no conversation. The last is the newest. */
    public void seedInbox(int count) {
        books.inbox().seed(count, timetable.now());
    }

    /** Adds many delivered SMS, cheaply, in no conversation. The last is the newest. */
    public void seedSentSms(int count) {
        books.outbox().seed(count, timetable.now());
    }

    /** Adds many sent emails, cheaply. The last is the newest. */
    public void seedEmails(int count) {
        books.mailbox().seed(count, timetable.now());
    }

    /** Names a phone, as the account's contacts do. */
    public Account contact(String number, String name) {
        contacts.name(number, name);
        return this;
    }

    /** Gives a sent SMS another status. */
    public StoredSms advance(String smsId, SmsStatus status) {
        return advance(smsId, status.code(), status.text());
    }

    /** Gives a sent SMS another status, one that the sandbox does not know as well. */
    public StoredSms advance(String smsId, int status, String text) {
        return books.outbox().advance(smsId, status, text);
    }

    /**
     * Cancels an SMS that waits for its time, and gives its credits back.
     *
     * @return the SMS, cancelled
     * @throws IllegalArgumentException when there is no SMS with this id
     * @throws IllegalStateException when it is not scheduled
     */
    public StoredSms cancel(String smsId) {
        catchUp();
        return books.outbox().cancelScheduled(smsId).orElseThrow(() -> books.outbox()
                .find(smsId)
                .<RuntimeException>map(sms ->
                        new IllegalStateException("The SMS " + smsId + " is not scheduled but " + sms.statusText()))
                .orElseGet(() -> new IllegalArgumentException("There is no SMS with the id " + smsId)));
    }

    /** Gives a sent email another status. */
    public StoredEmail advanceEmail(String emailId, String status) {
        return books.mailbox().advance(emailId, status);
    }

    /** Sets the time a delivery takes by the sandbox's clock, from now on; null leaves deliveries to the caller. */
    public Account deliverAfter(Duration delay) {
        timetable.deliveryDelay(delay);
        return this;
    }

    /**
     * Gives a sender ID a status: {@code approved}, {@code pending}, {@code unverified}, {@code disallowed}.
     *
     * @throws IllegalArgumentException when there is no such sender ID
     */
    public Account senderIdStatus(String senderId, String status) {
        books.senderIds().status(senderId, status);
        return this;
    }

    /** Approves a sender ID. */
    public Account approveSenderId(String senderId) {
        return senderIdStatus(senderId, "approved");
    }

    /**
     * Verifies a domain, named with or without its subdomain, so that email may be sent from it.
     *
     * @throws IllegalArgumentException when there is no such domain
     */
    public Account verifyDomain(String domain) {
        books.domains().status(domain, "verified");
        return this;
    }

    /** Sets how many domains the plan allows, at first 5. */
    public Account domainLimit(int limit) {
        books.domains().limit(limit);
        return this;
    }

    /** Adds a virtual number without buying it. */
    public StoredVirtualNumber addVirtualNumber(String number) {
        return books.virtualNumbers().add(number, "standard");
    }

    /** Takes all virtual numbers away. */
    public void removeVirtualNumbers() {
        books.virtualNumbers().clear();
    }

    /** Tells a listener what happens on this account from now on. */
    public void listen(AccountListener listener) {
        listeners.add(listener);
    }

    /** A new id for something that happened at the given time. */
    public String newId(Instant at) {
        return ids.next(at);
    }

    /** Makes the account as it was when it was new. Listeners stay. */
    public void reset() {
        gate.change(() -> {
            timetable.clear();
            flags.reset();
            contacts.clear();
            books.clear();
            initially.fill(books, timetable, ownNumber);
        });
    }

    AccountState state() {
        return gate.picture(() -> new AccountState(
                keyId, keySecret, ownNumber, timetable.deliveryDelay(), flags.all(), contacts.all(), books.state()));
    }

    /** What is another one, by {@code equals}, after each change of the state. */
    List<Object> kept() {
        return List.of(keyId, settings(), books.kept());
    }

    void restore(AccountState state) {
        timetable.deliveryDelay(state.deliveryDelay());
        flags.restore(state.flags());
        contacts.restore(state.contacts());
        books.restore(state.books());
    }
}

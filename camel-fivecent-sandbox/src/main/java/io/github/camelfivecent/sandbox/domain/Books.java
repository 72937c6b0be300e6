package io.github.camelfivecent.sandbox.domain;

import java.util.Arrays;
import java.util.List;

/** The parts of an account, for those who serve the API over it. */
public record Books(
        Wallet wallet,
        Outbox outbox,
        Inbox inbox,
        OptOuts optOuts,
        Conversations conversations,
        Mailbox mailbox,
        Domains domains,
        Logins logins,
        SenderIds senderIds,
        VirtualNumbers virtualNumbers,
        Prewarm prewarm,
        BoundedLog<RequestRecord> ledger) {

    static Books of(
            ObjectIds ids,
            Timetable timetable,
            Flags flags,
            Registry registry,
            Contacts contacts,
            AccountListener listener,
            Gate gate) {
        Wallet wallet = new Wallet(listener);
        OptOuts optOuts = new OptOuts(ids);
        VirtualNumbers virtualNumbers = new VirtualNumbers(ids, timetable, flags, registry);
        Conversations conversations = new Conversations(ids, flags, virtualNumbers, contacts);
        Domains domains = new Domains(ids, timetable, flags, registry);
        return new Books(
                wallet,
                new Outbox(ids, timetable, flags, wallet, conversations, listener, gate),
                new Inbox(ids, contacts, optOuts, conversations, listener, gate),
                optOuts,
                conversations,
                new Mailbox(ids, timetable, flags, domains),
                domains,
                new Logins(ids, timetable, registry),
                new SenderIds(ids, timetable),
                virtualNumbers,
                new Prewarm(timetable, flags),
                new BoundedLog<>(RequestRecord.KEPT));
    }

    BooksState state() {
        return new BooksState(
                wallet.state(),
                outbox.state(),
                inbox.state(),
                optOuts.state(),
                conversations.state(),
                conversations.latest(),
                mailbox.state(),
                domains.all(),
                domains.limit(),
                logins.all(),
                senderIds.all(),
                virtualNumbers.all(),
                prewarm.last());
    }

    /** Puts back what was kept, in empty books. */
    void restore(BooksState state) {
        wallet.restore(state.wallet());
        outbox.restore(state.sms());
        inbox.restore(state.inbox());
        optOuts.restore(state.optOuts());
        conversations.restore(state.conversations(), state.conversed());
        mailbox.restore(state.emails());
        domains.restore(state.domains(), state.domainLimit());
        logins.restore(state.logins());
        senderIds.restore(state.senderIds());
        virtualNumbers.restore(state.virtualNumbers());
        prewarm.restore(state.prewarmed());
    }

    /** A number that is another one after each change of what is kept here. */
    public long changes() {
        long counted =
                outbox.changes() + inbox.changes() + optOuts.changes() + conversations.changes() + mailbox.changes();
        return counted << 32 | kept().hashCode() & 0xFFFFFFFFL;
    }

    /** What is another one, by {@code equals}, after each change of what is kept here. */
    List<Object> kept() {
        return Arrays.asList(
                outbox.changes(),
                inbox.changes(),
                optOuts.changes(),
                conversations.changes(),
                mailbox.changes(),
                wallet.state(),
                domains.all(),
                domains.limit(),
                logins.all(),
                senderIds.all(),
                virtualNumbers.all(),
                prewarm.last());
    }

    /** Empties all but the wallet. */
    void clear() {
        outbox.clear();
        inbox.clear();
        optOuts.clear();
        conversations.clear();
        mailbox.clear();
        domains.clear();
        logins.clear();
        senderIds.clear();
        virtualNumbers.clear();
        prewarm.clear();
        ledger.clear();
    }
}

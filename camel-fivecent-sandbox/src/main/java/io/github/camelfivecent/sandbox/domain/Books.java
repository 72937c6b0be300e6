package io.github.camelfivecent.sandbox.domain;

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
        RequestLedger ledger) {}

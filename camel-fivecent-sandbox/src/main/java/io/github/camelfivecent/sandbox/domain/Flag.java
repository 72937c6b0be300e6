package io.github.camelfivecent.sandbox.domain;

/** What may be switched on and off on an account. */
public enum Flag {
    /** Email may be sent and domains created. */
    EMAIL(true),
    /** Emails may have attachments ({@code DINGO_ATTACHMENT}). */
    ATTACHMENTS(true),
    /** Conversations may be read ({@code ENABLE_THREADS}). */
    THREADS(true),
    /** The send queue may be pre-warmed ({@code QUEUE_PREWARM}). */
    PREWARM(true),
    /** SMS may be sent with {@code unicode}. */
    UNICODE(true),
    /** Unified virtual numbers may be bought ({@code ENABLE_UNIFIED}). */
    UNIFIED(false),
    /** More than two virtual numbers may be bought ({@code MORE_VMNS}). */
    MORE_NUMBERS(false),
    /** The account is on hold: no virtual number may be bought. */
    ON_HOLD(false),
    /** There is a card on file. */
    PAYMENT_METHOD(true),
    /** The bank accepts the card. */
    PAYMENT_ACCEPTED(true),
    /** There is a subscription plan for virtual numbers. */
    SUBSCRIPTION_PLAN(true);

    private final boolean initially;

    Flag(boolean initially) {
        this.initially = initially;
    }

    /** How a new account has it. */
    public boolean initially() {
        return initially;
    }
}

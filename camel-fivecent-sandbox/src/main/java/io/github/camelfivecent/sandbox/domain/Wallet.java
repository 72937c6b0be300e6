package io.github.camelfivecent.sandbox.domain;

import java.math.BigDecimal;

/** The credits of an account and what an SMS costs it. */
public final class Wallet {
    private final AccountListener listener;
    private BigDecimal credits;
    private BigDecimal pricePerSegment;
    private boolean postpaid;
    private BigDecimal charged = BigDecimal.ZERO;
    private BigDecimal refunded = BigDecimal.ZERO;

    Wallet(AccountListener listener) {
        this.listener = listener;
    }

    /** The credits that are left; 0 on a postpaid account. */
    public synchronized BigDecimal credits() {
        return postpaid ? BigDecimal.ZERO : credits;
    }

    /** Whether the account pays afterwards. */
    public synchronized boolean postpaid() {
        return postpaid;
    }

    synchronized void postpaid(boolean value) {
        postpaid = value;
    }

    synchronized void pricePerSegment(BigDecimal price) {
        pricePerSegment = price;
    }

    /** The credits that were asked for since the start or the last reset, on a postpaid account too. */
    public synchronized BigDecimal charged() {
        return charged;
    }

    /** The credits of those that were given back. */
    public synchronized BigDecimal refunded() {
        return refunded;
    }

    /** What one segment of an SMS costs. */
    public synchronized BigDecimal pricePerSegment() {
        return pricePerSegment;
    }

    synchronized BigDecimal priceOf(int segments) {
        return pricePerSegment.multiply(BigDecimal.valueOf(segments));
    }

    void set(BigDecimal value) {
        change(value, false);
    }

    /** The refusal of a send that costs more than there is. */
    static Refusal insufficient() {
        return Refusal.of("Failed (Insufficient Credits)").assuming(Assumption.CREDITS, Assumption.ERROR_TEXT);
    }

    /** Takes an amount, or refuses when there is not as much. */
    void charge(BigDecimal amount) {
        change(amount.negate(), true);
        synchronized (this) {
            charged = charged.add(amount);
        }
    }

    void refund(BigDecimal amount) {
        change(amount, true);
        synchronized (this) {
            refunded = refunded.add(amount);
        }
    }

    synchronized void reset(BigDecimal initially) {
        credits = initially;
        pricePerSegment = BigDecimal.ONE;
        postpaid = false;
        charged = BigDecimal.ZERO;
        refunded = BigDecimal.ZERO;
    }

    /** What is kept of a wallet. */
    public record State(
            BigDecimal credits,
            BigDecimal pricePerSegment,
            boolean postpaid,
            BigDecimal charged,
            BigDecimal refunded) {}

    synchronized State state() {
        return new State(credits, pricePerSegment, postpaid, charged, refunded);
    }

    synchronized void restore(State state) {
        credits = state.credits();
        pricePerSegment = state.pricePerSegment();
        postpaid = state.postpaid();
        charged = state.charged();
        refunded = state.refunded();
    }

    private void change(BigDecimal amount, boolean relative) {
        BigDecimal before;
        BigDecimal after;
        synchronized (this) {
            if (relative && postpaid) {
                return;
            }
            before = credits;
            after = relative ? credits.add(amount) : amount;
            if (relative && after.signum() < 0) {
                throw insufficient();
            }
            credits = after;
        }
        listener.balanceChanged(before, after);
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock that a sandbox goes by. At first it is the one that the sandbox was started with; it can be moved ahead,
 * and can be made to stand still, so that schedules, deliveries and quotas wait for it to be moved.
 */
public final class SandboxTime extends Clock {
    private final Clock base;
    private volatile Runnable moved = () -> {};
    private Duration ahead = Duration.ZERO;
    private Instant standing;

    /** Goes as another clock does, until told otherwise. */
    public SandboxTime(Clock base) {
        this.base = base;
    }

    /**
     * Where a clock is.
     *
     * @param ahead how far it is ahead of the clock that it goes by
     * @param standing where it stands still, or null when it goes
     */
    public record State(Duration ahead, Instant standing) {}

    /** Where it is, so that it can go on from there after a restart. */
    public synchronized State state() {
        return new State(ahead, standing);
    }

    /** Goes on from where a clock was. */
    public synchronized void restore(State state) {
        ahead = state.ahead();
        standing = state.standing();
    }

    /** Has something done each time it was moved ahead, before {@link #advance} returns. */
    public void whenMoved(Runnable action) {
        moved = action;
    }

    /** Whether the time goes on by itself. */
    public synchronized boolean running() {
        return standing == null
                && !(base instanceof SandboxClock)
                && (!(base instanceof SandboxTime on) || on.running());
    }

    /** How far it is ahead of the clock that the sandbox was started with. */
    public synchronized Duration ahead() {
        return standing == null ? ahead : Duration.between(base.instant(), standing);
    }

    /**
     * Moves the time ahead; a clock that runs goes on from there. When it returns, all that was due until then has
     * happened on every account of the sandbox, on each in the order of time.
     *
     * @throws IllegalArgumentException when the duration is negative
     */
    public SandboxTime advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time goes ahead only, not by " + by);
        }
        synchronized (this) {
            if (standing != null) {
                standing = standing.plus(by);
            } else {
                ahead = ahead.plus(by);
            }
        }
        moved.run();
        return this;
    }

    /** Makes the time stand still until it is moved. */
    public synchronized SandboxTime stop() {
        standing = instant();
        return this;
    }

    /** Lets the time go on from where it is. */
    public synchronized SandboxTime run() {
        if (standing != null) {
            ahead = Duration.between(base.instant(), standing);
            standing = null;
        }
        return this;
    }

    /**
     * Goes again as the clock that the sandbox was started with, back to its time. What is there stays where it is, and
     * what is new still follows it: its id is above those that a list gave before.
     */
    public synchronized void reset() {
        standing = null;
        ahead = Duration.ZERO;
    }

    @Override
    public synchronized Instant instant() {
        return standing != null ? standing : base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** This clock: it has no zone of its own. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

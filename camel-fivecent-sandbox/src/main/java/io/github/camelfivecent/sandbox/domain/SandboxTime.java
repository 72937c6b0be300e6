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
    private Duration ahead = Duration.ZERO;
    private Instant standing;

    /** Goes as another clock does, until told otherwise. */
    public SandboxTime(Clock base) {
        this.base = base;
    }

    /** Whether the time goes on by itself. */
    public synchronized boolean running() {
        return standing == null && !(base instanceof SandboxClock);
    }

    /** How far it is ahead of the clock that the sandbox was started with. */
    public synchronized Duration ahead() {
        return standing == null ? ahead : Duration.between(base.instant(), standing);
    }

    /**
     * Moves the time ahead; a clock that runs goes on from there.
     *
     * @throws IllegalArgumentException when the duration is negative
     */
    public synchronized SandboxTime advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time goes ahead only, not by " + by);
        }
        if (standing != null) {
            standing = standing.plus(by);
        } else if (base instanceof SandboxClock clock) {
            clock.advance(by);
        } else {
            ahead = ahead.plus(by);
        }
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

    /** Goes again as the clock that the sandbox was started with. */
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

package io.github.camelfivecent.sandbox.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class SandboxClock extends Clock {
    private volatile Instant now;

    /** A clock that stands at the given time. */
    public SandboxClock(Instant now) {
        this.now = now;
    }

    /** Moves the clock. */
    public synchronized SandboxClock advance(Duration by) {
        now = now.plus(by);
        return this;
    }

    /** Sets the clock, backwards as well. */
    public synchronized SandboxClock set(Instant to) {
        now = to;
        return this;
    }

    @Override
    public Instant instant() {
        return now;
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

package io.github.camelfivecent.sandbox.domain;

import java.time.Duration;
import java.time.Instant;

/** The send queue's pre-warming, once in 60 minutes. */
public final class Prewarm {
    private static final Duration PAUSE = Duration.ofMinutes(60);

    private final Timetable timetable;
    private final Flags flags;
    private Instant last;

    Prewarm(Timetable timetable, Flags flags) {
        this.timetable = timetable;
        this.flags = flags;
    }

    /** Pre-warms the queue. Refuses as documented. */
    public synchronized void start() {
        flags.require(Flag.PREWARM, 400, "Account does not have queue pre-warming enabled");
        Instant now = timetable.now();
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(PAUSE))) {
            long minutes = (Duration.between(now, last.plus(PAUSE)).toSeconds() + 59) / 60;
            throw Refusal.of(
                    "Queue was already pre-warmed recently. Please wait " + minutes + " minutes before trying again.");
        }
        last = now;
    }

    /** When it was last done, or null. */
    synchronized Instant last() {
        return last;
    }

    synchronized void restore(Instant when) {
        last = when;
    }

    synchronized void clear() {
        last = null;
    }
}

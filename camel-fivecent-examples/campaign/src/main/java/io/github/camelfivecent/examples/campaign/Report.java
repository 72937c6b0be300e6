package io.github.camelfivecent.examples.campaign;

import io.github.camelfivecent.SmsBatch;
import java.time.Duration;

/** Counts rows, prints how far it is, and says when to stop. */
public final class Report {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final long rows;
    private final Runnable end;
    private final long begun = System.nanoTime();
    private long sent;
    private long notDone;
    private long unknown;
    private long printedRows;
    private long printedAt = begun;
    private volatile boolean stopped;
    private volatile boolean done;
    private volatile String failure;

    Report(long rows, Runnable end) {
        this.rows = rows;
        this.end = end;
    }

    /** Whether the next batch is to be sent. */
    public boolean goesOn() {
        return !stopped;
    }

    /** A batch came back from the service. */
    public synchronized void sent(SmsBatch batch) {
        sent += batch.getSent();
        notDone += batch.getNotDone();
        unknown += batch.getUnknown();
        if (batch.getSent() == 0) {
            // Such as no credits left: each request is refused, and the others would be, too.
            stop("of " + batch.size() + " rows none was sent, see results.csv");
        }
        long now = System.nanoTime();
        if (now - printedAt >= EVERY.toNanos()) {
            double rate = (rowsDone() - printedRows) / ((now - printedAt) / 1e9);
            System.out.printf(
                    "  %,7d of %,d rows   %,6.0f a second   %,4.0f s left%n",
                    rowsDone(), rows, rate, (rows - rowsDone()) / rate);
            printedRows = rowsDone();
            printedAt = now;
        }
    }

    private long rowsDone() {
        return sent + notDone + unknown;
    }

    /** Nothing more is sent, for this reason. */
    public void stop(String reason) {
        failure = reason;
        stopped = true;
    }

    /** Nothing more is sent, since somebody wants it so. */
    void interrupt() {
        stopped = true;
    }

    /** The file was read to its end, or up to where it was to stop. */
    public void fileRead() {
        done = true;
        end.run();
    }

    boolean isComplete() {
        return done && !stopped;
    }

    boolean hasFailed() {
        return failure != null;
    }

    synchronized String summary(long requests) {
        return String.format(
                "%,d rows in %.1f s with %,d requests%n"
                        + "  sent         %,7d%n  not sent     %,7d   the reason is in results.csv%n"
                        + "  not known    %,7d   look before you send them again%n%s",
                rowsDone(),
                (System.nanoTime() - begun) / 1e9,
                requests,
                sent,
                notDone,
                unknown,
                stopped ? "Stopped" + (failure == null ? "" : ": " + failure) + ". Start it again to go on.\n" : "");
    }
}

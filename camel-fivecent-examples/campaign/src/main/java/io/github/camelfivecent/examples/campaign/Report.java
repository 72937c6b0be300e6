package io.github.camelfivecent.examples.campaign;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.SmsBatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Headers;

/** Counts rows, prints how far it is, and says when to stop. */
public final class Report {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Pattern SPECIAL = Pattern.compile("[,\"\\r\\n]");
    private static final List<String> RESULTS = List.of(
            "customer",
            FivecentConstants.TO,
            FivecentConstants.OUTCOME,
            FivecentConstants.MESSAGE_ID,
            FivecentConstants.CREDITS,
            FivecentConstants.REASON);

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

    /** The line of {@code results.csv} for a row; a field with a comma, a quote or a line end in it is put into quotes. */
    public String line(@Headers Map<String, Object> row) {
        return RESULTS.stream()
                .map(field -> Objects.toString(row.get(field), ""))
                .map(value -> SPECIAL.matcher(value).find() ? '"' + value.replace("\"", "\"\"") + '"' : value)
                .collect(Collectors.joining(","));
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

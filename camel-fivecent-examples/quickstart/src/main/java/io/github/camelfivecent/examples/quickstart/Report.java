package io.github.camelfivecent.examples.quickstart;

import io.github.camelfivecent.FivecentConstants;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.NumberFormat;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.util.StopWatch;

/** Counts what becomes of the customers, and says so on the terminal. The routes call it. */
public class Report {

    private static final int PROGRESS_MILLIS = 5_000;

    private final Path output;
    private final StopWatch run = new StopWatch();
    private final StopWatch progress = new StopWatch();
    private int customers;
    private int sms;
    private int segments;
    private BigDecimal credits = BigDecimal.ZERO;
    private int emails;
    private int errors;
    private int unknown;
    private boolean allServed;
    private boolean done;
    private long replies;
    private long optOuts;
    private String stopped;

    Report(Path output) {
        this.output = output;
    }

    /** The next customer is served. On a long run, a line now and then says how far it is. */
    public synchronized void customer() {
        if (customers == 0) {
            run.restart();
            progress.restart();
        } else if (progress.taken() > PROGRESS_MILLIS) {
            progress.restart();
            System.out.printf("  %,d customers so far: %,d SMS, %,d emails%n", customers, sms, emails);
        }
        customers++;
    }

    /** An SMS was sent, in this run or before it was stopped and started again. */
    public synchronized void sms(
            @Header(FivecentConstants.SEGMENTS) int segmentsSent,
            @Header(FivecentConstants.CREDITS) BigDecimal creditsCharged) {
        sms++;
        segments += segmentsSent;
        credits = credits.add(creditsCharged);
    }

    /** An email was sent, in this run or before it was stopped and started again. */
    public synchronized void email() {
        emails++;
    }

    /** Something was not sent; gives the line for errors.csv. */
    public synchronized String error(@ExchangeProperty("line") String line, @ExchangeProperty("reason") String reason) {
        errors++;
        return withReason(line, reason);
    }

    /** Something may have been sent; gives the line for unknown.csv. */
    public synchronized String unknown(
            @ExchangeProperty("line") String line, @ExchangeProperty("reason") String reason) {
        unknown++;
        return withReason(line, reason);
    }

    /** Nothing more is to be sent. */
    public synchronized void stop(String reason) {
        stopped = reason;
    }

    /** Whether the next customer is to be served. */
    public synchronized boolean goesOn(CamelContext context) {
        return stopped == null && !context.isStopping();
    }

    /** There are no more customers in the file. */
    public synchronized void fileRead(CamelContext context) {
        allServed = goesOn(context);
        if (allServed) {
            System.out.printf("  %,d customers served, waiting for their replies%n", customers);
        }
    }

    synchronized boolean isStopped() {
        return stopped != null;
    }

    synchronized boolean isAllServed() {
        return allServed;
    }

    /** There is nothing left to do. */
    synchronized void done(long repliesTaken, long numbersOptedOut) {
        done = true;
        replies = repliesTaken;
        optOuts = numbersOptedOut;
    }

    /** What became of the customers and of their replies, or how far it was when it had to stop. */
    @Override
    public synchronized String toString() {
        if (!done) {
            return String.format(
                    "Stopped %s %,d%s%nStart it again, and it goes on from there.%n",
                    stopped == null ? "after customer" : "at customer",
                    customers,
                    stopped == null ? "." : ": " + stopped);
        }
        StringBuilder text = new StringBuilder();
        text.append(String.format("%,d customers in %.1f s%n", customers, run.taken() / 1e3));
        text.append(line("SMS sent", sms, String.format("%,d segments, %s credits", segments, number(credits))));
        text.append(line("emails sent", emails, ""));
        text.append(line("not sent", errors, "reasons: " + shown("errors.csv")));
        if (unknown > 0) {
            text.append(line("unknown", unknown, "may have been sent: " + shown("unknown.csv")));
        }
        text.append(line("replies", replies, "on the queue, and as JSON in " + shown("replies")));
        text.append(line("opt-outs", optOuts, "in the table OPT_OUTS of " + shown("state/quickstart.mv.db")));
        return text.toString();
    }

    private static String line(String name, long count, String where) {
        return String.format("  %-11s %,6d   %s", name, count, count == 0 ? "" : where)
                        .stripTrailing()
                + System.lineSeparator();
    }

    private static String number(BigDecimal value) {
        return NumberFormat.getInstance().format(value);
    }

    private Path shown(String file) {
        Path here = Path.of("").toAbsolutePath();
        Path path = output.resolve(file).toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }

    private static String withReason(String line, String reason) {
        return line + ",\"" + reason.replace("\"", "\"\"") + "\"\n";
    }
}

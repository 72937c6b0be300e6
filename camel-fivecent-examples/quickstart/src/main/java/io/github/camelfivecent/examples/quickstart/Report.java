package io.github.camelfivecent.examples.quickstart;

import io.github.camelfivecent.FivecentConstants;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.NumberFormat;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.util.StopWatch;

/** Counts what becomes of the customers, and says so on the terminal. The routes call it. */
public class Report {

    private static final int PROGRESS_MILLIS = 5_000;

    private final Path output;
    private final Runnable whenFinished;
    private final StopWatch run = new StopWatch();
    private final StopWatch progress = new StopWatch();
    private int customers;
    private int sms;
    private int segments;
    private BigDecimal credits = BigDecimal.ZERO;
    private int emails;
    private int errors;
    private int unknown;
    private String stopped;

    Report(Path output, Runnable whenFinished) {
        this.output = output;
        this.whenFinished = whenFinished;
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

    /** An SMS was sent. */
    public synchronized void sms(
            @Header(FivecentConstants.SEGMENTS) int segmentsSent,
            @Header(FivecentConstants.CREDITS) BigDecimal creditsCharged) {
        sms++;
        segments += segmentsSent;
        credits = credits.add(creditsCharged);
    }

    /** An email was sent. */
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
    public synchronized void stop(@ExchangeProperty("reason") String reason) {
        stopped = "Stopped at customer " + customers + ": " + reason;
    }

    public synchronized boolean isStopped() {
        return stopped != null;
    }

    /** Every line of the file was read. */
    public synchronized void finish() {
        System.out.print(this);
        whenFinished.run();
    }

    @Override
    public synchronized String toString() {
        StringBuilder text =
                new StringBuilder(String.format("%,d customers in %.1f s%n", customers, run.taken() / 1e3));
        text.append(String.format("  SMS sent    %,6d   %,d segments, %s credits%n", sms, segments, number(credits)));
        text.append(String.format("  emails sent %,6d%n", emails));
        text.append(String.format(
                "  not sent    %,6d%s%n", errors, errors == 0 ? "" : "   reasons: " + shown("errors.csv")));
        if (unknown > 0) {
            text.append(String.format("  unknown     %,6d   may have been sent: %s%n", unknown, shown("unknown.csv")));
        }
        return stopped == null ? text.toString() : text + stopped + System.lineSeparator();
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

package io.github.camelfivecent.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is to be reached.
 *
 * @param what   in words
 * @param run    what measures it, which is also how to ask for it
 * @param sample which of its measurements
 * @param most   whether the limit is the most that there may be, or the least
 * @param limit  the limit
 */
record Goal(String what, String run, String sample, boolean most, double limit) {

    static Goal atMost(double limit, String run, String sample, String what) {
        return new Goal(what, run, sample, true, limit);
    }

    static Goal atLeast(double limit, String run, String sample, String what) {
        return new Goal(what, run, sample, false, limit);
    }

    List<Double> samples(Map<String, List<Double>> measured) {
        return measured.get(run + " " + sample);
    }

    boolean isMeasured(Map<String, List<Double>> measured) {
        return samples(measured) != null;
    }

    boolean isReached(Map<String, List<Double>> measured) {
        double median = Spread.of(samples(measured)).median();
        return most ? median <= limit : median >= limit;
    }

    String bound() {
        return (most ? "≤ " : "≥ ") + Spread.text(limit);
    }

    String line(Map<String, List<Double>> measured) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | `%s` |",
                what,
                bound(),
                Spread.of(samples(measured)),
                isReached(measured) ? "yes" : "**no**",
                run);
    }
}

package io.github.camelfivecent.benchmarks;

import java.util.List;
import java.util.Locale;

/** The median of some samples, and the quartiles around it. */
record Spread(double lower, double median, double upper) {

    static Spread of(List<Double> samples) {
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    /** Between two samples it lies on the line from one to the other. */
    private static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        return text(median) + " (" + text(lower) + " to " + text(upper) + ")";
    }

    static String text(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 20 ? "%,.0f" : "%.2f", value);
    }
}

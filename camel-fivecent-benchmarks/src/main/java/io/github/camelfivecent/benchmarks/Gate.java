package io.github.camelfivecent.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps what was reached: the ratios that are much the same on any machine and beside other work, as they were when they
 * were last written down. A fifth lost on any of them is more than it lets through.
 *
 * @param file where they are written down, a line each
 */
record Gate(Path file) {

    /** How much more than what was written down is taken for noise. */
    static final double ALLOWED = 1.15;

    private static final List<String> RATIOS = List.of(
            "gate-send cpu component/bare",
            "gate-send cpu route/hand-written",
            "gate-send bytes component/bare",
            "gate-send bytes route/hand-written",
            "gate-page cpu walk/bare",
            "gate-page bytes walk/bare",
            "gate-routes cpu consumer/loop",
            "gate-routes bytes consumer/loop");

    /** Writes down what was measured. */
    void write(Map<String, List<Double>> measured) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String ratio : RATIOS) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s=%.3f",
                    ratio,
                    Spread.of(measured.get(ratio)).median()));
        }
        Files.write(file, lines);
    }

    /** Which ratios are worse than what is written down allows, with that in words. */
    Map<String, String> lost(Map<String, List<Double>> measured) throws IOException {
        Map<String, String> lost = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            String ratio = line.substring(0, equals);
            double most = Double.parseDouble(line.substring(equals + 1)) * ALLOWED;
            double now = Spread.of(measured.get(ratio)).median();
            if (now > most) {
                lost.put(ratio, String.format(Locale.ROOT, "%s is %.3f, at most %.3f were allowed", ratio, now, most));
            }
        }
        return lost;
    }

    /** Those of the ratios that were lost which are lost in another measurement too: what was lost for good is. */
    Map<String, String> lostAgain(Map<String, String> before, Map<String, List<Double>> measured) throws IOException {
        Map<String, String> again = lost(measured);
        again.keySet().retainAll(before.keySet());
        return again;
    }
}

package io.github.camelfivecent.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures what is asked for with {@code -Dbench=}: one of the {@link Plan}'s runs by its name, {@code all} of them, or
 * {@code gate}, which fails where too much was lost, twice, of what the {@link Gate} keeps. {@code jmh} measures the inner loops.
 */
public final class Benchmarks {

    private static final int STARTS = 9;

    private final Map<String, List<Double>> measured = new TreeMap<>();

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        String what = System.getProperty("bench", "all");
        if ("jmh".equals(what)) {
            InnerLoops.run();
            return;
        }
        Benchmarks benchmarks = new Benchmarks();
        benchmarks.measure(Plan.named(what));
        Report report = new Report(Plan.GOALS, benchmarks.measured);
        System.out.println(report.text());
        Gate gate = new Gate(Path.of(System.getProperty("bench.gate")));
        if ("write".equals(System.getProperty("bench.docs"))) {
            // A part of it has no place of its own on the page.
            if ("all".equals(what)) {
                report.writeTo(Path.of(System.getProperty("bench.page")));
            }
            gate.write(benchmarks.measured);
        } else if ("gate".equals(what)) {
            Map<String, String> lost = gate.lost(benchmarks.measured);
            if (!lost.isEmpty()) {
                lost.values().forEach(line -> System.out.println("once more, since " + line));
                benchmarks.measure(Plan.named(what));
                lost = gate.lostAgain(lost, benchmarks.measured);
            }
            lost.values().forEach(System.out::println);
            System.exit(lost.isEmpty() ? 0 : 1);
        }
    }

    private void measure(List<Run> runs) throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("bench.output", "target"));
        try (ServerProcess server = new ServerProcess(folder, jdk25())) {
            for (Run run : runs) {
                if (!server.canRun(run)) {
                    System.out.println(run.name() + " is left out: it needs -Dbench.jdk25=FOLDER of a JDK 25");
                } else if (run.options().contains("start")) {
                    starts(server, run);
                } else {
                    server.measure(run).forEach((sample, values) -> measured.put(run.name() + " " + sample, values));
                }
                System.out.println(run.name() + " is measured");
            }
        }
    }

    /** A JVM loads its classes once, so that each start needs a new one. */
    private void starts(ServerProcess server, Run run) throws IOException, InterruptedException {
        List<Double> shares = new ArrayList<>();
        List<Double> classes = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Map<String, List<Double>> without = server.measure(run);
            Map<String, List<Double>> with = server.measure(run.with("component=true"));
            shares.add(with.get("cpu").get(0) / without.get("cpu").get(0) - 1);
            classes.add(with.get("classes").get(0) - without.get("classes").get(0));
        }
        measured.put(run.name() + " share", shares);
        measured.put(run.name() + " classes", classes);
    }

    /** The one that was named, or one where Linux keeps them. */
    private static String jdk25() throws IOException {
        String named = System.getProperty("bench.jdk25", "");
        if (!named.isEmpty() || Runtime.version().feature() >= 25) {
            return named.isEmpty() ? System.getProperty("java.home") : named;
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return null;
        }
        try (Stream<Path> jdks = Files.list(installed)) {
            return jdks.filter(jdk -> jdk.getFileName().toString().matches(".*\\b25\\b.*"))
                    .filter(jdk -> Files.exists(jdk.resolve("bin/java")))
                    .map(Path::toString)
                    .findFirst()
                    .orElse(null);
        }
    }
}

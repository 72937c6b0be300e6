package io.github.camelfivecent.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM that measures something.
 *
 * @param name    by which its measurements are known
 * @param jdk25   whether it needs JDK 25
 * @param jvm     options of the JVM
 * @param options what to measure, and how
 */
record Run(String name, boolean jdk25, List<String> jvm, List<String> options) {

    private static final List<String> ROOM = List.of("-Xms512m", "-Xmx512m", "-XX:-UseDynamicNumberOfCompilerThreads");

    static Run of(String name, String options) {
        return new Run(name, false, ROOM, List.of(options.split(" ")));
    }

    /** Runs with virtual threads, those of Camel included. */
    Run virtual() {
        List<String> virtual = Stream.concat(jvm.stream(), Stream.of("-Dcamel.threads.virtual.enabled=true"))
                .toList();
        return new Run(name, true, virtual, with("virtual=true").options);
    }

    /** With one more option. */
    Run with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new Run(name, jdk25, jvm, more);
    }

    Run heap(String most) {
        return new Run(name, jdk25, List.of("-Xmx" + most), options);
    }
}

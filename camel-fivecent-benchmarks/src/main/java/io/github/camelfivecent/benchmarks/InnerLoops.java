package io.github.camelfivecent.benchmarks;

import io.github.camelfivecent.http.InnerLoopBenchmark;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The inner loops, one by one, in JMH. */
final class InnerLoops {

    private InnerLoops() {}

    static void run() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(InnerLoopBenchmark.class.getSimpleName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}

package io.github.camelfivecent.benchmarks;

import static io.github.camelfivecent.benchmarks.Goal.atLeast;
import static io.github.camelfivecent.benchmarks.Goal.atMost;

import java.util.List;
import java.util.stream.Stream;

/** What is measured, and what is to be reached. */
final class Plan {

    /** The runs whose ratios are much the same on any machine and beside other work; a short measure of each. */
    static final List<Run> STEADY = List.of(
            Run.of("gate-send", "send callers=64 messages=2000 warmups=6 turns=7"),
            Run.of("gate-page", "walk items=1000 repeats=600 warmups=5 turns=7"),
            Run.of("gate-routes", "walk items=50000 repeats=1 routes=true warmups=6 turns=7"));

    /** All other runs; together they take some fifteen minutes on two idle cores. */
    static final List<Run> RUNS = List.of(
            Run.of("send", "send callers=64 messages=3000 warmups=7 turns=9"),
            Run.of("send-1", "send callers=1 messages=1000 warmups=6 turns=6 peers=true"),
            Run.of("send-1000", "send callers=1000 messages=3000 warmups=4 turns=5"),
            Run.of("send-tls", "send callers=64 messages=3000 tls=true warmups=5 turns=6"),
            Run.of("send-virtual", "send callers=64 messages=3000 warmups=5 turns=6")
                    .virtual(),
            Run.of("in-flight", "send callers=1000 messages=5000 millis=50 warmups=4 turns=5")
                    .virtual(),
            Run.of("walk", "walk items=1000000 repeats=1 warmups=4 turns=5"),
            Run.of("page", "walk items=1000 repeats=1000 warmups=5 turns=7"),
            Run.of("routes", "walk items=100000 repeats=1 routes=true warmups=5 turns=7"),
            Run.of("memory", "memory few=100000 many=1000000 turns=3").heap("64m"),
            Run.of("idle", "idle few=1000 many=1000000 turns=5"),
            Run.of("start", "start"));

    /** What is to be reached, in the order in which it is shown. */
    static final List<Goal> GOALS = List.of(
            atMost(1.10, "send", "cpu component/bare", "send, component / bare HttpClient: CPU, 64 callers"),
            atMost(0.85, "send", "cpu route/hand-written", "send, route with the component / hand-written route: CPU"),
            atMost(0.40, "send", "bytes route/hand-written", "the same: allocation"),
            atMost(
                    1.60,
                    "walk",
                    "cpu walk/bare",
                    "1,000,000 opt-outs oldest first / bare client newest first: CPU, without exchanges"),
            atMost(1.10, "page", "cpu walk/bare", "the same, a backlog of one page"),
            atMost(250, "walk", "bytes walk", "the same list of 1,000,000: bytes allocated an item"),
            atMost(
                    0.70,
                    "routes",
                    "cpu consumer/loop",
                    "opt-outs through a route / a loop in route DSL with camel-http: CPU"),
            atMost(1.02, "memory", "live long/short", "live heap of a walk at -Xmx64m: list of 1,000,000 / of 100,000"),
            atLeast(
                    0.95,
                    "in-flight",
                    "throughput component/bare",
                    "1,000 sends in flight at 50 ms, virtual threads of JDK 25: throughput of the bare client's"),
            atMost(64, "in-flight", "threads component", "the same: platform threads"),
            atMost(1, "idle", "requests", "a poll that finds nothing: requests"),
            atMost(1.05, "idle", "bytes long/short", "the same: allocation, list of 1,000,000 / of 1,000"),
            atMost(0.05, "start", "share", "start of the component: CPU, as a share of the context's own"));

    private Plan() {}

    /** @throws IllegalArgumentException if there is no run of that name; the message lists those there are */
    static List<Run> named(String name) {
        if ("all".equals(name)) {
            return Stream.concat(RUNS.stream(), STEADY.stream()).toList();
        }
        if ("gate".equals(name)) {
            return STEADY;
        }
        List<Run> named = RUNS.stream().filter(run -> run.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("-Dbench takes all, gate, jmh, or one of "
                    + String.join(", ", RUNS.stream().map(Run::name).toList()) + ", given " + name);
        }
        return named;
    }
}

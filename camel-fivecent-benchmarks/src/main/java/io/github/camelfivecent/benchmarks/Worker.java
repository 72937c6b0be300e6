package io.github.camelfivecent.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JVM in which contenders take turns; it prints what it measured as one line of JSON. */
public final class Worker {

    static final String RESULT = "measured ";

    private final Map<String, String> options = new HashMap<>();
    private final Map<String, List<Double>> samples = new TreeMap<>();

    private Worker(String[] args) {
        for (int i = 1; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            options.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
    }

    /** Takes what to measure, and its options as {@code name=value}. */
    public static void main(String[] args) throws Exception {
        Worker worker = new Worker(args);
        switch (args[0]) {
            case "send" -> worker.send();
            case "walk" -> new Walks(worker).measure();
            case "memory" -> new Footprint(worker).memory();
            case "idle" -> new Footprint(worker).idle();
            case "start" -> new Footprint(worker).start();
            default -> throw new IllegalArgumentException("nothing to measure: " + args[0]);
        }
        System.out.println(RESULT + new ObjectMapper().writeValueAsString(worker.samples));
        // Not all that others start ends by itself.
        System.exit(0);
    }

    int number(String option) {
        return Integer.parseInt(options.getOrDefault(option, "0"));
    }

    boolean is(String option) {
        return Boolean.parseBoolean(options.get(option));
    }

    void put(String name, List<Double> values) {
        samples.put(name, values);
    }

    private void send() throws Exception {
        Target target = Target.ofThisJvm();
        int callers = number("callers");
        int messages = number("messages");
        Rounds rounds = new Rounds();
        try (Callers threads = new Callers(callers, is("virtual"));
                Senders senders = new Senders(target, is("tls"), "/ms/" + number("millis"), callers)) {
            if (is("peers")) {
                senders.withPeers(target);
            }
            senders.all()
                    .forEach((name, sender) -> rounds.with(name, () -> {
                        threads.send(messages, sender);
                        return () -> {};
                    }));
            rounds.run(number("warmups"), number("turns"));
            for (String name : senders.all().keySet()) {
                against(rounds, name, Senders.BARE);
                put("bytes " + name, rounds.each(name, cost -> cost.bytes() / messages / 2));
                put("threads " + name, rounds.each(name, Cost::threads));
            }
            against(rounds, Senders.ROUTE, Senders.HAND_WRITTEN);
        }
    }

    void against(Rounds rounds, String one, String other) {
        String ratio = " " + one + "/" + other;
        put("cpu" + ratio, rounds.ratios(one, other, Cost::cpu));
        put("bytes" + ratio, rounds.ratios(one, other, Cost::bytes));
        put("throughput" + ratio, rounds.ratios(other, one, Cost::wall));
    }
}

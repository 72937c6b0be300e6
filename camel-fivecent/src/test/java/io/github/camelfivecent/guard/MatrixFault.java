package io.github.camelfivecent.guard;

import io.github.camelfivecent.sandbox.fault.Arming;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A row of the fault matrix.
 *
 * @param name    the fault in words
 * @param stays   whether it lasts as long as the exchange, or only hits the first request
 * @param trouble makes it
 */
record MatrixFault(String name, boolean stays, Trouble trouble) {

    /** How long an answer may take where none comes, and where one does. */
    private static final String SHORT = "&responseTimeout=1000";

    private static final Duration TOO_LONG = Duration.ofSeconds(4);

    /** Lets something go wrong. */
    @FunctionalInterface
    interface Trouble {

        /**
         * Begins the trouble.
         *
         * @return options for the endpoint
         */
        String begin(MatrixBench bench, String operation, boolean stays) throws Exception;
    }

    static List<MatrixFault> all() {
        List<MatrixFault> faults = new ArrayList<>();
        faults.addAll(beforeTheRequest());
        for (boolean stays : new boolean[] {false, true}) {
            faults.addAll(answered(stays));
            faults.addAll(lost(stays));
        }
        return faults;
    }

    private static List<MatrixFault> beforeTheRequest() {
        return List.of(
                stays("DNS: no such host", (bench, operation, stays) -> base("https://no-such-host.invalid")),
                stays("connection refused", (bench, operation, stays) -> base(bench.refusing())),
                stays("TLS: a certificate that is not trusted", (bench, operation, stays) -> base(bench.untrusted())),
                stays("TLS: reset in the handshake", (bench, operation, stays) -> base(bench.resetting())),
                stays("TLS: no answer in the handshake", (bench, operation, stays) -> base(bench.silent()) + SHORT),
                stays("no connection free in the pool", (bench, operation, stays) -> bench.exhaustPool()),
                stays("interrupted before the request", (bench, operation, stays) -> {
                    Thread.currentThread().interrupt();
                    return "";
                }),
                stays("interrupted while it waits for the limiter", (bench, operation, stays) -> {
                    bench.whenWaiting(Thread.currentThread()::interrupt);
                    return "";
                }),
                stays("stopped while it waits for the limiter", (bench, operation, stays) -> {
                    bench.whenWaiting(bench::stopProducers);
                    return "";
                }));
    }

    private static List<MatrixFault> answered(boolean stays) {
        List<MatrixFault> faults = new ArrayList<>();
        IntStream.of(400, 401, 403, 404, 429, 503)
                .forEach(status -> faults.add(before("status " + status, stays, Fault.error(status))));
        faults.add(before("page of HTML with status 403", stays, Fault.html(403)));
        IntStream.of(408, 500, 502, 504)
                .forEach(status -> both(faults, "status " + status, stays, Fault.error(status)));
        IntStream.of(200, 502, 503)
                .forEach(status -> both(faults, "page of HTML with status " + status, stays, Fault.html(status)));
        both(faults, "half of the JSON", stays, Fault.truncated());
        both(faults, "status 200 without a body", stays, Fault.empty());
        return faults;
    }

    private static List<MatrixFault> lost(boolean stays) {
        List<MatrixFault> faults = new ArrayList<>();
        both(faults, "connection reset", stays, Fault.reset());
        both(faults, "connection closed", stays, Fault.close());
        both(faults, "bytes that are no answer", stays, Fault.rubbish());
        for (boolean stored : new boolean[] {false, true}) {
            faults.add(
                    new MatrixFault("nothing comes" + (stored ? ", stored" : ""), stays, (bench, operation, always) -> {
                        fail(arm(bench, operation, always), Fault.hang(TOO_LONG), stored);
                        return SHORT;
                    }));
        }
        faults.add(new MatrixFault("the answer drips for too long, stored", stays, (bench, operation, always) -> {
            fail(arm(bench, operation, always), Fault.drip(TOO_LONG), true);
            return SHORT;
        }));
        faults.add(new MatrixFault(
                "the answer drips, but not for too long, stored",
                stays,
                scripted(Fault.drip(Duration.ofMillis(200)), true)));
        faults.add(new MatrixFault("interrupted after the request, stored", stays, (bench, operation, always) -> {
            Thread sender = Thread.currentThread();
            arm(bench, operation, always).run(sender::interrupt);
            arm(bench, operation, always).latency(Duration.ofMillis(100));
            return "";
        }));
        return faults;
    }

    private static MatrixFault stays(String name, Trouble trouble) {
        return new MatrixFault(name, true, trouble);
    }

    private static void both(List<MatrixFault> faults, String name, boolean stays, Fault fault) {
        faults.add(before(name, stays, fault));
        faults.add(new MatrixFault(name + ", stored", stays, scripted(fault, true)));
    }

    private static MatrixFault before(String name, boolean stays, Fault fault) {
        return new MatrixFault(name, stays, scripted(fault, false));
    }

    private static Trouble scripted(Fault fault, boolean stored) {
        return (bench, operation, always) -> {
            fail(arm(bench, operation, always), fault, stored);
            return "";
        };
    }

    private static Arming arm(MatrixBench bench, String operation, boolean always) {
        Arming arming = bench.sandbox().faults().on(operation);
        return always ? arming.always() : arming;
    }

    private static void fail(Arming arming, Fault fault, boolean stored) {
        if (stored) {
            arming.failAfter(fault);
        } else {
            arming.failBefore(fault);
        }
    }

    private static String base(String url) {
        return Map.of("smsBaseUrl", url, "emailBaseUrl", url).entrySet().stream()
                .map(option -> "&" + option.getKey() + "=" + option.getValue() + "/api/v5")
                .sorted()
                .reduce("", String::concat);
    }
}

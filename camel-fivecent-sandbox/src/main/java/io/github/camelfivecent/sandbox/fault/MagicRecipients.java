package io.github.camelfivecent.sandbox.fault;

import io.github.camelfivecent.sandbox.domain.MagicNumber;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Recipients to whom a send always fails in the same way, for those who cannot arm a fault. */
final class MagicRecipients {
    private static final Map<String, Effect.Fail> FAULTS = Map.ofEntries(
            Map.entry("429", before(Fault.throttled(Duration.ofSeconds(1)))),
            Map.entry("500", before(Fault.error(500))),
            Map.entry("501", after(Fault.error(500))),
            Map.entry("502", before(Fault.html(502))),
            Map.entry("503", before(Fault.unavailable(Duration.ofSeconds(1)))),
            Map.entry("504", before(Fault.reset())),
            Map.entry("505", after(Fault.reset())),
            Map.entry("508", before(Fault.hang())),
            Map.entry("509", after(Fault.hang())),
            Map.entry("601", after(Fault.truncated())),
            Map.entry("602", after(Fault.empty())),
            Map.entry("603", after(Fault.html(200))),
            Map.entry("604", after(Fault.drip(Duration.ofMinutes(1)))));

    private MagicRecipients() {}

    static Optional<Effect.Fail> faultOf(Occasion occasion) {
        return occasion.recipients().stream()
                .map(MagicNumber::code)
                .filter(FAULTS::containsKey)
                .map(FAULTS::get)
                .findFirst();
    }

    private static Effect.Fail before(Fault fault) {
        return new Effect.Fail(fault, false);
    }

    private static Effect.Fail after(Fault fault) {
        return new Effect.Fail(fault, true);
    }
}

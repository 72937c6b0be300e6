package io.github.camelfivecent.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The gauges of the consumers that have the same tags. Mostly that is one; there are more without a route, as those of
 * {@code pollEnrich}. Of more than one they tell the worst.
 */
final class ConsumerGauges {

    private final Collection<ConsumerActivity> consumers;
    private final Tags tags;
    private final MeterRegistry registry;

    private ConsumerGauges(Collection<ConsumerActivity> consumers, Tags tags, MeterRegistry registry) {
        this.consumers = consumers;
        this.tags = tags;
        this.registry = registry;
    }

    /** Registers the gauges; the consumers may come and go. */
    static Meter[] of(Collection<ConsumerActivity> consumers, Tags tags, MeterRegistry registry) {
        ConsumerGauges gauges = new ConsumerGauges(consumers, tags, registry);
        return new Meter[] {
            gauges.gauge(
                    "lag",
                    "Age of the moment up to which everything is known to be routed",
                    "seconds",
                    each -> max(each.filter(one -> !one.isSuspended()).map(one -> seconds(one.lag(Instant.now()))))),
            gauges.gauge(
                    "delay",
                    "How long the consumer waits between two polls",
                    "seconds",
                    each -> max(each.map(one -> seconds(one.delay())))),
            gauges.gauge(
                    "left",
                    "Items of the list that are known to be there and not routed, at most",
                    "items",
                    each -> max(each.map(ConsumerActivity::left)
                            .filter(Objects::nonNull)
                            .map(Long::doubleValue))),
            gauges.gauge(
                    "last.success",
                    "When a poll last ended without a failure, in seconds since the epoch",
                    "seconds",
                    each -> earliest(each.map(ConsumerActivity::success))),
            gauges.gauge(
                    "cursor.moved",
                    "When the cursor last moved, in seconds since the epoch",
                    "seconds",
                    each -> earliest(each.map(ConsumerActivity::cursorMoved)))
        };
    }

    private Meter gauge(
            String name, String description, String unit, Function<Stream<ConsumerActivity>, Double> value) {
        return Gauge.builder(
                        MicrometerMeters.PREFIX + "consumer." + name, consumers, each -> value.apply(each.stream()))
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(registry);
    }

    private static double max(Stream<Double> values) {
        return values.max(Double::compare).orElse(Double.NaN);
    }

    private static double earliest(Stream<Instant> times) {
        return times.filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(time -> time.toEpochMilli() / 1000.0)
                .orElse(Double.NaN);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

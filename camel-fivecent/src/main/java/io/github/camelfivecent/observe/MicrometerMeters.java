package io.github.camelfivecent.observe;

import io.github.camelfivecent.http.Limiter;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.observe.ConsumerActivity.Fate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/** Counts in a Micrometer registry. Nothing of a message is in a name or a tag, and there are few tags. */
final class MicrometerMeters implements Meters {

    /** Under which camel-micrometer puts its registry. */
    private static final String REGISTRY = "metricsRegistry";

    private static final String PREFIX = "camel.fivecent.";

    private final MeterRegistry registry;
    private final Tags common;
    private final Map<Object, List<Meter>> gauges = new ConcurrentHashMap<>();
    private final Map<String, AtomicReference<Double>> balances = new ConcurrentHashMap<>();

    private MicrometerMeters(MeterRegistry registry, CamelContext context) {
        this.registry = registry;
        this.common = Tags.of("camelContext", context.getName());
    }

    /** Those of the context's registry; without a single one there, nothing is counted. */
    static Meters of(CamelContext context) {
        MeterRegistry registry = context.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
        if (registry == null) {
            registry = context.getRegistry().findSingleByType(MeterRegistry.class);
        }
        return registry == null ? NONE : new MicrometerMeters(registry, context);
    }

    @Override
    public void expect(String operation) {
        for (Outcome outcome : Outcome.values()) {
            requests(operation, outcome);
        }
        retries(operation);
        throttles(operation);
        unknowns(operation);
        if (operation.endsWith(".send")) {
            sent(operation, SentMessages.NONE);
        }
    }

    @Override
    public void made(Request request, Duration took, RuntimeException failure) {
        Outcome outcome = Outcome.of(failure);
        requests(request.operation(), outcome).record(took);
        if (outcome == Outcome.THROTTLED) {
            throttles(request.operation()).increment();
        }
    }

    @Override
    public void waited(Request request, Duration wait) {
        Timer.builder(PREFIX + "limiter.wait")
                .description("How long requests wait for their turn")
                .tags(of(request.operation()))
                .register(registry)
                .record(wait);
    }

    @Override
    public void repeated(Request request) {
        retries(request.operation()).increment();
    }

    @Override
    public void heldBack(Request request) {
        throttles(request.operation()).increment();
    }

    @Override
    public void sent(String operation, SentMessages sent) {
        counter("messages.sent", "Messages that were sent", of(operation)).increment(sent.messages());
        counter("credits.spent", "Credits that were charged for what was sent", of(operation))
                .increment(sent.credits().doubleValue());
        if (operation.startsWith("sms.")) {
            counter("segments.sent", "Segments of the SMS that were sent", of(operation))
                    .increment(sent.segments());
        }
    }

    @Override
    public void unknown(String operation) {
        unknowns(operation).increment();
    }

    @Override
    public void balance(String account, BigDecimal credits) {
        AtomicReference<Double> balance = balances.computeIfAbsent(account, first -> new AtomicReference<>());
        if (balance.getAndSet(credits.doubleValue()) == null) {
            keep(
                    account,
                    gauge(
                            "balance",
                            "Credits that were left when the service last told",
                            "credits",
                            balance,
                            AtomicReference::get,
                            ofAccount(account)));
        }
    }

    @Override
    public void add(String account, Limiter limiter) {
        if (!gauges.containsKey(limiter(account))) {
            keep(
                    limiter(account),
                    gauge("limiter.active", "Requests under way", null, limiter, Limiter::inFlight, ofAccount(account)),
                    gauge(
                            "limiter.waiting",
                            "Requests that wait for their turn",
                            null,
                            limiter,
                            Limiter::waiting,
                            ofAccount(account)),
                    gauge(
                            "limiter.pause",
                            "How long the service wants to be left alone",
                            "seconds",
                            limiter,
                            each -> each.pause().toMillis() / 1000.0,
                            ofAccount(account)));
        }
    }

    @Override
    public void remove(String account) {
        forget(limiter(account));
        balances.remove(account);
        forget(account);
    }

    private static List<String> limiter(String account) {
        return List.of("limiter", account);
    }

    @Override
    public void add(ConsumerActivity consumer) {
        Tags tags = of(consumer);
        for (Fate fate : Fate.values()) {
            items(consumer, fate);
        }
        keep(
                consumer,
                gauge(
                        "consumer.lag",
                        "Age of the moment up to which everything is known to be routed",
                        "seconds",
                        consumer,
                        MicrometerMeters::lag,
                        tags),
                gauge(
                        "consumer.left",
                        "Items of the list that are known to be there and not routed, at most",
                        "items",
                        consumer,
                        MicrometerMeters::left,
                        tags),
                gauge(
                        "consumer.last.success",
                        "When a poll last ended without a failure, in seconds since the epoch",
                        "seconds",
                        consumer,
                        each -> seconds(each.success()),
                        tags),
                gauge(
                        "consumer.cursor.moved",
                        "When the cursor last moved, in seconds since the epoch",
                        "seconds",
                        consumer,
                        each -> seconds(each.cursorMoved()),
                        tags));
    }

    @Override
    public void remove(ConsumerActivity consumer) {
        forget(consumer);
    }

    @Override
    public void item(ConsumerActivity consumer, Fate fate) {
        items(consumer, fate).increment();
    }

    private Timer requests(String operation, Outcome outcome) {
        return Timer.builder(PREFIX + "requests")
                .description("Requests by their outcome; one that is repeated counts each time")
                .tags(of(operation).and("outcome", outcome.tag()))
                .register(registry);
    }

    private Counter retries(String operation) {
        return counter("request.retries", "Requests that repeat one that failed", of(operation));
    }

    private Counter throttles(String operation) {
        return counter(
                "request.throttles",
                "Requests answered with 429, or not made because of the pause it asked for",
                of(operation));
    }

    private Counter unknowns(String operation) {
        return counter("outcomes.unknown", "Requests that may have been carried out or not", of(operation));
    }

    private Counter items(ConsumerActivity consumer, Fate fate) {
        return counter(
                "items",
                "Items that were given to routes",
                of(consumer).and("outcome", fate.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private <T> Meter gauge(String name, String description, String unit, T of, ToDoubleFunction<T> value, Tags tags) {
        return Gauge.builder(PREFIX + name, of, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(registry);
    }

    private void keep(Object owner, Meter... meters) {
        gauges.computeIfAbsent(owner, first -> new ArrayList<>()).addAll(List.of(meters));
    }

    private void forget(Object owner) {
        List<Meter> kept = gauges.remove(owner);
        if (kept != null) {
            kept.forEach(registry::remove);
        }
    }

    private Tags of(String operation) {
        return common.and("operation", operation);
    }

    private Tags of(ConsumerActivity consumer) {
        return common.and("routeId", consumer.route(), "resource", consumer.resource());
    }

    private Tags ofAccount(String account) {
        return common.and("account", account);
    }

    private static double left(ConsumerActivity consumer) {
        Long left = consumer.left();
        return left == null ? Double.NaN : left;
    }

    private static double lag(ConsumerActivity consumer) {
        return consumer.lag(Instant.now()).toMillis() / 1000.0;
    }

    private static double seconds(Instant time) {
        return time == null ? Double.NaN : time.toEpochMilli() / 1000.0;
    }
}

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts in a Micrometer registry. Nothing of a message is in a name or a tag, and there are few tags. All components of a
 * context share it, since what has the same name and tags is one meter.
 */
final class MicrometerMeters implements Meters {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeters.class);

    /** Under which camel-micrometer puts its registry. */
    private static final String REGISTRY = "metricsRegistry";

    static final String PREFIX = "camel.fivecent.";

    private final MeterRegistry registry;
    private final Tags common;
    private final Map<Object, List<Meter>> gauges = new ConcurrentHashMap<>();
    private final Map<String, AtomicReference<Double>> balances = new ConcurrentHashMap<>();
    private final Map<String, Integer> users = new ConcurrentHashMap<>();
    private final Map<Tags, Set<ConsumerActivity>> consumers = new ConcurrentHashMap<>();

    private MicrometerMeters(MeterRegistry registry, CamelContext context) {
        this.registry = registry;
        this.common = Tags.of("camelContext", context.getName());
    }

    /** Those of the context's registry; without one there, or with several that nobody chose from, nothing is counted. */
    static Meters of(CamelContext context) {
        MeterRegistry registry = context.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
        if (registry == null) {
            registry = context.getRegistry().findSingleByType(MeterRegistry.class);
        }
        if (registry == null) {
            if (!context.getRegistry().findByType(MeterRegistry.class).isEmpty()) {
                LOG.warn(
                        "There are several Micrometer registries, so that meters camel.fivecent.* are kept in none of them."
                                + " Call the one to be used {}",
                        REGISTRY);
            }
            return NONE;
        }
        ExtendedCamelContext shared = context.getCamelContextExtension();
        synchronized (shared) {
            MicrometerMeters meters = shared.getContextPlugin(MicrometerMeters.class);
            if (meters == null) {
                meters = new MicrometerMeters(registry, context);
                shared.addContextPlugin(MicrometerMeters.class, meters);
            }
            return meters;
        }
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
    public synchronized void balance(String account, BigDecimal credits) {
        if (credits == null) {
            balances.remove(account);
            forget(account);
            return;
        }
        AtomicReference<Double> balance = balances.computeIfAbsent(account, first -> new AtomicReference<>());
        if (balance.getAndSet(credits.doubleValue()) == null) {
            Tags tags = common.and("account", account);
            keep(
                    account,
                    gauge(
                            "balance",
                            "Credits that were left when the service last told",
                            "credits",
                            balance,
                            AtomicReference::get,
                            tags));
        }
    }

    @Override
    public synchronized void add(String account, Limiter limiter) {
        if (users.merge(account, 1, Integer::sum) > 1) {
            return;
        }
        Tags tags = common.and("account", account);
        keep(
                limiter(account),
                gauge("limiter.active", "Requests under way", null, limiter, Limiter::inFlight, tags),
                gauge("limiter.waiting", "Requests that wait for their turn", null, limiter, Limiter::waiting, tags),
                gauge(
                        "limiter.pause",
                        "How long the service wants to be left alone",
                        "seconds",
                        limiter,
                        each -> each.pause().toMillis() / 1000.0,
                        tags));
    }

    @Override
    public synchronized void remove(String account) {
        if (users.merge(account, -1, Integer::sum) == 0) {
            users.remove(account);
            forget(limiter(account));
            balances.remove(account);
            forget(account);
        }
    }

    private static List<String> limiter(String account) {
        return List.of("limiter", account);
    }

    @Override
    public synchronized void add(ConsumerActivity consumer) {
        Tags tags = of(consumer);
        for (Fate fate : Fate.values()) {
            items(consumer, fate);
        }
        Set<ConsumerActivity> same = consumers.computeIfAbsent(tags, first -> ConcurrentHashMap.newKeySet());
        same.add(consumer);
        if (same.size() == 1) {
            keep(tags, ConsumerGauges.of(same, tags, registry));
        }
    }

    @Override
    public synchronized void remove(ConsumerActivity consumer) {
        Tags tags = of(consumer);
        Set<ConsumerActivity> same = consumers.getOrDefault(tags, Set.of());
        if (same.remove(consumer) && same.isEmpty()) {
            consumers.remove(tags);
            forget(tags);
        }
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
        gauges.put(owner, List.of(meters));
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
}

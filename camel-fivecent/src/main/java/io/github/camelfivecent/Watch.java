package io.github.camelfivecent;

import io.github.camelfivecent.http.Limiter;
import io.github.camelfivecent.ledger.SendRepository;
import io.github.camelfivecent.observe.Activity;
import io.github.camelfivecent.observe.ConsumerActivity;
import io.github.camelfivecent.observe.ConsumerActivity.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What there is to see of a component, for those who look at it from outside. */
public final class Watch {

    private Watch() {}

    /** The endpoints of a component, by their URIs. */
    public static List<FivecentEndpoint> endpoints(FivecentComponent component) {
        return component.getCamelContext().getEndpoints().stream()
                .filter(FivecentEndpoint.class::isInstance)
                .map(FivecentEndpoint.class::cast)
                .filter(endpoint -> endpoint.getComponent() == component)
                .toList();
    }

    /** The send ledgers that the endpoints of a component use, each once. */
    public static Collection<SendRepository> ledgers(FivecentComponent component) {
        Set<SendRepository> ledgers = Collections.newSetFromMap(new IdentityHashMap<>());
        endpoints(component).stream()
                .map(endpoint -> endpoint.getConfiguration().getSendRepository())
                .filter(Objects::nonNull)
                .forEach(ledgers::add);
        return ledgers;
    }

    /** The state of each account's limiter in words. */
    public static Map<String, String> limiters(FivecentComponent component) {
        Map<String, String> limiters = new TreeMap<>();
        component.monitoring().limiters().forEach((account, limiter) -> limiters.put(account, describe(limiter)));
        return limiters;
    }

    /** What a component has done since it was made: counts by their names. */
    public static Map<String, Object> activity(FivecentComponent component) {
        Activity activity = component.monitoring().activity();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("requests", activity.requests());
        counts.put("failed", activity.failed());
        counts.put("retries", activity.retries());
        counts.put("throttles", activity.throttles());
        counts.put("unknownOutcomes", activity.unknown());
        counts.put("messagesSent", activity.messages());
        counts.put("segmentsSent", activity.segments());
        counts.put("creditsSpent", activity.credits());
        return counts;
    }

    /** The accounts that a component works for, and what their limiters do. */
    public static List<Map<String, Object>> accounts(FivecentComponent component) {
        List<Map<String, Object>> accounts = new ArrayList<>();
        component.monitoring().limiters().forEach((account, limiter) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("account", account);
            entry.put("requestsUnderWay", limiter.inFlight());
            entry.put("requestsWaiting", limiter.waiting());
            entry.put("pauseSeconds", limiter.pause().toSeconds());
            accounts.add(entry);
        });
        return accounts;
    }

    /** The consumers of a component that run, and how far each is. */
    public static List<Map<String, Object>> consumers(FivecentComponent component) {
        return component.monitoring().consumers().stream().map(Watch::describe).toList();
    }

    /** The last failures of a component, as {@link FivecentComponent#getLastFailures()} has them in one line each. */
    public static List<Map<String, Object>> failures(FivecentComponent component) {
        return component.monitoring().activity().failures().stream()
                .map(failure -> Map.<String, Object>of(
                        "at", failure.at().toString(), "where", failure.where(), "what", failure.what()))
                .toList();
    }

    private static Map<String, Object> describe(ConsumerActivity consumer) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("route", consumer.route());
        entry.put("resource", consumer.resource());
        entry.put("cursor", consumer.cursorName());
        entry.put("newest", consumer.newest());
        entry.put("moved", text(consumer.cursorMoved()));
        entry.put("lagSeconds", consumer.lag(Instant.now()).toSeconds());
        entry.put("left", consumer.left());
        entry.put("lastSuccess", text(consumer.success()));
        for (Fate fate : Fate.values()) {
            entry.put(fate.name().toLowerCase(Locale.ROOT), consumer.items(fate));
        }
        return entry;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private static String describe(Limiter limiter) {
        return limiter.inFlight() + " under way, " + limiter.waiting() + " waiting, pause "
                + limiter.pause().toSeconds() + " s";
    }
}

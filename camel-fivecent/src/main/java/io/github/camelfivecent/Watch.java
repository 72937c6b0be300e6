package io.github.camelfivecent;

import io.github.camelfivecent.http.Limiter;
import io.github.camelfivecent.ledger.SendRepository;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
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

    private static String describe(Limiter limiter) {
        return limiter.inFlight() + " under way, " + limiter.waiting() + " waiting, pause "
                + limiter.pause().toSeconds() + " s";
    }
}

package io.github.camelfivecent.observe;

import io.github.camelfivecent.http.Limiter;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.observe.ConsumerActivity.Fate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meters that never fail: what cannot be counted must not hide what became of a request, nor keep a route from starting. */
final class SafeMeters implements Meters {

    private static final Logger LOG = LoggerFactory.getLogger(SafeMeters.class);

    private final Meters meters;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    SafeMeters(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void expect(String operation) {
        safely("requests", () -> meters.expect(operation));
    }

    @Override
    public void made(Request request, Duration took, RuntimeException failure) {
        safely("requests", () -> meters.made(request, took, failure));
    }

    @Override
    public void waited(Request request, Duration wait) {
        safely("limiter.wait", () -> meters.waited(request, wait));
    }

    @Override
    public void repeated(Request request) {
        safely("request.retries", () -> meters.repeated(request));
    }

    @Override
    public void heldBack(Request request) {
        safely("request.throttles", () -> meters.heldBack(request));
    }

    @Override
    public void sent(String operation, SentMessages sent) {
        safely("messages.sent", () -> meters.sent(operation, sent));
    }

    @Override
    public void unknown(String operation) {
        safely("outcomes.unknown", () -> meters.unknown(operation));
    }

    @Override
    public void balance(String account, BigDecimal credits) {
        safely("balance", () -> meters.balance(account, credits));
    }

    @Override
    public void add(String account, Limiter limiter) {
        safely("limiter", () -> meters.add(account, limiter));
    }

    @Override
    public void remove(String account) {
        safely("limiter", () -> meters.remove(account));
    }

    @Override
    public void add(ConsumerActivity consumer) {
        safely("consumer", () -> meters.add(consumer));
    }

    @Override
    public void remove(ConsumerActivity consumer) {
        safely("consumer", () -> meters.remove(consumer));
    }

    @Override
    public void item(ConsumerActivity consumer, Fate fate) {
        safely("items", () -> meters.item(consumer, fate));
    }

    private void safely(String meter, Runnable counting) {
        try {
            counting.run();
        } catch (RuntimeException e) {
            if (told.add(meter)) {
                LOG.warn(
                        "Meters camel.fivecent.{} cannot be kept, so what they tell is not complete; all else goes on. Look"
                                + " for another meter of that name in the registry: {}",
                        meter,
                        e.toString());
            } else {
                LOG.debug("Meters camel.fivecent.{} cannot be kept", meter, e);
            }
        }
    }
}

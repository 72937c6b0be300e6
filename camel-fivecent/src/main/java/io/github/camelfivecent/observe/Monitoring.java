package io.github.camelfivecent.observe;

import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.http.Limiter;
import io.github.camelfivecent.model.Balance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** What there is to watch of a component: its activity, its consumers, and the accounts it works for. */
public final class Monitoring {

    private final CamelContext context;
    private final Meters meters;
    private final Activity activity;
    private final Map<String, AccountHealthCheck> accounts = new ConcurrentHashMap<>();
    private final Set<ConsumerActivity> consumers = ConcurrentHashMap.newKeySet();
    private final HealthOptions health;

    /**
     * How accounts are checked.
     *
     * @param enabled    whether they are, if producers are
     * @param minBalance credits below which an account is not well; null for no limit
     * @param interval   how long a result is kept
     */
    public record HealthOptions(boolean enabled, BigDecimal minBalance, Duration interval) {}

    /**
     * Creates what a component is watched with. If there is a Micrometer registry in the context's registry, the activity is
     * counted there too.
     *
     * @param context the component's
     * @param health  how accounts are checked
     */
    public Monitoring(CamelContext context, HealthOptions health) {
        this.context = context;
        this.health = health;
        Meters found = meters(context);
        this.meters = found == Meters.NONE ? found : new SafeMeters(found);
        this.activity = new Activity(meters);
    }

    private static Meters meters(CamelContext context) {
        try {
            // Through this class: in OSGi the application may see Micrometer while the component does not.
            Class.forName("io.micrometer.core.instrument.MeterRegistry", false, Monitoring.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Meters.NONE;
        }
        // Whatever has Micrometer's types in it is not even loaded without them.
        return MicrometerMeters.of(context);
    }

    /** What was done so far. */
    public Activity activity() {
        return activity;
    }

    Meters meters() {
        return meters;
    }

    /** The consumers that run. */
    public Collection<ConsumerActivity> consumers() {
        return List.copyOf(consumers);
    }

    /**
     * An endpoint begins to use an account.
     *
     * @param account    name of the account that does not give its key away
     * @param client     makes requests with its key
     * @param operations what the endpoint is most likely to do
     */
    public synchronized void begin(String account, FivecentClient client, List<String> operations) {
        operations.forEach(meters::expect);
        AccountHealthCheck check = accounts.get(account);
        if (check == null) {
            check = watch(account);
            accounts.put(account, check);
            meters.add(account, client.limiter());
        }
        check.add(client);
    }

    /** An endpoint no longer uses an account. */
    public synchronized void end(String account, FivecentClient client) {
        AccountHealthCheck check = accounts.get(account);
        if (check != null && check.remove(client)) {
            accounts.remove(account);
            meters.remove(account);
            WritableHealthCheckRepository repository = repository();
            if (repository != null) {
                repository.removeHealthCheck(check);
            }
        }
    }

    private AccountHealthCheck watch(String account) {
        AccountHealthCheck check =
                new AccountHealthCheck(account, health.minBalance(), health.interval(), this::balance);
        check.setEnabled(health.enabled());
        WritableHealthCheckRepository repository = repository();
        if (repository != null) {
            repository.addHealthCheck(check);
        }
        return check;
    }

    /** The checks that Camel leaves out unless it is told to make them. */
    private WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
    }

    /** The limiters of the accounts that are used, by the names of the accounts. */
    public synchronized Map<String, Limiter> limiters() {
        Map<String, Limiter> limiters = new TreeMap<>();
        accounts.forEach(
                (account, check) -> limiters.put(account, check.client().limiter()));
        return limiters;
    }

    /** The service told the balance of an account. */
    public void balance(String account, Balance balance) {
        boolean postpaid = Boolean.TRUE.equals(balance.postpaid());
        if (postpaid || balance.credits() != null) {
            meters.balance(account, postpaid ? null : balance.credits());
        }
    }

    /**
     * A consumer starts.
     *
     * @param resource   what it consumes
     * @param route      id of its route
     * @param cursorName the key of its cursor
     * @param delay      how long it waits between two polls at most
     */
    public ConsumerActivity begin(String resource, String route, String cursorName, Duration delay) {
        ConsumerActivity consumer = new ConsumerActivity(resource, route, cursorName, delay, this);
        consumers.add(consumer);
        meters.add(consumer);
        return consumer;
    }

    /** A consumer has stopped. */
    public void end(ConsumerActivity consumer) {
        if (consumers.remove(consumer)) {
            meters.remove(consumer);
        }
    }
}

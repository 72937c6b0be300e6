package io.github.camelfivecent.observe;

import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.FivecentAuthenticationException;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentThrottledException;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.Resource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Whether an account can be used: the service takes its key, is not in maintenance, and there are credits left. It asks for
 * the balance, and keeps what it found out, so that frequent probes cost nothing.
 */
final class AccountHealthCheck implements HealthCheck {

    /** A probe that waits longer is given up by whoever made it. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String account;
    private final BigDecimal minBalance;
    private final Duration interval;
    private final BiConsumer<String, Balance> told;
    private final Set<FivecentClient> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean enabled = true;
    private Balance balance;
    private FivecentException failure;
    private Instant asked;
    private long askedNanos;

    AccountHealthCheck(String account, BigDecimal minBalance, Duration interval, BiConsumer<String, Balance> told) {
        this.account = account;
        this.minBalance = minBalance;
        this.interval = interval;
        this.told = told;
    }

    void add(FivecentClient client) {
        clients.add(client);
    }

    /** Whether nobody uses the account any more. */
    boolean remove(FivecentClient client) {
        clients.remove(client);
        return clients.isEmpty();
    }

    /** Any of those that use the account. */
    FivecentClient client() {
        return clients.iterator().next();
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return "fivecent-account-" + account;
    }

    @Override
    public boolean isLiveness() {
        // A restart mends neither the key nor the balance.
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public synchronized Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this)
                .detail(CHECK_KIND, Kind.READINESS)
                .detail("account", account);
        if (!enabled) {
            return builder.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        if (asked == null || System.nanoTime() - askedNanos >= interval.toNanos()) {
            ask();
        }
        builder.detail("checked.at", asked.toString());
        if (failure == null || failure instanceof FivecentThrottledException && balance != null) {
            weigh(builder);
        } else {
            report(builder);
        }
        return builder.build();
    }

    private void ask() {
        Operation<?> operation = Resource.named("account").operation("balance");
        long begun = System.nanoTime();
        try {
            balance = (Balance) client().call(
                            operation
                                    .prepare(Input.of(Map.of()), Clock.systemUTC())
                                    .request(),
                            operation.answer(),
                            () -> System.nanoTime() - begun < LONGEST.toNanos());
            failure = null;
            told.accept(account, balance);
        } catch (FivecentException e) {
            failure = e;
        }
        asked = Instant.now();
        askedNanos = System.nanoTime();
    }

    private void weigh(HealthCheckResultBuilder builder) {
        builder.detail("balance.credits", balance.credits()).detail("balance.postpaid", balance.postpaid());
        boolean low = minBalance != null
                && balance.credits() != null
                && !Boolean.TRUE.equals(balance.postpaid())
                && balance.credits().compareTo(minBalance) < 0;
        if (low) {
            builder.detail("balance.min", minBalance)
                    .message("The balance of account " + account + " is below minBalance: buy credits")
                    .down();
        } else {
            builder.up();
        }
    }

    private void report(HealthCheckResultBuilder builder) {
        if (failure.getHttpStatus() > 0) {
            builder.detail(HTTP_RESPONSE_CODE, failure.getHttpStatus());
        }
        builder.detail("operation", failure.getOperation()).error(failure);
        if (failure instanceof FivecentThrottledException) {
            builder.message("The service asks for fewer requests, so the balance is not known")
                    .unknown();
        } else if (failure instanceof FivecentAuthenticationException) {
            builder.message("The service does not take the key of account " + account + ": check keyId and keySecret")
                    .down();
        } else {
            builder.message("The service is not available for account " + account)
                    .down();
        }
    }
}

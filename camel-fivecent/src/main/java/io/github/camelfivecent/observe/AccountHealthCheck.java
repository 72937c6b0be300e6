package io.github.camelfivecent.observe;

import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.FivecentAuthenticationException;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentThrottledException;
import io.github.camelfivecent.resource.Account;
import java.math.BigDecimal;
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
    /** What the service told last, if that was a balance. */
    private Balance balance;
    /** Why it has not told it since. */
    private RuntimeException failure;
    /** When it told it, or when asking for it failed. */
    private Instant checked;

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
        if (checked == null || System.nanoTime() - askedNanos >= interval.toNanos()) {
            ask();
        }
        builder.detail("checked.at", checked.toString());
        if (balance != null) {
            weigh(builder);
        } else {
            report(builder);
        }
        return builder.build();
    }

    private void ask() {
        long begun = System.nanoTime();
        try {
            balance = Account.balance(client(), () -> System.nanoTime() - begun < LONGEST.toNanos());
            failure = null;
            checked = Instant.now();
            told.accept(account, balance);
        } catch (RuntimeException e) {
            failure = e;
            if (!tellsNothing(e)) {
                balance = null;
            }
            if (balance == null) {
                checked = Instant.now();
            }
        }
        askedNanos = System.nanoTime();
    }

    /** The service did not look at the account: what it told before is still the last that is known. */
    private static boolean tellsNothing(RuntimeException failure) {
        return failure instanceof FivecentThrottledException || !wasAsked(failure);
    }

    private static boolean wasAsked(RuntimeException failure) {
        return failure instanceof FivecentException known && !FivecentClient.isNotMade(known);
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
            if (failure != null) {
                builder.message("The account could not be asked for its balance since checked.at: " + why());
            }
            builder.up();
        }
    }

    private void report(HealthCheckResultBuilder builder) {
        if (failure instanceof FivecentException known) {
            builder.detail("operation", known.getOperation());
            if (known.getHttpStatus() > 0) {
                builder.detail(HTTP_RESPONSE_CODE, known.getHttpStatus());
            }
        }
        builder.error(failure).message("The balance of account " + account + " is not known: " + why());
        if (tellsNothing(failure)) {
            builder.unknown();
        } else {
            builder.down();
        }
    }

    private String why() {
        if (failure instanceof FivecentThrottledException) {
            return "the service asks for fewer requests";
        }
        if (failure instanceof FivecentAuthenticationException) {
            return "the service does not take the key, check keyId and keySecret";
        }
        if (failure instanceof FivecentRequestException) {
            return "the service refused to tell it";
        }
        if (wasAsked(failure)) {
            return "the service is not available";
        }
        return failure instanceof FivecentException
                ? "no turn came for the request, since others took them all or the service asked for a pause"
                : "asking for it failed with " + failure.getClass().getName();
    }
}

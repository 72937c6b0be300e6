package io.github.camelfivecent;

import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.http.HttpClients;
import io.github.camelfivecent.ledger.SendRepository;
import io.github.camelfivecent.observe.Monitoring;
import io.github.camelfivecent.observe.Monitoring.HealthOptions;
import io.github.camelfivecent.resource.OptedOut;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends and receives SMS and email through 5c SMS and Dingo Mail. */
@Component("fivecent")
@ManagedResource(description = "Managed 5c SMS and Dingo Mail component")
public class FivecentComponent extends HealthCheckComponent {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentComponent.class);
    private static final Pattern SECRETS =
            Pattern.compile("([?&](?:keyId|keySecret|webhookToken|proxyAuthUsername|proxyAuthPassword)=)"
                    + "(RAW\\(.*?\\)(?=&|$)|RAW(?:\\{|%7B).*?(?:}|%7D)(?=&|$)|[^&]*)");

    private final Map<String, String> masks = new HashMap<>();

    @Metadata(label = "advanced", description = "Options that all endpoints begin with.")
    private FivecentConfiguration configuration = new FivecentConfiguration();

    @Metadata(
            label = "health",
            description =
                    "Credits below which the health check of a prepaid account is down; by default it is not. The check is one of producers, which are off unless camel.health.producersEnabled=true.")
    private Double minBalance;

    @Metadata(
            label = "health",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description =
                    "How long the result of the health check of an account is kept, before the balance is asked for again.")
    private long healthCheckInterval = 60_000;

    private final AnsweredSends answered = new AnsweredSends();
    private final Map<String, OptedOut> optedOut = new ConcurrentHashMap<>();
    private final Map<IdempotentRepository, Duplicates> duplicates = new IdentityHashMap<>();
    private HttpClients httpClients;
    private Monitoring monitoring;
    private StateRepository<String, String> cursors;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FivecentEndpoint endpoint = new FivecentEndpoint(masked(uri), this, configuration.copy());
        endpoint.setResource(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /**
     * An endpoint's URI shows up in logs, JMX and exceptions, so it is made without what must not be seen there. It is also
     * what tells endpoints apart, so that different secrets get different masks.
     */
    private synchronized String masked(String uri) {
        return SECRETS.matcher(uri)
                .replaceAll(secret -> Matcher.quoteReplacement(secret.group(1)
                        + masks.computeIfAbsent(secret.group(2), value -> "xxxxxx" + (masks.size() + 1))));
    }

    /** The single repository of the registry; without one, what is forgotten when the process ends. */
    @SuppressWarnings("unchecked")
    synchronized StateRepository<String, String> cursorRepository() {
        if (cursors == null) {
            cursors = CamelContextHelper.findSingleByType(getCamelContext(), StateRepository.class);
        }
        if (cursors == null) {
            LOG.warn("Cursors of fivecent consumers are kept in memory and are lost when the process ends: a restart"
                    + " begins at initialPosition again. Set cursorRepository to keep them.");
            cursors = new MapCursorRepository(new ConcurrentHashMap<>());
        }
        return cursors;
    }

    /** The filter of all who use a repository; null for one that drops nothing. */
    synchronized Duplicates duplicates(IdempotentRepository repository) {
        if (repository == null) {
            return new Duplicates(null);
        }
        try {
            // Not stopped with the route: other routes may use it too.
            getCamelContext().addService(repository, true, true);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        return duplicates.computeIfAbsent(repository, Duplicates::new);
    }

    AnsweredSends answeredSends() {
        return answered;
    }

    /** The numbers that have opted out of an account. */
    OptedOut optedOut(String account) {
        return optedOut.computeIfAbsent(account, same -> new OptedOut(Clock.systemUTC()));
    }

    /** What there is to watch; made late, so that whatever it is to be watched with is in the registry by then. */
    synchronized Monitoring monitoring() {
        if (monitoring == null) {
            monitoring = new Monitoring(
                    getCamelContext(),
                    new HealthOptions(
                            isHealthCheckProducerEnabled(),
                            minBalance == null ? null : BigDecimal.valueOf(minBalance),
                            Duration.ofMillis(healthCheckInterval)));
        }
        return monitoring;
    }

    /** Started by the first endpoint: one in a split or a multicast starts before its component. */
    HttpClients httpClients() {
        if (!isStoppingOrStopped()) {
            ServiceHelper.startService(httpClients);
        }
        return httpClients;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        httpClients = new HttpClients(getCamelContext());
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(httpClients);
        super.doStop();
    }

    @ManagedAttribute(description = "Requests made; one that is repeated counts each time")
    public long getRequests() {
        return monitoring().activity().requests();
    }

    @ManagedAttribute(description = "Requests that failed")
    public long getFailedRequests() {
        return monitoring().activity().failed();
    }

    @ManagedAttribute(description = "Requests that repeated one that had failed")
    public long getRetries() {
        return monitoring().activity().retries();
    }

    @ManagedAttribute(description = "Requests answered with 429, or not made because of the pause it asked for")
    public long getThrottles() {
        return monitoring().activity().throttles();
    }

    @ManagedAttribute(description = "Requests that may have been carried out or not")
    public long getUnknownOutcomes() {
        return monitoring().activity().unknown();
    }

    @ManagedAttribute(description = "Messages sent")
    public long getMessagesSent() {
        return monitoring().activity().messages();
    }

    @ManagedAttribute(description = "Segments of the SMS that were sent")
    public long getSegmentsSent() {
        return monitoring().activity().segments();
    }

    @ManagedAttribute(description = "Credits charged for what was sent")
    public String getCreditsSpent() {
        return monitoring().activity().credits().toPlainString();
    }

    @ManagedAttribute(description = "Requests that wait for their turn, and whether the service has asked for a pause")
    public Map<String, String> getLimiters() {
        return Watch.limiters(this);
    }

    @ManagedAttribute(description = "The last failures of requests and items, the newest first")
    public List<String> getLastFailures() {
        return monitoring().activity().failures().stream().map(Object::toString).toList();
    }

    @ManagedAttribute(description = "Entries of the send ledgers; -1 for one that cannot tell")
    public List<Long> getLedgerSizes() {
        return Watch.ledgers(this).stream().map(SendRepository::size).toList();
    }

    public Double getMinBalance() {
        return minBalance;
    }

    public void setMinBalance(Double minBalance) {
        if (minBalance != null && !Double.isFinite(minBalance)) {
            throw new IllegalArgumentException("option minBalance takes a number of credits, given " + minBalance);
        }
        this.minBalance = minBalance;
    }

    public long getHealthCheckInterval() {
        return healthCheckInterval;
    }

    public void setHealthCheckInterval(long healthCheckInterval) {
        if (healthCheckInterval < 0) {
            throw new IllegalArgumentException(
                    "option healthCheckInterval takes milliseconds, 0 or more, given " + healthCheckInterval);
        }
        this.healthCheckInterval = healthCheckInterval;
    }

    public FivecentConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(FivecentConfiguration configuration) {
        this.configuration = configuration;
    }
}

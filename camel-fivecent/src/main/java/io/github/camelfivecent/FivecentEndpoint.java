package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.http.BaseUrl;
import io.github.camelfivecent.http.ConnectionSettings;
import io.github.camelfivecent.http.Credentials;
import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.http.Limits;
import io.github.camelfivecent.http.Service;
import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.observe.Monitoring;
import io.github.camelfivecent.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Send and receive SMS and email through 5c SMS and Dingo Mail.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "fivecent",
        title = "5c SMS and Dingo Mail",
        syntax = "fivecent:resource",
        category = {Category.CLOUD, Category.MESSAGING, Category.MOBILE},
        headersClass = FivecentConstants.class)
public class FivecentEndpoint extends ScheduledPollEndpoint implements WebhookCapableEndpoint, EndpointServiceLocation {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentEndpoint.class);

    @UriPath(
            enums = "sms,inbox,optouts,conversations,email,domains,account,logins,senderids,virtualnumbers",
            description = "What of the account the endpoint is about.")
    @Metadata(required = true)
    private String resource;

    @UriParam
    private FivecentConfiguration configuration;

    private Resource table;
    private FivecentClient client;
    private WebhookConfiguration webhookConfiguration;

    public FivecentEndpoint() {}

    FivecentEndpoint(String uri, FivecentComponent component, FivecentConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        requireCredentials();
        return new FivecentProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        requireCredentials();
        Consumer consumer = Consumers.of(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return new WebhookHandler(this, next);
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        this.webhookConfiguration = webhookConfiguration;
        String uri = webhookConfiguration.getEndpointUri();
        if (uri != null && uri.matches(".*[?&]webhookToken=(?!(RAW\\()?#bean:|%23bean).*")) {
            LOG.warn(
                    "The URI of the webhook of {} has its webhookToken in it, where tools may show it. Set it on the"
                            + " component, or name a bean: webhookToken=#bean:name",
                    getEndpointBaseUri());
        }
    }

    /** The service has no operation for it, so it only says what to enter in the dashboard. */
    @Override
    public void registerWebhook() {
        String server = webhookConfiguration.getWebhookExternalUrl();
        LOG.info(
                "Webhooks of {} are to be entered at https://www.5centsms.com.au/dashboard/webhooks, as {}{}, with"
                        + " ?token=... if webhookToken is set",
                getEndpointBaseUri(),
                server == null ? "https://YOUR-SERVER" : server,
                webhookConfiguration.computeFullPath(true));
    }

    @Override
    public void unregisterWebhook() {
        LOG.debug("Webhooks of {} stay entered in the dashboard of the service", this);
    }

    /** Where consumers keep their cursors. */
    StateRepository<String, String> cursorRepository() throws Exception {
        StateRepository<String, String> repository = configuration.getCursorRepository();
        if (repository == null) {
            repository = getComponent().cursorRepository();
        }
        // Not stopped with the route: other routes may use it too.
        getCamelContext().addService(repository, true, true);
        return repository;
    }

    /** The key of a consumer's cursor: the option, or one that two endpoints share if they read the same. */
    String cursorName(Kind kind) {
        return configuration.getCursorName() != null
                ? configuration.getCursorName()
                : "fivecent-" + resource + "-" + kind.name().toLowerCase(Locale.ROOT) + "-" + accountName()
                        + part(kind);
    }

    /** What of a resource a consumer reads, where that is not all of it; without a number in it, which logs must not show. */
    private String part(Kind kind) {
        return switch (kind) {
            case ITEMS, STATUS -> "";
            case BALANCE -> "-" + configuration.getThreshold();
            case CONVERSATION ->
                "-" + configuration.getDirection()
                        + (configuration.getId() != null
                                ? "-" + configuration.getId().toLowerCase(Locale.ROOT)
                                : configuration.getNumber() != null ? "-" + hash(configuration.getNumber()) : "");
        };
    }

    private static UUID hash(String number) {
        return UUID.nameUUIDFromBytes(PhoneNumber.normalise(number).getBytes(StandardCharsets.UTF_8));
    }

    /** A name of the account that does not give its key away. */
    String accountName() {
        return credentials().fingerprint();
    }

    private Credentials credentials() {
        return new Credentials(configuration.getKeyId(), configuration.getKeySecret());
    }

    /** The table of what can be done with the resource. */
    Resource table() {
        return table;
    }

    FivecentClient client() {
        return client;
    }

    /** The value of an option by its name, or null. */
    public Object option(String name) {
        return ((PropertyConfigurerGetter) getComponent().getEndpointPropertyConfigurer())
                .getOptionValue(this, name, false);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        table = Resource.named(resource);
        table.operation(configuration.getOperation());
        if (hasCredentials()) {
            requireCredentials();
        }
        baseUrls();
    }

    /** Who only receives webhooks needs none. */
    private boolean hasCredentials() {
        return configuration.getKeyId() != null || configuration.getKeySecret() != null;
    }

    private void requireCredentials() {
        require("keyId", configuration.getKeyId());
        require("keySecret", configuration.getKeySecret());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (!hasCredentials()) {
            return;
        }
        Credentials credentials = credentials();
        Monitoring monitoring = getComponent().monitoring();
        Limits limits = Limits.of(configuration.getMaxRequestsPerSecond(), configuration.getMaxConcurrentRequests());
        client = new FivecentClient(
                getComponent().httpClients().transport(connectionSettings(), credentials),
                credentials.keyId(),
                limits,
                configuration.getMaxRetries(),
                Duration.ofMillis(configuration.getRetryDelay()),
                Duration.ofMillis(configuration.getMaxRetryDelay()),
                monitoring.activity());
        monitoring.begin(
                accountName(),
                client,
                List.of(table().operation(configuration.getOperation()).id()));
    }

    @Override
    protected void doStop() throws Exception {
        if (client != null) {
            getComponent().monitoring().end(accountName(), client);
            client.close();
        }
        super.doStop();
    }

    private ConnectionSettings connectionSettings() {
        return new ConnectionSettings(
                configuration.getHttpComponent(),
                baseUrls(),
                Duration.ofMillis(configuration.getConnectTimeout()),
                Duration.ofMillis(configuration.getResponseTimeout()),
                configuration.getSslContextParameters(),
                configuration.isUseGlobalSslContextParameters(),
                configuration.getProxyHost(),
                configuration.getProxyPort(),
                configuration.getProxyAuthUsername(),
                configuration.getProxyAuthPassword(),
                configuration.getMaxTotalConnections(),
                configuration.getConnectionsPerRoute());
    }

    private Map<Service, String> baseUrls() {
        return Map.of(
                Service.SMS, BaseUrl.of("smsBaseUrl", configuration.getSmsBaseUrl()),
                Service.EMAIL, BaseUrl.of("emailBaseUrl", configuration.getEmailBaseUrl()));
    }

    private static void require(String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("option " + option + " is missing: set camel.component.fivecent."
                    + option + ", or " + option + " on the endpoint");
        }
    }

    @Override
    public FivecentComponent getComponent() {
        return (FivecentComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return "email".equals(resource) || "domains".equals(resource)
                ? configuration.getEmailBaseUrl()
                : configuration.getSmsBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    public String getResource() {
        return resource;
    }

    public void setResource(String resource) {
        this.resource = resource;
    }

    public FivecentConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(FivecentConfiguration configuration) {
        this.configuration = configuration;
    }
}

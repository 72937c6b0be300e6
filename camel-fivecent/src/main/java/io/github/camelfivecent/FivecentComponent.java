package io.github.camelfivecent;

import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.http.HttpClients;
import io.github.camelfivecent.resource.OptedOut;
import java.time.Clock;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends and receives SMS and email through 5c SMS and Dingo Mail. */
@Component("fivecent")
public class FivecentComponent extends DefaultComponent {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentComponent.class);
    private static final Pattern SECRETS =
            Pattern.compile("([?&](?:keyId|keySecret|webhookToken|proxyAuthUsername|proxyAuthPassword)=)"
                    + "(RAW\\(.*?\\)(?=&|$)|RAW\\{.*?}(?=&|$)|[^&]*)");

    private final Map<String, String> masks = new HashMap<>();

    @Metadata(label = "advanced", description = "Options that all endpoints begin with.")
    private FivecentConfiguration configuration = new FivecentConfiguration();

    private final AnsweredSends answered = new AnsweredSends();
    private final Map<String, OptedOut> optedOut = new ConcurrentHashMap<>();
    private final Map<IdempotentRepository, Duplicates> duplicates = new IdentityHashMap<>();
    private HttpClients httpClients;
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

    HttpClients httpClients() {
        return httpClients;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        httpClients = new HttpClients(getCamelContext());
        ServiceHelper.startService(httpClients);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(httpClients);
        super.doStop();
    }

    public FivecentConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(FivecentConfiguration configuration) {
        this.configuration = configuration;
    }
}

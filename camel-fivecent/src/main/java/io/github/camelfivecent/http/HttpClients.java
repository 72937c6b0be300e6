package io.github.camelfivecent.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.RequestConfig;

/** The HTTP clients of a component, one for all endpoints with equal settings; they end with the component. */
public final class HttpClients extends ServiceSupport {

    private static final long LOOK = 100;

    private final CamelContext context;
    private final Map<ConnectionSettings, Client> clients = new ConcurrentHashMap<>();
    private final Deadlines deadlines = new Deadlines();
    private ScheduledExecutorService watch;

    /**
     * A client.
     *
     * @param http   makes requests
     * @param limits what each request is to be given, of a client that has none of its own; null if it has
     * @param owner  what it is stopped with
     */
    record Client(HttpClient http, RequestConfig limits, HttpEndpoint owner) {}

    /**
     * Creates the holder of the clients.
     *
     * @param context whose settings and threads they use
     */
    public HttpClients(CamelContext context) {
        this.context = context;
    }

    /**
     * A way to make requests. Its client is made now if there are settings of it that can be wrong, and else with the first
     * request: camel-http, HttpClient and the certificates of the JDK are most of what there is to load.
     *
     * @param settings    how the services are reached
     * @param credentials the key to use
     * @throws IllegalStateException if no client can be made of the settings
     */
    public Transport transport(ConnectionSettings settings, Credentials credentials) {
        if (settings.sslContextParameters() != null
                || settings.useGlobalSslContextParameters()
                || settings.httpComponent() != null
                || context.hasComponent("http") != null) {
            client(settings);
        }
        return new HttpTransport(
                () -> client(settings), settings.baseUrls(), credentials, settings.responseTimeout(), deadlines);
    }

    private Client client(ConnectionSettings settings) {
        return clients.computeIfAbsent(settings, this::start);
    }

    private Client start(ConnectionSettings settings) {
        if (isStoppingOrStopped()) {
            throw new IllegalStateException("the component is stopped");
        }
        try {
            QuietHttpComponent component = new QuietHttpComponent(context, settings);
            HttpEndpoint endpoint =
                    (HttpEndpoint) component.createEndpoint(settings.baseUrls().get(Service.SMS));
            if (!component.isQuiet()) {
                throw new IllegalStateException(
                        "this version of camel-http makes connections of its own, whose log would show the key");
            }
            ServiceHelper.startService(endpoint);
            return component.isPlain()
                    ? new Client(minimal(endpoint), component.limits(), endpoint)
                    : new Client(endpoint.getHttpClient(), null, endpoint);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot make an HTTP client: " + e.getMessage(), e);
        }
    }

    /** Knows of no proxy, login, cookie or redirect, and takes a seventh less CPU for a send. */
    private static HttpClient minimal(HttpEndpoint endpoint) {
        return org.apache.hc.client5.http.impl.classic.HttpClients.createMinimal(endpoint.getClientConnectionManager());
    }

    @Override
    protected void doStart() {
        watch = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "FivecentDeadlines");
        watch.scheduleWithFixedDelay(deadlines, LOOK, LOOK, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        clients.keySet()
                .forEach(settings ->
                        ServiceHelper.stopService(clients.remove(settings).owner()));
        if (watch != null) {
            context.getExecutorServiceManager().shutdownNow(watch);
        }
    }
}

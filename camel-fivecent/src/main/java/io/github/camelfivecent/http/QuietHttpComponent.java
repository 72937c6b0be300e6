package io.github.camelfivecent.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PluginHelper;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A camel-http component with the settings of the user's own, less what would repeat a request, take it to another host,
 * or write its body to a log.
 */
final class QuietHttpComponent extends HttpComponent {

    /** Left out: a pool shared with others would log the wire, and a listener needs an exchange, which a poll has not. */
    private static final Set<String> NOT_TAKEN =
            Set.of("clientConnectionManager", "httpActivityListener", "logHttpActivity");

    /** What the connections are made with. All other settings are for HttpClient's full client. */
    private static final Set<String> OF_CONNECTIONS = Set.of(
            "sslContextParameters",
            "useGlobalSslContextParameters",
            "x509HostnameVerifier",
            "connectTimeout",
            "connectionRequestTimeout",
            "connectionTimeToLive",
            "connectionsPerRoute",
            "maxTotalConnections",
            "responseTimeout",
            "soTimeout");

    /** A connection idle for longer is looked at before use: one that the service closed would lose the request. */
    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofMilliseconds(500);

    private final Timeout timeout;
    private boolean plain;
    private boolean quiet;

    QuietHttpComponent(CamelContext context, ConnectionSettings settings) {
        this.timeout = Timeout.of(settings.connectTimeout());
        setCamelContext(context);
        copySettings(
                context,
                settings.httpComponent() == null
                        ? context.getComponent("http", HttpComponent.class)
                        : settings.httpComponent());
        setAutomaticRetriesDisabled(true);
        setRedirectHandlingDisabled(true);
        setFollowRedirects(false);
        setCookieManagementDisabled(true);
        setX509HostnameVerifier(new DefaultHostnameVerifier());
        setConnectTimeout(settings.connectTimeout().toMillis());
        setConnectionRequestTimeout(settings.connectTimeout().toMillis());
        setResponseTimeout(settings.responseTimeout().toMillis());
        setSoTimeout(settings.responseTimeout().toMillis());
        if (settings.sslContextParameters() != null) {
            setSslContextParameters(settings.sslContextParameters());
        }
        if (settings.useGlobalSslContextParameters()) {
            setUseGlobalSslContextParameters(true);
        }
        if (settings.proxyHost() != null) {
            setProxyHost(settings.proxyHost());
            setProxyPort(settings.proxyPort());
            setProxyAuthUsername(settings.proxyAuthUsername());
            setProxyAuthPassword(settings.proxyAuthPassword());
        }
        if (getProxyAuthScheme() == null) {
            // camel-http would speak TLS to the proxy as soon as the service does, which few proxies take.
            setProxyAuthScheme("http");
        }
        if (settings.maxTotalConnections() != null) {
            setMaxTotalConnections(settings.maxTotalConnections());
        }
        setConnectionsPerRoute(
                settings.connectionsPerRoute() == null ? getMaxTotalConnections() : settings.connectionsPerRoute());
    }

    private void copySettings(CamelContext context, HttpComponent base) {
        PropertyConfigurer configurer =
                PluginHelper.getConfigurerResolver(context).resolvePropertyConfigurer("http-component", context);
        Map<String, Object> settings = settings(context, base);
        HttpComponent untouched = new HttpComponent();
        untouched.setCamelContext(context);
        Map<String, Object> defaults = settings(context, untouched);
        plain = settings.entrySet().stream()
                .allMatch(setting -> OF_CONNECTIONS.contains(setting.getKey())
                        || Objects.equals(setting.getValue(), defaults.get(setting.getKey())));
        settings.forEach((option, value) -> {
            if (value != null) {
                configurer.configure(context, this, option, value, false);
            }
        });
    }

    private static Map<String, Object> settings(CamelContext context, HttpComponent component) {
        Map<String, Object> settings = new HashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(component, settings, null, false);
        settings.keySet().removeAll(NOT_TAKEN);
        return settings;
    }

    /** Whether connections are all that the settings are about, so that no client is needed that can do more. */
    boolean isPlain() {
        return plain && getProxyHost() == null && getCamelContext().getGlobalOption("http.proxyHost") == null;
    }

    /** The limits of a request, for a client that has none. */
    RequestConfig limits() {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(getConnectionRequestTimeout()))
                .setResponseTimeout(Timeout.ofMilliseconds(getResponseTimeout()))
                .build();
    }

    // What camel-http hands over here is what HttpClient has deprecated.
    @SuppressWarnings("deprecation")
    @Override
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> registry,
            int maxTotalConnections,
            int connectionsPerRoute,
            SocketConfig socketConfig) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                registry,
                PoolConcurrencyPolicy.STRICT,
                TimeValue.ofMilliseconds(getConnectionTimeToLive()),
                QuietHttpComponent::connection);
        return limited(pool, ConnectionConfig.custom(), socketConfig);
    }

    /**
     * What camel-http calls instead from 4.22 on. It is not in the version that this is compiled against, so that no compiler
     * checks the signature: {@link #isQuiet} does at run time.
     */
    protected HttpClientConnectionManager createConnectionManager(
            TlsSocketStrategy tls, int maxTotalConnections, int connectionsPerRoute, SocketConfig socketConfig) {
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setConnectionFactory(QuietHttpComponent::connection)
                .build();
        ConnectionConfig.Builder connections = ConnectionConfig.custom();
        if (getConnectionTimeToLive() >= 0) {
            connections.setTimeToLive(TimeValue.ofMilliseconds(getConnectionTimeToLive()));
        }
        return limited(pool, connections, socketConfig);
    }

    private HttpClientConnectionManager limited(
            PoolingHttpClientConnectionManager pool, ConnectionConfig.Builder connections, SocketConfig socketConfig) {
        pool.setMaxTotal(getMaxTotalConnections());
        pool.setDefaultMaxPerRoute(getConnectionsPerRoute());
        pool.setDefaultSocketConfig(socketConfig);
        pool.setDefaultConnectionConfig(connections
                .setConnectTimeout(timeout)
                .setValidateAfterInactivity(LOOKED_AT_AFTER)
                .build());
        quiet = true;
        return pool;
    }

    /** Whether connections are made here; a camel-http that makes its own would log the credentials at DEBUG. */
    boolean isQuiet() {
        return quiet;
    }

    private static QuietConnection connection(java.net.Socket socket) throws java.io.IOException {
        QuietConnection connection = new QuietConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }
}

package io.github.camelfivecent.http;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How the services are reached. Endpoints with equal settings share one pool of connections.
 *
 * @param httpComponent       the camel-http component whose client settings are the base, or null for the context's
 * @param baseUrls            base URL of each service, without a slash at the end
 * @param connectTimeout      time to get a connection
 * @param responseTimeout     time for the whole answer
 * @param sslContextParameters TLS settings, or null
 * @param useGlobalSslContextParameters whether the context's TLS settings are used
 * @param proxyHost           host of a proxy, or null
 * @param proxyPort           port of the proxy, or null
 * @param proxyAuthUsername   user at the proxy, or null
 * @param proxyAuthPassword   password at the proxy, or null
 * @param maxTotalConnections connections in all, or null for camel-http's
 * @param connectionsPerRoute connections to one host, or null for as many as in all
 */
public record ConnectionSettings(
        HttpComponent httpComponent,
        Map<Service, String> baseUrls,
        Duration connectTimeout,
        Duration responseTimeout,
        SSLContextParameters sslContextParameters,
        boolean useGlobalSslContextParameters,
        String proxyHost,
        Integer proxyPort,
        String proxyAuthUsername,
        String proxyAuthPassword,
        Integer maxTotalConnections,
        Integer connectionsPerRoute) {

    /** @throws IllegalArgumentException if a time or a number is not above zero; the message names the option */
    public ConnectionSettings {
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("responseTimeout", responseTimeout);
        requirePositive("maxTotalConnections", maxTotalConnections);
        requirePositive("connectionsPerRoute", connectionsPerRoute);
    }

    private static void requirePositive(String option, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("option " + option + " takes a duration above zero, given " + timeout);
        }
    }

    private static void requirePositive(String option, Integer connections) {
        if (connections != null && connections < 1) {
            throw new IllegalArgumentException("option " + option + " takes a number above zero, given " + connections);
        }
    }

    @Override
    public String toString() {
        return "ConnectionSettings" + baseUrls;
    }
}

package io.github.camelfivecent;

import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** How the services are reached. */
@UriParams
public abstract class ConnectionConfiguration {

    @UriParam(
            label = "security",
            secret = true,
            description = "Id of the API key. It is never part of an endpoint's URI, a log or a failure.")
    private String keyId;

    @UriParam(
            label = "security",
            secret = true,
            description = "Secret of the API key. It is never part of an endpoint's URI, a log or a failure.")
    private String keySecret;

    @UriParam(
            label = "common,advanced",
            defaultValue = "https://www.5centsms.com.au/api/v5",
            description = "Base URL of 5c SMS. Plain http is taken for a loopback host only.")
    private String smsBaseUrl = "https://www.5centsms.com.au/api/v5";

    @UriParam(
            label = "common,advanced",
            defaultValue = "https://api.dingomail.com.au/api/v5",
            description = "Base URL of Dingo Mail. Plain http is taken for a loopback host only.")
    private String emailBaseUrl = "https://api.dingomail.com.au/api/v5";

    @UriParam(
            label = "timeout",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long it may take to get a connection.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "timeout",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "How long it may take until the whole answer is there, not only until the next bytes of it.")
    private long responseTimeout = 30_000;

    @UriParam(
            label = "reliability",
            defaultValue = "3",
            description =
                    "How many times a request is repeated, if it is certain that it was not carried out or if it only reads.")
    private int maxRetries = 3;

    @UriParam(
            label = "reliability",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description =
                    "Delay before the first repetition; doubled for each further one, with jitter. A delay that the service asks for wins.")
    private long retryDelay = 500;

    @UriParam(
            label = "reliability",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "Longest delay before a repetition.")
    private long maxRetryDelay = 30_000;

    @UriParam(
            label = "limits",
            description =
                    "Most requests a second, over all endpoints that use the same key; no limit by default. Endpoints that state different limits share the strictest.")
    private Double maxRequestsPerSecond;

    @UriParam(
            label = "limits",
            defaultValue = "20",
            description =
                    "Most requests at the same time, over all endpoints that use the same key. Endpoints that state different limits share the strictest.")
    private int maxConcurrentRequests = 20;

    @UriParam(
            label = "advanced",
            description = "The camel-http component whose client settings are used; the context's own by default.")
    private HttpComponent httpComponent;

    @UriParam(label = "security", description = "TLS settings.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the TLS settings of the context.")
    private boolean useGlobalSslContextParameters;

    @UriParam(label = "proxy", description = "Host of an HTTP proxy.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "Port of the HTTP proxy.")
    private Integer proxyPort;

    @UriParam(label = "proxy,security", secret = true, description = "User at the HTTP proxy.")
    private String proxyAuthUsername;

    @UriParam(label = "proxy,security", secret = true, description = "Password at the HTTP proxy.")
    private String proxyAuthPassword;

    @UriParam(label = "advanced", description = "Most connections in all; that of camel-http by default.")
    private Integer maxTotalConnections;

    @UriParam(label = "advanced", description = "Most connections to one host; as many as in all by default.")
    private Integer connectionsPerRoute;

    public String getKeyId() {
        return keyId;
    }

    public void setKeyId(String keyId) {
        this.keyId = keyId;
    }

    public String getKeySecret() {
        return keySecret;
    }

    public void setKeySecret(String keySecret) {
        this.keySecret = keySecret;
    }

    public String getSmsBaseUrl() {
        return smsBaseUrl;
    }

    public void setSmsBaseUrl(String smsBaseUrl) {
        this.smsBaseUrl = smsBaseUrl;
    }

    public String getEmailBaseUrl() {
        return emailBaseUrl;
    }

    public void setEmailBaseUrl(String emailBaseUrl) {
        this.emailBaseUrl = emailBaseUrl;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public Double getMaxRequestsPerSecond() {
        return maxRequestsPerSecond;
    }

    public void setMaxRequestsPerSecond(Double maxRequestsPerSecond) {
        this.maxRequestsPerSecond = maxRequestsPerSecond;
    }

    public int getMaxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    public void setMaxConcurrentRequests(int maxConcurrentRequests) {
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    public HttpComponent getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(HttpComponent httpComponent) {
        this.httpComponent = httpComponent;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public Integer getMaxTotalConnections() {
        return maxTotalConnections;
    }

    public void setMaxTotalConnections(Integer maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public Integer getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(Integer connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }
}

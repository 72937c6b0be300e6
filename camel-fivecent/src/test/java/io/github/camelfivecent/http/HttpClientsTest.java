package io.github.camelfivecent.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an HTTP client is made: most of what a start would load is its. */
class HttpClientsTest {

    private static final Request REQUEST =
            new Request("sms.send", Service.SMS, "POST", "sms", Map.of("to", "0412333555"));

    @Test
    void theFirstRequestMakesTheClientAndNotTheStart() throws Exception {
        try (FivecentFixture fivecent = new FivecentFixture()) {
            startRoute(fivecent.context(), "");
            assertThat(fivecent.context().hasComponent("http")).isNull();

            fivecent.send("direct:in", "Hi");

            assertThat(fivecent.requests()).isEqualTo(1);
            assertThat(fivecent.context().hasComponent("http")).isNotNull();
        }
    }

    @Test
    void aTlsSettingThatCannotBeUsedFailsAtTheStart() {
        KeyStoreParameters missing = new KeyStoreParameters();
        missing.setResource("file:/nowhere/trust.p12");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(missing);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        try (FivecentFixture fivecent = new FivecentFixture()) {
            fivecent.context().getRegistry().bind("tls", tls);

            assertThatThrownBy(() -> startRoute(fivecent.context(), "&sslContextParameters=#tls"))
                    .hasStackTraceContaining("Cannot make an HTTP client")
                    .hasStackTraceContaining("/nowhere/trust.p12");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxTotalConnections", "connectionsPerRoute"})
    void aPoolWithoutConnectionsIsRefusedAtTheStart(String option) {
        try (FivecentFixture fivecent = new FivecentFixture()) {
            assertThatThrownBy(() -> startRoute(fivecent.context(), "&" + option + "=0"))
                    .hasStackTraceContaining("option " + option + " takes a number above zero, given 0");
        }
    }

    @Test
    void whatTheHttpComponentAddsToItsClientIsAdded() {
        try (FivecentFixture fivecent = new FivecentFixture()) {
            HttpComponent http = new HttpComponent();
            http.setUserAgent("Shop/1");
            http.setHttpClientConfigurer(
                    client -> client.setDefaultHeaders(List.of(new BasicHeader("X-Department", "Parcels"))));
            fivecent.context().addComponent("configured", http);
            fivecent.context().getRegistry().bind("configured", http);
            fivecent.wireMock().stubFor(any(anyUrl()).willReturn(okJson("{\"error\":\"\",\"balance\":{}}")));

            fivecent.call("account?httpComponent=#configured", null);

            fivecent.wireMock()
                    .verify(anyRequestedFor(anyUrl())
                            .withHeader("User-Agent", equalTo("Shop/1"))
                            .withHeader("X-Department", equalTo("Parcels")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "connectTimeout, 5000, true",
        "maxTotalConnections, 7, true",
        "connectionTimeToLive, 1000, true",
        "useGlobalSslContextParameters, true, true",
        "userAgent, Shop/1, false",
        "useSystemProperties, true, false",
        "contentCompressionDisabled, true, false",
        "defaultUserAgentDisabled, true, false",
        "proxyHost, localhost, false",
        "httpConfiguration.authMethod, Basic, false"
    })
    void aSettingThatIsNotOfTheConnectionsTakesTheFullClient(String option, String value, boolean isPlain) {
        try (FivecentFixture fivecent = new FivecentFixture()) {
            CamelContext context = fivecent.context();
            ConnectionSettings settings = settings(fivecent.sandbox());
            assertThat(new QuietHttpComponent(context, settings).isPlain()).isTrue();

            HttpComponent http = context.getComponent("http", HttpComponent.class);
            PropertyBindingSupport.build().bind(context, http, option, value);

            assertThat(new QuietHttpComponent(context, settings).isPlain()).isEqualTo(isPlain);
        }
    }

    @Test
    void aSendThatGetsNoConnectionInTimeIsNotMade() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CompletableFuture<Exchange> first;
        try (RawServer server = new RawServer(RawServer.afterRequest(connection -> {
                    taken.countDown();
                    // until the client goes
                    connection.getInputStream().read();
                }));
                FivecentFixture fivecent = new FivecentFixture()) {
            String uri =
                    "sms?sender=Shop&to=0412333555&maxTotalConnections=1&connectTimeout=200&maxRetries=0&smsBaseUrl="
                            + server.url();
            first = CompletableFuture.supplyAsync(() -> fivecent.exchange(uri, "Hi", Map.of()));
            assertThat(taken.await(1, TimeUnit.MINUTES)).isTrue();

            FivecentException failure = fivecent.failure(uri, "Hello");

            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure).hasMessageContaining("ConnectionRequestTimeout");
        }
        // so that it is in no other test's way
        assertThat(first).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void aStoppedComponentMakesNoClient() {
        try (FivecentFixture fivecent = new FivecentFixture()) {
            HttpClients clients = new HttpClients(fivecent.context());
            clients.start();
            Transport transport = clients.transport(settings(fivecent.sandbox()), new Credentials("a", "b"));
            clients.stop();

            assertThatThrownBy(() -> transport.exchange(REQUEST, null, () -> true))
                    .isInstanceOf(FivecentUnavailableException.class)
                    .hasMessageContaining("nothing was sent")
                    .hasMessageContaining("the component is stopped");
            assertThat(fivecent.context().hasComponent("http")).isNull();
        }
    }

    private static void startRoute(CamelContext context, String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("fivecent:sms?sender=Shop&to=0412333555" + options);
            }
        });
    }

    private static ConnectionSettings settings(FivecentSandbox sandbox) {
        Duration timeout = Duration.ofSeconds(30);
        Map<Service, String> urls = Map.of(Service.SMS, sandbox.smsBaseUrl(), Service.EMAIL, sandbox.emailBaseUrl());
        return new ConnectionSettings(null, urls, timeout, timeout, null, false, null, null, null, null, null, null);
    }
}

package io.github.camelfivecent.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentRequestException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Requests go through the proxy that the options name, to the service alone, and the proxy can read none of them. */
class ProxyTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> options.setMaxRetries(2));

    private static final String SMS =
            "{\"error\":\"\",\"messages\":[{\"id\":\"" + "f".repeat(24) + "\",\"status\":1000}]}";

    @TempDir
    static Path folder;

    private static WireMockServer server;

    @BeforeAll
    static void startServer() throws Exception {
        Path store = TestKeys.forHost("localhost", folder);
        server = new WireMockServer(WireMockConfiguration.options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(store.toString())
                .keystoreType("PKCS12")
                .keystorePassword(TestKeys.PASSWORD)
                .keyManagerPassword(TestKeys.PASSWORD));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson(SMS)));
        FIVECENT.context().setSSLContextParameters(TestKeys.trusting(store));
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @Test
    void namedByTheOptions() {
        try (ProxyServer proxy = new ProxyServer("walter", "let me in")) {
            FIVECENT.call(
                    sms(proxy) + "&proxyAuthUsername=walter&proxyAuthPassword=RAW(let me in)", "Through a tunnel");

            hasPassedOneRequestUnread(proxy);
        }
    }

    @Test
    void namedByTheHttpComponent() {
        try (ProxyServer proxy = new ProxyServer("walter", "let me in")) {
            HttpComponent http = new HttpComponent();
            http.setProxyHost("127.0.0.1");
            http.setProxyPort(proxy.port());
            http.setProxyAuthUsername("walter");
            http.setProxyAuthPassword("let me in");
            FIVECENT.context().addComponent("proxied", http);
            FIVECENT.context().getRegistry().bind("proxied", http);

            FIVECENT.call(sms() + "&httpComponent=#proxied", "Through a tunnel");

            hasPassedOneRequestUnread(proxy);
        }
    }

    @Test
    void namedByTheContext() throws Exception {
        try (ProxyServer proxy = new ProxyServer("walter", "let me in");
                FivecentFixture fivecent = new FivecentFixture()) {
            CamelContext context = fivecent.context();
            context.setSSLContextParameters(FIVECENT.context().getSSLContextParameters());
            context.getGlobalOptions().put("http.proxyScheme", "http");
            context.getGlobalOptions().put("http.proxyHost", "127.0.0.1");
            context.getGlobalOptions().put("http.proxyPort", Integer.toString(proxy.port()));

            assertThat(fivecent.failure(sms(), "Through a tunnel")).hasMessageContaining("407");

            assertThat(proxy.heads()).isNotEmpty();
            assertThat(server.getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void whichRefusesIsAFailureThatDidNothing() {
        server.resetRequests();
        try (ProxyServer proxy = new ProxyServer("walter", "let me in")) {
            FivecentException failure = FIVECENT.failure(
                    sms(proxy) + "&proxyAuthUsername=walter&proxyAuthPassword=guessed", "Through a tunnel");

            assertThat(failure).isInstanceOf(FivecentRequestException.class).hasMessageContaining("407");
            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure.toString()).doesNotContain("guessed");
            assertThat(server.getAllServeEvents()).isEmpty();
            assertThat(proxy.heads())
                    .allMatch(head -> head.startsWith("CONNECT localhost:" + server.httpsPort() + " "));
        }
    }

    @Test
    void whichIsNotThereIsAFailureThatDidNothing() {
        int port;
        try (ProxyServer gone = new ProxyServer("walter", "let me in")) {
            port = gone.port();
        }
        FivecentException failure = FIVECENT.failure(sms() + "&proxyHost=127.0.0.1&proxyPort=" + port, "Hi", Map.of());

        assertThat(failure).hasMessageContaining("nothing was sent");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
    }

    private static void hasPassedOneRequestUnread(ProxyServer proxy) {
        assertThat(server.getAllServeEvents()).hasSize(1);
        assertThat(proxy.heads())
                .isNotEmpty()
                .allMatch(head -> head.startsWith("CONNECT localhost:" + server.httpsPort() + " "));
        assertThat(proxy.heads() + proxy.passed())
                .doesNotContain(FIVECENT.sandbox().keyId(), FIVECENT.sandbox().keySecret(), "Through a tunnel");
        server.resetRequests();
    }

    private static String sms(ProxyServer proxy) {
        return sms() + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port();
    }

    private static String sms() {
        return "sms?sender=Shop&to=0412333555&useGlobalSslContextParameters=true&smsBaseUrl=https://localhost:"
                + server.httpsPort();
    }
}

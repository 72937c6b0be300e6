package io.github.camelfivecent.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.webhook.WebhookAttempt;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks lead, and where they do not. */
@Timeout(120)
class WebhookUrlsTest {
    private static final String TARGET = "/target";

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:65536/", "http://127.0.0.1:99999/hook", "http://[::1]:70000/"})
    void refusesAPortThatThereCannotBe(String url, FivecentSandbox sandbox) {
        assertThatThrownBy(() -> sandbox.webhooks().message(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65535")
                .hasMessageContaining(url);
        Control.Answer answer = new Control(sandbox).post("/webhooks", Map.of("kind", "MESSAGE", "url", url));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("65535");
    }

    @Test
    void writesDownAnAttemptToAPortWhereNobodyListens(Account account, Webhooks webhooks) throws IOException {
        WireMockServer gone =
                new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
        gone.start();
        int port = gone.port();
        gone.stop();
        webhooks.message("http://localhost:" + port + "/");

        account.receive("0412345678", "Hi");

        WebhookAttempt attempt = onlyAttempt(webhooks);
        assertThat(attempt.status()).isZero();
        assertThat(attempt.body()).contains("refused");
    }

    @Test
    void doesNotFollowARedirect(Account account, Webhooks webhooks) {
        WireMockServer receiver =
                new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
        receiver.start();
        try {
            receiver.stubFor(post(urlPathEqualTo(TARGET)).willReturn(aResponse().withStatus(200)));
            receiver.stubFor(post(urlPathEqualTo("/hook"))
                    .willReturn(aResponse().withStatus(307).withHeader("Location", receiver.baseUrl() + TARGET)));
            webhooks.message(receiver.baseUrl() + "/hook");

            account.receive("0412345678", "Hi");

            WebhookAttempt attempt = onlyAttempt(webhooks);
            assertThat(attempt.status()).isEqualTo(307);
            assertThat(attempt.acknowledged()).isFalse();
            assertThat(receiver.getAllServeEvents())
                    .hasSize(1)
                    .allMatch(event -> event.getRequest().getUrl().equals("/hook"));
        } finally {
            receiver.stop();
        }
    }

    @Test
    void tellsAnUrlOfIpVersion6(Account account, Webhooks webhooks) throws IOException {
        webhooks.message("http://[::1]:1/");
        webhooks.clear();
        assumeTrue(
                NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null,
                "this machine has no IP version 6");
        WireMockServer receiver =
                new WireMockServer(options().bindAddress("::1").dynamicPort());
        receiver.start();
        try {
            receiver.stubFor(post(urlPathEqualTo(TARGET)).willReturn(aResponse().withStatus(200)));
            webhooks.message("http://[::1]:" + receiver.port() + TARGET);

            account.receive("0412345678", "Hi");

            assertThat(onlyAttempt(webhooks).acknowledged()).isTrue();
            assertThat(receiver.getAllServeEvents()).hasSize(1);
        } finally {
            receiver.stop();
        }
    }

    private static WebhookAttempt onlyAttempt(Webhooks webhooks) {
        await().until(() -> webhooks.attempts().size() == 1);
        return webhooks.attempts().get(0);
    }
}

package io.github.camelfivecent.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.webhook.WebhookAttempt;
import io.github.camelfivecent.sandbox.webhook.WebhookShape;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
    private static final String PATH = "/hook";
    private static final Instant START = Instant.ofEpochSecond(1_772_323_200);
    private static final SandboxClock CLOCK = new SandboxClock(START);

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension(builder -> builder.clock(CLOCK));

    private final List<String> received = new CopyOnWriteArrayList<>();
    private WireMockServer receiver;
    private String url;
    private Account account;
    private Webhooks webhooks;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox sandbox) {
        CLOCK.set(START);
        // not the JDK's HttpServer: it resets one connection in thirty when the caller asks it to close them
        receiver = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
        receiver.addMockServiceRequestListener((request, response) -> received.add(request.getMethod() + " "
                + decode(request.getUrl().substring(PATH.length())) + " " + decode(request.getBodyAsString())));
        receiver.start();
        answer(200);
        url = receiver.baseUrl() + PATH;
        account = sandbox.account();
        webhooks = sandbox.webhooks();
        caller = new Caller(sandbox);
    }

    @AfterEach
    void end() {
        receiver.stop();
    }

    @Test
    void tellsADeliveryAsAForm() {
        webhooks.delivery(url);
        String id = send();

        account.advance(id, SmsStatus.DELIVERED);

        assertThat(attempts(1)).allMatch(WebhookAttempt::acknowledged);
        assertThat(received).containsExactly("POST  MID=" + id + "&STATUS=1002&TEXT=Sent (Delivery Confirmed)");
    }

    @Test
    void tellsAMessageInTheQuery() {
        webhooks.shape(WebhookShape.QUERY).message(url + "?token=secret");

        String id = account.receive("0412333555", "61480000000", "Hello, world & more 🎉")
                .id();

        attempts(1);
        assertThat(received)
                .containsExactly("POST ?token=secret&MID=" + id + "&FROM=61412333555&TO=61480000000&TIMESTAMP="
                        + START.getEpochSecond() + "&MESSAGE=Hello, world & more 🎉 ");
    }

    @Test
    void tellsWhatAMessageRepliesToAndItsImages() {
        webhooks.message(url);
        String sent = send();

        account.receive("+61412333555", "61480000000", "Hi", List.of("https://example.com/a\".jpg"));
        account.receive("0412333666", "Hi");

        attempts(2);
        assertThat(received.get(0)).endsWith("REPLY_TO=" + sent + "&IMAGES=[\"https://example.com/a\\\".jpg\"]");
        assertThat(received.get(1)).endsWith("REPLY_TO=");
    }

    @Test
    void tellsTheBalanceOnceEachTimeItFallsBelowAThreshold() {
        webhooks.balance(url, 50).balance(url, 49.5);
        account.credits(51);
        send();
        send();
        send();
        account.credits(100);
        account.credits(49.9);

        attempts(3);
        assertThat(received).containsExactly("POST  BALANCE=49", "POST  BALANCE=49", "POST  BALANCE=49.9");
    }

    @Test
    void tellsADeliveryByTheClockThoughNobodyAsks() {
        webhooks.delivery(url);
        account.deliverAfter(Duration.ofSeconds(5));
        send();

        CLOCK.advance(Duration.ofSeconds(6));

        assertThat(attempts(1).get(0).event().parameters()).containsEntry("STATUS", "1002");
    }

    @Test
    void writesDownWhatWasNotAcknowledgedAndSendsItAgainWhenTold() {
        webhooks.delivery(url);
        answer(500);
        account.advance(send(), SmsStatus.FAILED);
        WebhookAttempt failed = attempts(1).get(0);
        assertThat(failed.acknowledged()).isFalse();
        assertThat(failed.status()).isEqualTo(500);

        answer(200);
        webhooks.sendAgain(failed);

        assertThat(attempts(2).get(1).acknowledged()).isTrue();
        assertThat(received).hasSize(2);
        assertThat(received.get(1)).isEqualTo(received.get(0));
    }

    @Test
    void writesDownThatNobodyListens() {
        receiver.stop();
        webhooks.delivery(url);

        account.advance(send(), SmsStatus.DELIVERED);

        assertThat(attempts(1)).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isZero();
            assertThat(attempt.body()).contains("ConnectException");
        });
    }

    @Test
    void keepsTheOrderOfEvents() {
        webhooks.delivery(url);
        String id = send();
        for (int count = 0; count < 50; count++) {
            account.advance(id, count, "text " + count);
        }

        assertThat(attempts(50))
                .extracting(attempt -> attempt.event().parameters().get("TEXT"))
                .startsWith("text 0", "text 1")
                .endsWith("text 48", "text 49");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://localhost/",
                "http://127.0.0.1.example.com/",
                "http://localhost@example.com/",
                "http://10.0.0.1/",
                "file:///etc/passwd",
                "/relative"
            })
    void callsNothingButThisMachine(String elsewhere) {
        assertThatThrownBy(() -> webhooks.message(elsewhere)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isSilentAfterAReset(FivecentSandbox sandbox) {
        webhooks.message(url);
        sandbox.reset();
        account.receive("0412333555", "not told");
        webhooks.message(url);
        account.receive("0412333555", "told");

        attempts(1);
        assertThat(received).singleElement().asString().contains("MESSAGE=told");
    }

    @Test
    void leavesNoThreadBehindForAnAccountThatIsResetOrGone(FivecentSandbox sandbox) {
        for (int account = 0; account < 5; account++) {
            sandbox.webhooks(sandbox.account("account " + account, "secret")).message(url);
        }
        webhooks.message(url);
        await().untilAsserted(() -> assertThat(tellers()).hasSize(6));

        new Control(sandbox).delete("/accounts/account%200");
        sandbox.reset(sandbox.account("account 1", "secret"));
        await().untilAsserted(() -> assertThat(tellers()).hasSize(4));

        sandbox.reset();
        await().untilAsserted(() -> assertThat(tellers()).isEmpty());
        webhooks.message(url);
        account.receive("0412333555", "Hi");
        assertThat(attempts(1)).hasSize(1);
    }

    private static List<Thread> tellers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("fivecent-sandbox-webhooks"))
                .toList();
    }

    private void answer(int status) {
        receiver.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private List<WebhookAttempt> attempts(int count) {
        await().until(() -> webhooks.attempts().size() >= count);
        return webhooks.attempts();
    }

    private String send() {
        return caller.send("0412333555", "Hi").body().at("/messages/0/id").asText();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package io.github.camelfivecent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.DeliveryReceipt;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.webhook.WebhookAttempt;
import io.github.camelfivecent.sandbox.webhook.WebhookShape;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the service does, as far as the sandbox knows it. */
class SandboxWebhooksTest {

    private final FivecentSandbox sandbox = FivecentSandbox.start();
    private final List<FivecentRecord> routed = new CopyOnWriteArrayList<>();
    private final WebhookServer server = new WebhookServer("platform-http", options -> {
        options.setKeyId(sandbox.keyId());
        options.setKeySecret(sandbox.keySecret());
        options.setSmsBaseUrl(sandbox.smsBaseUrl());
    });

    @BeforeEach
    void start() throws Exception {
        server.start(new RouteBuilder() {
            @Override
            public void configure() {
                for (String resource : List.of("sms", "inbox", "account")) {
                    from(server.uri(resource))
                            .process(
                                    exchange -> routed.add(exchange.getMessage().getBody(FivecentRecord.class)));
                }
            }
        });
        sandbox.webhooks().delivery(url("sms")).message(url("inbox")).balance(url("account"), 50);
    }

    @AfterEach
    void stop() {
        server.close();
        sandbox.stop();
    }

    @ParameterizedTest
    @EnumSource(WebhookShape.class)
    void theWebhooksOfAnAccountAreReceived(WebhookShape shape) {
        sandbox.webhooks().shape(shape);
        sandbox.account().credits(51);
        Object answer = server.context()
                .createProducerTemplate()
                .requestBodyAndHeaders(
                        "fivecent:sms",
                        "Hello",
                        Map.of("CamelFivecentTo", "0412333555", "CamelFivecentSender", "Shop"));
        assertThat(answer).isNotNull();
        String sent = sandbox.account().sentSms().get(0).id();
        sandbox.account().advance(sent, SmsStatus.DELIVERED);
        StoredInbound reply = sandbox.account()
                .receive("0412333555", "61480000000", "Grüße & 1+1 🎉", List.of("https://example.com/a\".jpg"));
        sandbox.account().credits(49.5);

        await().untilAsserted(() -> assertThat(sandbox.webhooks().attempts()).hasSizeGreaterThanOrEqualTo(3));
        assertThat(sandbox.webhooks().attempts()).allMatch(WebhookAttempt::acknowledged);
        assertThat(routed)
                .contains(
                        new DeliveryReceipt(sent, 1002, SmsStatus.DELIVERED.text()),
                        new Balance(null, new BigDecimal("49.5")),
                        new InboundMessage(
                                reply.id(),
                                "61480000000",
                                "61412333555",
                                "Grüße & 1+1 🎉",
                                reply.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                                null,
                                sent,
                                List.of("https://example.com/a\".jpg")));
    }

    private String url(String resource) {
        return server.url(resource, WebhookServer.token()).toString();
    }
}

package io.github.camelfivecent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.observe.Watched;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the spans of sends and of consumed items tell, and what they keep to themselves. */
@Timeout(120)
class SpansTest {

    private static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();
    private static final String TOKEN = "a-token-that-nobody-may-see";

    @TempDir
    static Path locks;

    private static Watched watched;
    private static Processor webhook;

    @BeforeAll
    static void start() throws Exception {
        Tracer tracer = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(EXPORTER))
                .build()
                .get("test");
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        watched = new Watched(context -> {
            context.getRegistry().bind("tracer", tracer);
            context.getRegistry().bind("hook", (RestConsumerFactory)
                    (camel, processor, verb, basePath, uriTemplate, consumes, produces, rest, parameters) -> {
                        webhook = processor;
                        return new DefaultConsumer(camel.getEndpoint("direct:web"), processor);
                    });
            OpenTelemetryTracer camel = new OpenTelemetryTracer();
            camel.setCamelContext(context);
            camel.init(context);
        });
        watched.context().addService(cluster);
        RouteBuilder.addRoutes(watched.context(), routes -> {
            routes.from("master:replies:fivecent:conversations?initialDelay=0&delay=50&number=" + Watched.NUMBER)
                    .to("mock:leader");
            routes.from("webhook:fivecent:inbox?webhookComponentName=hook&webhookToken=" + TOKEN)
                    .to("mock:webhook");
        });
        watched.start("mock:items", "inbox?initialDelay=0&delay=50");
    }

    @AfterAll
    static void stop() {
        watched.close();
    }

    @Test
    void aSendIsNamedAndTagged() {
        Exchange sent = watched.sms();

        SpanData span = spanOf(sent, "send sms");
        assertThat(attributes(span))
                .containsEntry("component", "camel-fivecent")
                .containsEntry("messaging.system", "fivecent")
                .containsEntry("messaging.operation.name", "send")
                .containsEntry("messaging.destination.name", "sms")
                .containsEntry("camel.uri", "fivecent:sms")
                .containsEntry("server.address", watched.sandbox().smsBaseUrl())
                .containsEntry(
                        "messaging.message.id",
                        sent.getMessage().getHeader(FivecentConstants.MESSAGE_ID, String.class));
        assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
    }

    @Test
    void aConsumedItemIsNamedAndTagged() {
        StoredInbound message = watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);

        await().until(() -> EXPORTER.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("receive inbox"))
                .anyMatch(span -> message.id().equals(attributes(span).get("messaging.message.id"))));
    }

    @Test
    void anItemOfTheLeaderIsNamedAndTaggedAsWithoutACluster() {
        StoredInbound message = watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);

        await().until(() -> EXPORTER.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("receive conversations"))
                .anyMatch(span -> message.id().equals(attributes(span).get("messaging.message.id"))));
        assertThat(EXPORTER.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("receive conversations"))
                .allSatisfy(span -> assertThat(attributes(span))
                        .containsEntry("messaging.destination.name", "conversations")
                        .containsEntry("camel.uri", "fivecent:conversations")
                        .doesNotContainKey("url.query"));
    }

    @Test
    void whatAWebhookTellsIsNamedAndTaggedToo() throws Exception {
        Exchange http = new DefaultExchange(watched.context());
        http.getMessage()
                .setHeader(
                        Exchange.HTTP_QUERY,
                        "MID=" + "f".repeat(24) + "&FROM=" + Watched.NUMBER + "&TO=" + Watched.NUMBER
                                + "&MESSAGE=hello&TIMESTAMP=1717000000&token=" + TOKEN);
        webhook.process(http);

        assertThat(http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        await().until(() -> EXPORTER.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("receive inbox"))
                .anyMatch(span -> "f".repeat(24).equals(attributes(span).get("messaging.message.id"))));
    }

    @Test
    void theSpansOfOtherComponentsStayAsTheyAre() throws Exception {
        RouteBuilder.addRoutes(watched.context(), routes -> routes.from("master:orders:seda:orders")
                .to("mock:orders"));
        watched.context().createProducerTemplate().sendBody("seda:orders", "1");

        await().until(() -> EXPORTER.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("master"))
                .anyMatch(span ->
                        "master:orders:seda:orders".equals(attributes(span).get("camel.uri"))));
    }

    @Test
    void theOperationOfAHeaderGivesTheName() {
        Exchange listed = watched.send("inbox", null, Map.of(FivecentConstants.OPERATION, "list"));
        Exchange refused = watched.send("inbox", null, Map.of(FivecentConstants.OPERATION, Watched.NUMBER));

        assertThat(spanOf(listed, "list inbox")).isNotNull();
        assertThat(spanOf(refused, "unknown inbox")).isNotNull();
    }

    @Test
    void aFailureTellsItsKindAndWhatBecameOfTheRequest() {
        Exchange failed = watched.send("sms?sender=Shop&keySecret=wrong&to=" + Watched.NUMBER, Watched.TEXT, Map.of());

        SpanData span = spanOf(failed, "send sms");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attributes(span))
                .containsEntry("error.type", failed.getException().getClass().getName())
                .containsEntry("fivecent.outcome", "NOT_DONE")
                .containsEntry("http.status_code", "401");
    }

    @Test
    void noSpanHasANumberATextOrAKeyInIt() {
        watched.sms();
        watched.send("sms?sender=Shop&to=" + Watched.NUMBER + "9", Watched.TEXT, Map.of());
        watched.send("optouts?operation=delete&number=" + Watched.NUMBER, null, Map.of());
        watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);

        assertThat(EXPORTER.getFinishedSpanItems())
                .hasSizeGreaterThan(2)
                .extracting(SpanData::toString)
                .allSatisfy(span -> assertThat(span)
                        .doesNotContain(
                                Watched.NUMBER.substring(1),
                                Watched.TEXT,
                                TOKEN,
                                watched.sandbox().keyId(),
                                watched.sandbox().keySecret()));
    }

    private static SpanData spanOf(Exchange exchange, String name) {
        List<SpanData> spans = EXPORTER.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .filter(span -> exchange.getExchangeId().equals(attributes(span).get("exchangeId")))
                .toList();
        assertThat(spans).hasSize(1);
        return spans.get(0);
    }

    private static Map<String, String> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().getKey(), entry -> entry.getValue()
                        .toString()));
    }
}

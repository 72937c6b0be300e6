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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the spans of sends and of consumed items tell, and what they keep to themselves. */
@Timeout(60)
class SpansTest {

    private static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();
    private static Watched watched;

    @BeforeAll
    static void start() throws Exception {
        Tracer tracer = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(EXPORTER))
                .build()
                .get("test");
        watched = new Watched(context -> {
            context.getRegistry().bind("tracer", tracer);
            OpenTelemetryTracer camel = new OpenTelemetryTracer();
            camel.setCamelContext(context);
            camel.init(context);
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

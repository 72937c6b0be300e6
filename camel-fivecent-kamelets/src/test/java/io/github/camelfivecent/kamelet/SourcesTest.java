package io.github.camelfivecent.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sources hand on, in a YAML route and in a Pipe. */
@Timeout(180)
class SourcesTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private static final String ROUTE_OF_EVENTS =
            """
            - route:
                from:
                  uri: kamelet:fivecent-inbox-source
                  steps:
                    - transformDataType:
                        toType: "fivecent:application-cloudevents"
                    - to: mock:out
            """;
    private static final String PIPE_OF_EVENTS =
            """
            apiVersion: camel.apache.org/v1
            kind: Pipe
            metadata:
              name: events
            spec:
              source:
                ref: {apiVersion: camel.apache.org/v1, kind: Kamelet, name: fivecent-inbox-source}
                dataTypes:
                  out: {scheme: fivecent, format: application-cloudevents}
              sink:
                uri: mock:out
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theInboxGivesEachMessageAsJson(Form form, FivecentSandbox sandbox) throws Exception {
        sandbox.account().receive("0491570156", "Hello");
        sandbox.account().receive("0491570157", "Grüße");

        try (KameletMain main = start(form, "fivecent-inbox-source", sandbox)) {
            assertThat(received(main, 2))
                    .extracting(item -> item.get("from"), item -> item.get("message"))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("0491570156", "Hello"),
                            org.assertj.core.groups.Tuple.tuple("0491570157", "Grüße"));
            assertThat(main.out().getExchanges().get(0).getMessage().getHeader(Exchange.CONTENT_TYPE))
                    .isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ROUTE_OF_EVENTS, PIPE_OF_EVENTS})
    void aSourceGivesCloudEventsInTheDataTypesThatItDeclares(String yaml, FivecentSandbox sandbox) throws Exception {
        String id = sandbox.account().receive("0491570156", "Hello").id();
        Map<String, String> properties =
                Settings.ofSource("fivecent-inbox-source", sandbox, folder).properties();

        try (KameletMain main = KameletMain.start(yaml, properties, folder)) {
            assertThat(received(main, 1))
                    .extracting(item -> item.get("message"))
                    .containsExactly("Hello");
            assertThat(main.out().getExchanges().get(0).getMessage().getHeaders())
                    .containsEntry("CamelCloudEventType", "io.github.camelfivecent.event.sms.received")
                    .containsEntry("CamelCloudEventSource", "fivecent:inbox")
                    .containsEntry("CamelCloudEventID", id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOptOutsGiveEachNumber(Form form, FivecentSandbox sandbox) throws Exception {
        sandbox.account().optOut("0491570156");

        try (KameletMain main = start(form, "fivecent-optouts-source", sandbox)) {
            assertThat(received(main, 1)).extracting(item -> item.get("number")).containsExactly("0491570156");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStatusOfAnSmsIsGivenEachTimeItChanges(Form form, FivecentSandbox sandbox) throws Exception {
        send(sandbox);
        String id = sandbox.account().sentSms().get(0).id();

        try (KameletMain main = start(form, "fivecent-sms-status-source", sandbox)) {
            received(main, 1);
            sandbox.account().advance(id, SmsStatus.DELIVERED);
            assertThat(received(main, 2))
                    .allSatisfy(item -> assertThat(item).containsEntry("id", id))
                    .last()
                    .satisfies(item -> assertThat(item).containsEntry("status", 1002));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachEmailIsGiven(Form form, FivecentSandbox sandbox) throws Exception {
        sandbox.account().seedEmails(2);

        try (KameletMain main = start(form, "fivecent-email-source", sandbox)) {
            assertThat(received(main, 2)).extracting(item -> item.get("id")).doesNotHaveDuplicates();
        }
    }

    @Test
    void orEachStatusOfOne(FivecentSandbox sandbox) throws Exception {
        Settings settings =
                Settings.ofSource("fivecent-email-source", sandbox, folder).with("follow", "status");
        try (KameletMain sink = KameletMain.start(
                Form.ROUTE.sink("fivecent-email-sink"),
                Settings.of("fivecent-email-sink", sandbox)
                        .with("senderEmail", "orders@mail.example.com")
                        .with("recipient", "a@example.com")
                        .with("subject", "Hello")
                        .properties(),
                folder)) {
            sink.context().createProducerTemplate().sendBody("direct:in", "Hello");
        }
        try (KameletMain main =
                KameletMain.start(Form.ROUTE.source("fivecent-email-source"), settings.properties(), folder)) {
            received(main, 1);
            sandbox.account().advanceEmail(sandbox.account().emails().get(0).id(), "delivered");

            assertThat(received(main, 2)).last().satisfies(item -> assertThat(item.toString())
                    .contains("delivered"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theConversationsGiveEachNewMessage(Form form, FivecentSandbox sandbox) throws Exception {
        sandbox.account().receive("0491570156", "Hello");

        try (KameletMain main = start(form, "fivecent-conversations-source", sandbox)) {
            assertThat(received(main, 1)).first().satisfies(item -> assertThat(item.toString())
                    .contains("Hello"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "bean"})
    void whatWasHandedOnDoesNotComeAgainAfterARestart(String keeper, FivecentSandbox sandbox) throws Exception {
        Settings settings = Settings.ofSource("fivecent-inbox-source", sandbox, folder);
        Map<String, Object> beans = Map.of("cursors", new MapCursorRepository(new ConcurrentHashMap<>()));
        if (keeper.equals("bean")) {
            settings.with("cursorRepository", "#bean:cursors");
        }
        String yaml = Form.ROUTE.source("fivecent-inbox-source");
        sandbox.account().receive("0491570156", "First");
        try (KameletMain main = KameletMain.start(yaml, settings.properties(), beans, folder)) {
            received(main, 1);
        }
        sandbox.account().receive("0491570156", "Second");

        try (KameletMain main = KameletMain.start(yaml, settings.properties(), beans, folder)) {
            assertThat(received(main, 1))
                    .extracting(item -> item.get("message"))
                    .containsExactly("Second");
        }
        assertThat(folder.resolve("cursors").toFile().exists()).isEqualTo(keeper.equals("folder"));
    }

    @Test
    void aFolderThatCannotBeWrittenToFailsTheStart(FivecentSandbox sandbox) {
        Map<String, String> properties = Settings.ofSource("fivecent-inbox-source", sandbox, folder)
                .with("cursorFolder", "/proc/cursors")
                .properties();

        assertThatThrownBy(() -> KameletMain.start(Form.ROUTE.source("fivecent-inbox-source"), properties, folder))
                .hasStackTraceContaining("/proc/cursors");
    }

    private KameletMain start(Form form, String kamelet, FivecentSandbox sandbox) {
        return KameletMain.start(
                form.source(kamelet),
                Settings.ofSource(kamelet, sandbox, folder).properties(),
                folder);
    }

    private void send(FivecentSandbox sandbox) {
        Map<String, String> properties = Settings.of("fivecent-sms-sink", sandbox)
                .with("to", "0491570156")
                .with("sender", "Sandbox")
                .properties();
        try (KameletMain main = KameletMain.start(Form.ROUTE.sink("fivecent-sms-sink"), properties, folder)) {
            main.context().createProducerTemplate().sendBody("direct:in", "Hello");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> received(KameletMain main, int count) {
        await().atMost(Duration.ofMinutes(1)).until(() -> main.out().getReceivedCounter() >= count);
        return main.out().getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody())
                .map(String.class::cast)
                .map(body -> {
                    try {
                        return (Map<String, Object>) JSON.readValue(body, Map.class);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
    }
}

package io.github.camelfivecent.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.Inside;
import io.github.camelfivecent.ledger.MapSendRepository;
import io.github.camelfivecent.observe.Watched;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the dev console and JMX show of the component. */
@Timeout(120)
class ConsoleTest {

    private static Watched watched;
    private static StoredInbound message;

    @BeforeAll
    static void start() throws Exception {
        watched = new Watched(context -> {});
        watched.component().getConfiguration().setSendRepository(new MapSendRepository(new ConcurrentHashMap<>()));
        watched.component().getConfiguration().setIdempotencyKey("${header.key}");
        message = watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);
        watched.start("mock:items", "inbox?initialDelay=0&delay=50");
        await().until(() -> Inside.monitoring(watched.component()).consumers().stream()
                .anyMatch(consumer -> message.id().equals(consumer.newest())));
        for (String key : List.of("one", "one", "two")) {
            assertThat(watched.send("sms?sender=Shop&to=" + Watched.NUMBER, Watched.TEXT, Map.of("key", key))
                            .getException())
                    .isNull();
        }
        watched.send("account?keySecret=wrong", null, Map.of());
    }

    @AfterAll
    static void stop() {
        watched.close();
    }

    @Test
    void theConsoleShowsWhatTheComponentDoes() {
        JsonObject json = (JsonObject) console().call(MediaType.JSON);
        JsonObject component = all(json, "components").get(0);

        assertThat((JsonObject) component.get("activity"))
                .containsEntry("messagesSent", 2L)
                .containsEntry("segmentsSent", 2L)
                .containsEntry("unknownOutcomes", 0L);
        assertThat(only(component, "accounts"))
                .containsEntry("requestsWaiting", 0)
                .containsKey("pauseSeconds");
        assertThat(only(component, "consumers"))
                .containsEntry("route", "inbox")
                .containsEntry("newest", message.id())
                .containsEntry("routed", 1L)
                .containsEntry("failed", 0L);
        assertThat(only(component, "ledgers")).containsEntry("entries", 2L);
        assertThat(only(component, "failures"))
                .containsEntry("where", "account.balance")
                .containsEntry("what", "FivecentAuthenticationException, HTTP 401");
        assertThat(all(component, "endpoints"))
                .extracting(endpoint -> endpoint.get("resource"))
                .contains("inbox", "sms", "account");
    }

    @Test
    void theConsoleSpeaksTextToo() {
        String text = (String) console().call(MediaType.TEXT);

        assertThat(text)
                .contains("newest=" + message.id(), "messagesSent=2", "entries=2", "FivecentAuthenticationException");
    }

    @Test
    void theConsoleTellsComponentsApart() {
        watched.context().addComponent("marketing", new FivecentComponent());
        try {
            JsonObject json = (JsonObject) console().call(MediaType.JSON);

            assertThat(all(json, "components"))
                    .extracting(component -> component.get("component"))
                    .containsExactly("fivecent", "marketing");
            assertThat((String) console().call(MediaType.TEXT)).contains("component: fivecent", "component: marketing");
        } finally {
            watched.context().removeComponent("marketing");
        }
    }

    @Test
    void aLedgerThatCannotBeReachedDoesNotHideTheRest() throws Exception {
        watched.context().getRegistry().bind("gone", new MapSendRepository(new ConcurrentHashMap<>() {
            @Override
            public int size() {
                throw new IllegalStateException("nobody answers for " + Watched.NUMBER);
            }
        }));
        Endpoint endpoint = watched.context().getEndpoint("fivecent:sms?sendRepository=#gone");
        try {
            assertThat((String) console().call(MediaType.TEXT))
                    .contains("entries=not known: IllegalStateException", "entries=2", "route=inbox")
                    .doesNotContain(Watched.NUMBER);
        } finally {
            watched.context().removeEndpoint(endpoint);
        }
    }

    @Test
    void jmxShowsTheSame() throws Exception {
        Map<String, Object> component = attributes("type=components,name=\"fivecent\"");
        Map<String, Object> consumer = attributes("type=consumers,*");

        assertThat(component)
                .containsEntry("MessagesSent", 2L)
                .containsEntry("SegmentsSent", 2L)
                .containsEntry("UnknownOutcomes", 0L)
                .containsEntry("LedgerSizes", List.of(2L));
        assertThat(component.get("LastFailures").toString()).contains("account.balance");
        assertThat(component.get("Limiters").toString()).contains("waiting");
        assertThat(consumer)
                .containsEntry("CursorNewest", message.id())
                .containsEntry("ItemsRouted", 1L)
                .containsKeys("Lag", "LastSuccess", "CursorMoved", "CursorName");
    }

    @Test
    void neitherShowsANumberATextOrAKey() throws Exception {
        Stream<Object> shown = Stream.of(
                console().call(MediaType.JSON),
                console().call(MediaType.TEXT),
                attributes("type=components,name=\"fivecent\""),
                attributes("type=consumers,*"));

        assertThat(shown).allSatisfy(each -> assertThat(each.toString())
                .doesNotContain(
                        Watched.NUMBER.substring(1),
                        Watched.TEXT,
                        watched.sandbox().keyId(),
                        watched.sandbox().keySecret()));
    }

    private static DevConsole console() {
        DevConsole console = PluginHelper.getDevConsoleResolver(
                        watched.context().getCamelContextExtension())
                .resolveDevConsole("fivecent");
        assertThat(console).isInstanceOf(FivecentDevConsole.class);
        return console;
    }

    private static Map<String, Object> only(JsonObject component, String name) {
        assertThat(all(component, name)).as(name).hasSize(1);
        return all(component, name).get(0);
    }

    private static List<JsonObject> all(JsonObject in, String name) {
        return in.<JsonArray>getCollection(name).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static Map<String, Object> attributes(String bean) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String name = "org.apache.camel:context=" + watched.context().getManagementName() + "," + bean;
        Map<String, Object> attributes = new HashMap<>();
        for (ObjectName each : server.queryNames(new ObjectName(name), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(each).getAttributes()) {
                attributes.put(attribute.getName(), server.getAttribute(each, attribute.getName()));
            }
        }
        return attributes;
    }
}

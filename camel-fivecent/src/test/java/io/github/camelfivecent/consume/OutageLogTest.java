package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.CapturedLog;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a consumer says while its polls fail. */
@Timeout(120)
class OutageLogTest {

    private static final String URI = "inbox?maxRetries=0";

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private FivecentSandbox sandbox;
    private CapturedLog log;
    private Node node;

    @BeforeEach
    void begin(FivecentSandbox started) {
        sandbox = started;
        node = new Node(sandbox, new MapCursorRepository(new ConcurrentHashMap<>()));
        log = new CapturedLog();
    }

    @AfterEach
    void end() {
        log.close();
        node.close();
    }

    @Test
    void anOutageIsToldOnceAndItsEndToo() throws Exception {
        sandbox.faults().maintenance();
        node.start(URI);
        awaitErrors(5);

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains(
                        "fivecent:inbox of route " + Node.ROUTE,
                        "the service is not available (HTTP 503)",
                        "until one succeeds",
                        "look at the network");
        assertThat(log.all())
                .filteredOn(line -> line.contains("in a row failed"))
                .hasSizeGreaterThan(3);

        sandbox.faults().clear();
        await().until(() -> node.consumer().getErrorCounter() == 0);
        node.awaitMorePolls();
        assertThat(ours("INFO")).singleElement().asString().contains("a poll succeeded again, after ");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void eachOutageIsToldAndEachKindOfFailureInIt() throws Exception {
        node.start(URI);
        sandbox.faults().maintenance();
        awaitErrors(2);
        sandbox.faults().clear();
        sandbox.faults().on("inbox.list").always().failBefore(Fault.error(401));
        await().until(() ->
                node.lastError() != null && node.lastError().getMessage().contains("401"));
        awaitErrors(node.consumer().getErrorCounter() + 2);
        assertThat(warnings()).hasSize(2);
        assertThat(warnings().get(1)).contains("check keyId and keySecret");

        sandbox.faults().clear();
        await().until(() -> node.consumer().getErrorCounter() == 0);
        sandbox.faults().maintenance();
        awaitErrors(2);
        assertThat(warnings()).hasSize(3);
    }

    @Test
    void anItemThatFailsIsNamedOnceAndTheNextOneToo() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        String first = sandbox.account().receive("0412333555", "one").id();
        node.onItem(exchange -> {
            if (fails.get() || !first.equals(Node.idOf(exchange))) {
                throw new IllegalStateException("told to fail");
            }
        });
        node.start(URI);
        awaitErrors(3);
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains(first, "IllegalStateException", "from fivecent://inbox failed", "onFailure=skip");

        String second = sandbox.account().receive("0412333555", "two").id();
        fails.set(false);
        await().until(() -> warnings().size() > 1);
        node.awaitMorePolls();
        assertThat(warnings()).hasSize(2);
        assertThat(warnings().get(1)).contains(second);
    }

    @Test
    void theNumberOfAConversationIsNotToldWhenItsPollsFail() throws Exception {
        sandbox.faults().maintenance();
        node.start("conversations?maxRetries=0&number=0412987654");
        awaitErrors(2);

        assertThat(warnings()).isNotEmpty().noneMatch(line -> line.contains("412987654"));
    }

    @Test
    void backoffCountsTheFailuresAsBefore() throws Exception {
        sandbox.faults().maintenance();
        node.start(URI + "&backoffErrorThreshold=2&backoffMultiplier=3");

        await().until(() -> log.all().stream().anyMatch(line -> line.contains("backoff due subsequent")));
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void aStrategyOfTheUserSeesEachFailure() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        node.context().getRegistry().bind("strategy", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception e) {
                seen.incrementAndGet();
                return false;
            }
        });
        sandbox.faults().maintenance();
        node.start(URI + "&pollStrategy=#strategy");

        await().until(() -> seen.get() >= 3);
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void aHandlerOfTheUserGetsEachFailureAndNothingElseIsSaid() throws Exception {
        List<Throwable> handled = new CopyOnWriteArrayList<>();
        sandbox.faults().maintenance();
        node.start(URI + "&exceptionHandler=#errors", handled::add);

        await().until(() -> handled.size() >= 3);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void theErrorHandlerOfARouteMayTakeThem() throws Exception {
        List<Throwable> handled = new CopyOnWriteArrayList<>();
        sandbox.faults().maintenance();
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .handled(true)
                        .process(
                                exchange -> handled.add(exchange.getProperty("CamelExceptionCaught", Throwable.class)));
                from("fivecent:" + URI + "&bridgeErrorHandler=true&initialDelay=0&delay=10")
                        .routeId(Node.ROUTE)
                        .to("mock:items");
            }
        });
        node.context().start();

        await().until(() -> handled.size() >= 3);
        assertThat(warnings()).isEmpty();
    }

    private void awaitErrors(long count) {
        await().until(() -> node.consumer().getErrorCounter() >= count);
    }

    private List<String> warnings() {
        return log.fromInfo().stream()
                .filter(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
                .filter(line -> line.contains("io.github.camelfivecent.") || line.contains(" org.apache.camel."))
                .filter(line -> !line.contains("are kept in memory"))
                .toList();
    }

    private List<String> ours(String level) {
        return log.fromInfo().stream()
                .filter(line -> line.startsWith(level + " io.github.camelfivecent."))
                .toList();
    }
}

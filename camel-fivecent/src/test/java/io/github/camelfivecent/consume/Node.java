package io.github.camelfivecent.consume;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.ScheduledPollConsumer;

/** A process, as far as a consumer knows: a context of its own, beside a sandbox and cursors that outlive it. */
final class Node implements AutoCloseable {

    static final String ROUTE = "consumer";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FivecentSandbox sandbox;
    private final List<String> given = new CopyOnWriteArrayList<>();
    private Processor onItem = exchange -> {};

    Node(FivecentSandbox sandbox, StateRepository<String, String> cursors) {
        this.sandbox = sandbox;
        FivecentConfiguration configuration =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        configuration.setKeyId(sandbox.keyId());
        configuration.setKeySecret(sandbox.keySecret());
        configuration.setSmsBaseUrl(sandbox.smsBaseUrl());
        configuration.setEmailBaseUrl(sandbox.emailBaseUrl());
        configuration.setRetryDelay(1);
        configuration.setMaxRetryDelay(1);
        configuration.setCursorRepository(cursors);
    }

    DefaultCamelContext context() {
        return context;
    }

    FivecentConfiguration configuration() {
        return context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
    }

    /** What the route does with an item, before the item counts as given. */
    Node onItem(Processor processor) {
        onItem = processor;
        return this;
    }

    /** Starts a route that polls all the time. */
    Node start(String uri) throws Exception {
        return startRoute("fivecent:" + uri + (uri.contains("?") ? "&" : "?") + "initialDelay=0&delay=10");
    }

    /** The same, and tells what its polls failed with. */
    Node start(String uri, Consumer<Throwable> onError) throws Exception {
        context.getRegistry().bind("errors", new LoggingExceptionHandler(context, Node.class, LoggingLevel.OFF) {
            @Override
            public void handleException(String message, Throwable exception) {
                onError.accept(exception);
            }
        });
        return start(uri);
    }

    /** Starts a route that polls so many times, and waits until the last of these polls has come to its end. */
    Node startAndPoll(int times, String uri) throws Exception {
        start(uri + (uri.contains("?") ? "&" : "?") + "repeatCount=" + times);
        // One poll more is begun, to find that there have been enough, and only after the last one.
        await().atMost(Duration.ofMinutes(1)).until(() -> consumer().getCounter() > times);
        return this;
    }

    Node startRoute(String from) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from).routeId(ROUTE).process(Node.this::take);
            }
        });
        context.start();
        return this;
    }

    /** What the route does. */
    void take(Exchange exchange) throws Exception {
        onItem.process(exchange);
        given.add(idOf(exchange));
    }

    static String idOf(Exchange exchange) {
        return exchange.getMessage().getHeader(FivecentConstants.MESSAGE_ID, String.class);
    }

    ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) context.getRoute(ROUTE).getConsumer();
    }

    HealthCheck health() {
        return ((HealthCheckAware) consumer()).getHealthCheck();
    }

    /** What the last poll failed with, as the consumer's health check tells it; null if it went well. */
    Throwable lastError() {
        return health().call().getError().orElse(null);
    }

    /** Waits until two more polls have begun and ended. */
    void awaitMorePolls() {
        long now = consumer().getCounter();
        await().atMost(Duration.ofMinutes(1)).until(() -> consumer().getCounter() > now + 2);
    }

    /** The ids of what was given, in the order in which the route was done with them. */
    List<String> given() {
        return given;
    }

    void awaitGiven(int count) {
        await().atMost(Duration.ofMinutes(1)).until(() -> given.size() >= count);
    }

    /** How many requests an action makes. */
    int requestsOf(Action action) throws Exception {
        IntSupplier requests = () -> sandbox.requests().size();
        int before = requests.getAsInt();
        action.run();
        return requests.getAsInt() - before;
    }

    /** Something that a test does. */
    interface Action {
        void run() throws Exception;
    }

    @Override
    public void close() {
        context.stop();
    }
}

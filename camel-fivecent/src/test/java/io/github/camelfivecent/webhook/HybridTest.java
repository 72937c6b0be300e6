package io.github.camelfivecent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.Watch;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A webhook for speed and a poll for completeness: every message is routed exactly once. */
@Timeout(120)
class HybridTest {

    private static final String OPTIONS = "&delay=50&initialDelay=0";

    private final FivecentSandbox sandbox = FivecentSandbox.start();
    private final StateRepository<String, String> cursors = new MapCursorRepository(new ConcurrentHashMap<>());
    private final IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository(10_000);
    private IdempotentRepository remembered = repository;
    private final List<String> routed = new CopyOnWriteArrayList<>();
    private volatile Processor route = exchange -> {};
    private WebhookServer server;

    @AfterEach
    void stop() {
        server.close();
        sandbox.stop();
    }

    @Test
    void webhooksThatAreLostRepeatedLateOrEarlyRouteEachMessageOnce() throws Exception {
        start(hybrid(OPTIONS));
        List<String> ids = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> told = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            StoredInbound message = message(i);
            ids.add(message.id());
            switch (i % 5) {
                case 0 -> sandbox.account().insert(message);
                case 1 -> {
                    sandbox.account().insert(message);
                    told.add(tell(message));
                }
                case 2 -> {
                    sandbox.account().insert(message);
                    told.add(tell(message));
                    told.add(tell(message));
                }
                case 3 -> {
                    sandbox.account().insert(message);
                    await().until(() -> routed.contains(message.id()));
                    told.add(tell(message));
                }
                default -> {
                    assertThat(tell(message).join().statusCode()).isEqualTo(200);
                    sandbox.account().insert(message);
                }
            }
        }

        await().untilAsserted(() -> assertThat(routed).containsAll(ids));
        awaitPolls(3);
        assertThat(told).allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(routed).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Watch.consumers(server.context().getComponent("fivecent", FivecentComponent.class)))
                .as("counted, whichever way they came")
                .first(InstanceOfAssertFactories.MAP)
                .containsEntry("routed", 100L);

        server.close();
        start(hybrid(OPTIONS));
        awaitPolls(3);
        assertThat(routed).as("after a restart").hasSameSizeAs(ids);
    }

    @Test
    void aMessageThatFailsBehindAQueueInMemoryIsGivenAgainByThePoll() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        CountDownLatch failed = new CountDownLatch(1);
        route = exchange -> {
            if (fails.get()) {
                failed.countDown();
                throw new IllegalStateException("not yet");
            }
        };
        start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("fivecent:inbox?webhook=true&webhookComponentName=platform-http" + OPTIONS)
                        .to("seda:messages?waitForTaskToComplete=Never");
                from("seda:messages").process(HybridTest.this::take);
            }
        });
        StoredInbound message = message(1);

        assertThat(tell(message).join().statusCode()).isEqualTo(500);
        assertThat(failed.getCount()).isZero();
        fails.set(false);
        sandbox.account().insert(message);
        await().until(() -> !routed.isEmpty());
        awaitPolls(3);

        assertThat(routed).containsExactly(message.id());
    }

    @Test
    void twoRoutesThatShareARepositoryDoTheSame() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("fivecent:inbox?idempotentRepository=#seen" + OPTIONS).to("direct:messages");
                from(server.uri("inbox", "&idempotentRepository=#seen")).to("direct:messages");
                from("direct:messages").process(HybridTest.this::take);
            }
        });

        routedOnceWhileAWebhookIsAtWork("inbox");
    }

    @Test
    void aPollDoesNotRouteWhatAWebhookIsStillAtWorkOn() throws Exception {
        start(hybrid(OPTIONS));

        routedOnceWhileAWebhookIsAtWork("fivecent/inbox");
    }

    private void routedOnceWhileAWebhookIsAtWork(String path) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        route = exchange -> {
            started.countDown();
            goOn.await();
        };
        StoredInbound message = message(1);
        CompletableFuture<HttpResponse<String>> answer = tell(path, message);
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        int before = polls();
        sandbox.account().insert(message);
        // the poll that meets it waits for the webhook
        await().until(() -> polls() > before);
        goOn.countDown();

        assertThat(answer.join().statusCode()).isEqualTo(200);
        awaitPolls(3);
        assertThat(routed).containsExactly(message.id());
    }

    @Test
    void aPollRoutesWhatFailedWhenAWebhookToldOfIt() throws Exception {
        start(hybrid(OPTIONS));
        route = exchange -> {
            route = again -> {};
            throw new IllegalStateException("first time");
        };
        StoredInbound message = message(1);

        assertThat(tell(message).join().statusCode()).isEqualTo(500);
        assertThat(routed).isEmpty();
        sandbox.account().insert(message);

        await().untilAsserted(() -> assertThat(routed).containsExactly(message.id()));
    }

    @Test
    void aMessageThatAWebhookToldIsDeletedToo() throws Exception {
        start(hybrid(OPTIONS + "&afterProcessing=delete"));
        StoredInbound message = message(1);
        assertThat(tell(message).join().statusCode()).isEqualTo(200);

        sandbox.account().insert(message);

        await().untilAsserted(() -> assertThat(sandbox.account().inbox()).isEmpty());
        assertThat(routed).containsExactly(message.id());
    }

    @Test
    void aSuspendedRouteTakesNoWebhooks() throws Exception {
        start(hybrid(OPTIONS));
        StoredInbound message = message(1);

        server.context().getRouteController().suspendRoute("hybrid");
        assertThat(tell(message).join().statusCode()).isEqualTo(503);
        server.context().getRouteController().resumeRoute("hybrid");
        assertThat(tell(message).join().statusCode()).isEqualTo(200);
        server.context().getRouteController().stopRoute("hybrid");
        assertThat(tell(message).join().statusCode()).isEqualTo(404);
        server.context().getRouteController().startRoute("hybrid");
        assertThat(tell(message(2)).join().statusCode()).isEqualTo(200);

        assertThat(routed).containsExactly(message.id(), message(2).id());
    }

    @Test
    void thePathIsAsItIsSetAndTheTokenIsNeeded() throws Exception {
        start(hybrid(OPTIONS + "&webhookPath=/other/path"));

        assertThat(tell(message(1)).join().statusCode()).isEqualTo(404);
        assertThat(server.post("other/path", "token=wrong", "").statusCode()).isEqualTo(403);
        assertThat(tell("other/path", message(1)).join().statusCode()).isEqualTo(200);
    }

    @Test
    void withoutARepositoryOneInMemoryDoesUntilARestart() throws Exception {
        remembered = null;
        start(hybrid(OPTIONS));
        StoredInbound message = message(1);
        sandbox.account().insert(message);

        assertThat(tell(message).join().statusCode()).isEqualTo(200);
        assertThat(tell(message).join().statusCode()).isEqualTo(200);
        awaitPolls(3);

        assertThat(routed).containsExactly(message.id());
    }

    @Test
    void theServerComponentIsThatOfTheRestConfiguration() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("fivecent:inbox?webhook=true" + OPTIONS).process(HybridTest.this::take);
            }
        });

        assertThat(tell(message(1)).join().statusCode()).isEqualTo(200);
    }

    private RouteBuilder hybrid(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("fivecent:inbox?webhook=true&webhookComponentName=platform-http" + options)
                        .routeId("hybrid")
                        .process(HybridTest.this::take);
            }
        };
    }

    private void start(RouteBuilder routes) throws Exception {
        server = new WebhookServer("platform-http", options -> {
            options.setKeyId(sandbox.keyId());
            options.setKeySecret(sandbox.keySecret());
            options.setSmsBaseUrl(sandbox.smsBaseUrl());
            options.setCursorRepository(cursors);
            options.setIdempotentRepository(remembered);
        });
        server.context().getRegistry().bind("seen", repository);
        server.start(routes);
    }

    private void take(org.apache.camel.Exchange exchange) throws Exception {
        route.process(exchange);
        routed.add(exchange.getMessage().getBody(InboundMessage.class).id());
    }

    private void awaitPolls(int more) {
        int before = polls();
        await().until(() -> polls() >= before + more);
    }

    private int polls() {
        return sandbox.requests().size();
    }

    private static StoredInbound message(int i) {
        Instant at = Instant.ofEpochSecond(1_772_323_200L + i / 10);
        String id = "%08x%016x".formatted(at.getEpochSecond(), i);
        return new StoredInbound(id, "61412333555", "61480000000", "Hello " + i, at, "", "", List.of());
    }

    private CompletableFuture<HttpResponse<String>> tell(StoredInbound message) {
        return tell("fivecent/inbox", message);
    }

    private CompletableFuture<HttpResponse<String>> tell(String path, StoredInbound message) {
        return server.sendAsync(server.formRequest(
                        path,
                        WebhookServer.token(),
                        WebhookServer.form(Map.of(
                                "MID", message.id(),
                                "FROM", message.from(),
                                "TO", message.to(),
                                "TIMESTAMP", String.valueOf(message.receivedAt().getEpochSecond()),
                                "MESSAGE", message.text())))
                .build());
    }
}

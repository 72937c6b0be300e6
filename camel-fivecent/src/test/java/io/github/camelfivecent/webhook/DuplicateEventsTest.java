package io.github.camelfivecent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an idempotent repository does for webhooks. */
@Timeout(120)
class DuplicateEventsTest {

    private final AtomicBoolean broken = new AtomicBoolean();
    private final MemoryIdempotentRepository repository = new MemoryIdempotentRepository() {
        @Override
        public boolean contains(String key) {
            if (broken.get()) {
                throw new IllegalStateException("no connection");
            }
            return super.contains(key);
        }
    };
    private final List<String> routed = new CopyOnWriteArrayList<>();
    private volatile Processor route = exchange -> {};
    private WebhookServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    private void start(String... options) throws Exception {
        server = new WebhookServer("platform-http", configuration -> configuration.setIdempotentRepository(repository));
        server.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (String resource : List.of("sms", "inbox", "account")) {
                    from(server.uri(resource, options)).process(exchange -> {
                        route.process(exchange);
                        routed.add(exchange.getMessage().getHeader("CamelFivecentMessageId") + " "
                                + exchange.getMessage().getHeader("CamelFivecentStatus"));
                    });
                }
            }
        });
    }

    @Test
    void aRepeatedEventIsAnsweredOkAndNotRoutedAgain() throws Exception {
        start();

        assertThat(List.of(receipt("a", 1001), receipt("a", 1001), receipt("a", 1002), receipt("b", 1001)))
                .containsOnly(200);
        assertThat(routed).containsExactly("a 1001", "a 1002", "b 1001");
    }

    @Test
    void aRepeatedMessageIsOneAlthoughItIsToldInOtherWords() throws Exception {
        start();

        server.postForm("inbox", Map.of("MID", "a", "FROM", "1", "TO", "2", "TIMESTAMP", "1", "MESSAGE", "hi"));
        server.postQuery("inbox", Map.of("MID", "a", "FROM", "1", "TO", "2", "TIMESTAMP", "2", "MESSAGE", "hi!"));

        assertThat(routed).containsExactly("a null");
    }

    @Test
    void aBalanceIsNeverADuplicate() throws Exception {
        start();

        server.postForm("account", Map.of("BALANCE", "49"));
        server.postForm("account", Map.of("BALANCE", "49"));

        assertThat(routed).hasSize(2);
    }

    @Test
    void whatFailedIsRoutedWhenItComesAgain() throws Exception {
        start();
        route = exchange -> {
            route = again -> {};
            throw new IllegalStateException("first time");
        };

        assertThat(List.of(receipt("a", 1001), receipt("a", 1001), receipt("a", 1001)))
                .containsExactly(500, 200, 200);
        assertThat(routed).containsExactly("a 1001");
    }

    @Test
    void manyOfOneEventAtOnceAreRoutedOnce() throws Exception {
        start();
        CountDownLatch goOn = new CountDownLatch(1);
        route = exchange -> goOn.await();

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 10)
                .mapToObj(i -> server.sendAsync(
                        server.formRequest("sms", WebhookServer.token(), "MID=a&STATUS=1002&TEXT=Delivered")
                                .build()))
                .toList();
        goOn.countDown();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(routed).containsExactly("a 1002");
    }

    @Test
    void nothingIsRoutedWhenNobodyKnowsWhetherItWas() throws Exception {
        start();
        broken.set(true);

        assertThat(receipt("a", 1002)).isEqualTo(500);
        assertThat(routed).isEmpty();

        broken.set(false);
        assertThat(receipt("a", 1002)).isEqualTo(200);
        assertThat(routed).containsExactly("a 1002");
    }

    @Test
    void aStatusOutOfOrderIsRoutedUnlessAskedOtherwise() throws Exception {
        start();

        receipt("a", 1002);
        receipt("a", 1011);

        assertThat(routed).containsExactly("a 1002", "a 1011");
    }

    @Test
    void aStatusDoesNotGoBackwardsWhenAskedFor() throws Exception {
        start("&dropOlderStatus=true");

        assertThat(List.of(
                        receipt("a", 1011),
                        receipt("a", 1001),
                        receipt("a", 1000),
                        receipt("a", 4711),
                        receipt("a", 1003),
                        receipt("a", 1001),
                        receipt("a", 1004),
                        receipt("a", 4712),
                        receipt("b", 1000)))
                .containsOnly(200);
        assertThat(routed).containsExactly("a 1011", "a 1001", "a 4711", "a 1003", "b 1000");
    }

    @Test
    void aStatusDoesNotOvertakeALaterOneThatIsStillBeingRouted() throws Exception {
        start("&dropOlderStatus=true");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        route = exchange -> {
            started.countDown();
            goOn.await();
        };

        CompletableFuture<HttpResponse<String>> delivered = sendAsync(1002);
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<HttpResponse<String>> sent = sendAsync(1001);
        goOn.countDown();

        assertThat(delivered.join().statusCode()).isEqualTo(200);
        assertThat(sent.join().statusCode()).isEqualTo(200);
        assertThat(routed).containsExactly("a 1002");
    }

    private CompletableFuture<HttpResponse<String>> sendAsync(int status) {
        return server.sendAsync(server.formRequest("sms", WebhookServer.token(), "MID=a&STATUS=" + status)
                .build());
    }

    private int receipt(String id, int status) {
        return server.postForm("sms", Map.of("MID", id, "STATUS", String.valueOf(status)))
                .statusCode();
    }
}

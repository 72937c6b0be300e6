package io.github.camelfivecent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service is answered, whichever server component listens. */
@Timeout(120)
abstract class AnsweringContract {

    private static final Map<String, String> RECEIPT =
            Map.of("MID", "683554c596937cc4b90f5cf7", "STATUS", "1002", "TEXT", "Delivered");

    private final String component;
    private final List<Exchange> routed = new CopyOnWriteArrayList<>();
    private volatile Processor route = exchange -> {};
    private WebhookServer server;

    AnsweringContract(String component) {
        this.component = component;
    }

    @BeforeEach
    void start() throws Exception {
        server = new WebhookServer(component, options -> options.setWebhookMaxBodySize(10_000));
        server.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (String resource : List.of("sms", "inbox", "account")) {
                    from(server.uri(resource)).process(exchange -> {
                        routed.add(exchange);
                        route.process(exchange);
                    });
                }
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void okOnlyOnceTheRouteIsDone() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        route = exchange -> {
            started.countDown();
            goOn.await();
        };
        CompletableFuture<HttpResponse<String>> answer =
                server.sendAsync(server.formRequest("sms", WebhookServer.token(), WebhookServer.form(RECEIPT))
                        .build());

        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answer).isNotDone();
        goOn.countDown();

        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void anErrorThatTellsNothingWhenTheRouteFails() {
        route = exchange -> {
            throw new IllegalStateException("the database at db.internal is away");
        };

        assertAnswer(server.postForm("sms", RECEIPT), 500, "the route failed");
    }

    @Test
    void anErrorWhenTheRouteIsRolledBack() {
        route = exchange -> exchange.setRollbackOnly(true);

        assertAnswer(server.postForm("sms", RECEIPT), 500, "the route failed");
    }

    @Test
    void theAnswerRepeatsNeitherTheRequestNorWhatTheRouteLeaves() {
        route = exchange -> {
            exchange.getMessage().setBody("private");
            exchange.getMessage().setHeader("X-Private", "private");
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 418);
        };
        HttpRequest request = server.formRequest(
                        "sms", WebhookServer.token() + "&X-Mirror=mirrored", WebhookServer.form(RECEIPT))
                .header("X-Echo", "echoed")
                .build();

        HttpResponse<String> answer = server.send(request);

        assertAnswer(answer, 200, "");
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> List.of("token", "x-echo", "x-mirror", "x-private", "mid", "text")
                        .contains(name.toLowerCase()));
    }

    @Test
    void theRouteSeesNothingOfTheRequest() {
        server.postForm("sms", RECEIPT);

        Exchange exchange = routed.get(0);
        assertThat(exchange.getMessage().getHeaders().keySet()).allMatch(name -> name.startsWith("CamelFivecent"));
        assertThat(exchange.getFromEndpoint().getEndpointUri()).startsWith("fivecent://sms");
        assertThat(exchange.getAllProperties().toString()).doesNotContain("k3y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token=",
                "token=wrong",
                "Token=k3y+%2B%26%25%2F%C3%BC",
                "token=k3y+%2B%26%25%2F%C3%BC&token=wrong",
                "token=k3y+%2B%26%25%2F%C3%BCx"
            })
    void forbiddenWithoutTheToken(String query) {
        assertAnswer(
                server.post("sms", query, WebhookServer.form(RECEIPT) + "&" + WebhookServer.token()),
                403,
                "the token is missing or wrong");
        assertAnswer(server.post("sms", query, "garbage="), 403, "the token is missing or wrong");
        assertThat(routed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "sms", "account"})
    void forbiddenForAllResourcesAlike(String resource) {
        assertThat(server.post(resource, "token=wrong", "").statusCode()).isEqualTo(403);
    }

    @Test
    void garbageIsNamedButNotRepeated() {
        assertAnswer(server.postForm("sms", Map.of()), 400, "MID is missing");
        assertAnswer(server.postForm("sms", Map.of("MID", "", "STATUS", "1")), 400, "MID is missing");
        assertAnswer(server.postForm("sms", Map.of("MID", "<secret>", "STATUS", "1")), 400, "MID is no id");
        assertAnswer(server.postForm("sms", Map.of("MID", "abc")), 400, "STATUS is missing");
        assertAnswer(server.postForm("sms", Map.of("MID", "abc", "STATUS", "0x1")), 400, "STATUS is no whole number");
        assertAnswer(server.postForm("account", Map.of("BALANCE", "1e9")), 400, "BALANCE is no number");
        assertAnswer(server.postForm("account", Map.of("MID", "abc")), 400, "BALANCE is missing");
        assertAnswer(
                server.post("sms", WebhookServer.token(), "MID=abc&MID=abd&STATUS=1"),
                400,
                "MID is given more than once");
        assertAnswer(server.postForm("inbox", Map.of("MID", "abc", "TO", "1")), 400, "FROM is missing");
        assertAnswer(
                server.postForm("inbox", Map.of("MID", "abc", "FROM", "1", "TO", "1", "TIMESTAMP", "yesterday")),
                400,
                "TIMESTAMP is no number of seconds since the epoch");
        assertAnswer(
                server.postForm(
                        "inbox", Map.of("MID", "abc", "FROM", "1", "TO", "1", "TIMESTAMP", "1", "IMAGES", "[\"a\"")),
                400,
                "IMAGES is not a JSON array");
        assertThat(routed).isEmpty();
    }

    @Test
    void aBodyThatIsNoFormIsGarbage() {
        HttpRequest json = HttpRequest.newBuilder(server.url("sms", WebhookServer.token()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"MID\":\"abc\",\"STATUS\":1002}"))
                .build();

        assertAnswer(server.send(json), 400, "MID is missing");
    }

    @Test
    void moreThanTheLimitIsTooLarge() {
        assertAnswer(
                server.post("sms", WebhookServer.token(), formOf(10_001)),
                413,
                "the parameters have more than 10000 bytes");
        assertThat(routed).isEmpty();
    }

    @Test
    void asMuchAsTheLimitIsTaken() {
        assertAnswer(server.post("sms", WebhookServer.token(), formOf(9_900)), 200, "");
    }

    /** Of short fields, since some servers have a limit of their own for one. */
    private static String formOf(int bytes) {
        StringBuilder form = new StringBuilder(WebhookServer.form(RECEIPT));
        for (int i = 100; form.length() < bytes; i++) {
            form.append("&x").append(i).append('=').append("y".repeat(90));
        }
        form.setLength(bytes);
        return form.toString();
    }

    @Test
    void aBodyOfTenMegabytesDoesNoHarm() {
        HttpRequest huge = HttpRequest.newBuilder(server.url("sms", WebhookServer.token()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArrays(IntStream.range(0, 10 * 1024)
                        .mapToObj(i -> new byte[1024])
                        .toList()))
                .build();

        assertThat(server.sendAsync(huge)
                        .handle((answer, failure) -> failure == null ? answer.statusCode() : 413)
                        .join())
                .as("an answer, or a connection that the server closed")
                .isIn(400, 413, 500);
        assertThat(routed).isEmpty();
        assertAnswer(server.postForm("sms", RECEIPT), 200, "");
    }

    @Test
    void onlyPostIsAllowed() {
        URI url = server.url("sms", WebhookServer.token() + "&" + WebhookServer.form(RECEIPT));

        assertThat(server.send(HttpRequest.newBuilder(url).build()).statusCode())
                .isEqualTo(405);
        assertThat(routed).isEmpty();
    }

    @Test
    void fiftyAtOnceAreEachRoutedOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 50)
                .mapToObj(i -> server.sendAsync(
                        server.formRequest("sms", WebhookServer.token(), "MID=m" + i + "&STATUS=1002&TEXT=Delivered")
                                .build()))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(routed)
                .hasSize(50)
                .extracting(exchange -> exchange.getMessage().getHeader("CamelFivecentMessageId"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aSlowRequestDoesNotHoldUpOthers() throws IOException {
        byte[] form = WebhookServer.form(RECEIPT).getBytes(StandardCharsets.UTF_8);
        URI url = server.url("sms", WebhookServer.token());
        try (Socket slow = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = slow.getOutputStream();
            out.write(("POST " + url.getRawPath() + "?" + url.getRawQuery() + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(form, 0, 5);
            out.flush();

            assertAnswer(server.postForm("sms", RECEIPT), 200, "");
            assertThat(routed).hasSize(1);

            out.write(form, 5, form.length - 5);
            out.flush();
            InputStream in = slow.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200");
        }
        await().untilAsserted(() -> assertThat(routed).hasSize(2));
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.body()).isEqualTo(text);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}

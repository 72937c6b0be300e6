package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.control.ControlAnswer;
import io.github.camelfivecent.sandbox.control.ControlApi;
import io.github.camelfivecent.sandbox.control.ControlRequest;
import io.github.camelfivecent.sandbox.control.Controlled;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class ControlApiTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private FivecentSandbox sandbox;
    private Control control;
    private Caller caller;

    @BeforeEach
    void start(FivecentSandbox started) {
        sandbox = started;
        control = new Control(started);
        caller = new Caller(started);
    }

    @Test
    void findsAndCountsWhatWasSent() {
        caller.send("0412345678", "Your code is 493021. Or open https://example.com/v?t=1.");
        caller.send("0412345679", "Hello");

        Control.Answer found = control.get("/messages?kind=sms&to=%2B61412345678");

        assertThat(found.at("/count").asInt()).isEqualTo(1);
        assertThat(found.at("/messages/0/codes/0").asText()).isEqualTo("493021");
        assertThat(found.at("/messages/0/links/0").asText()).isEqualTo("https://example.com/v?t=1");
        assertThat(control.get("/messages/count?containing=Hello").at("/count").asInt())
                .isEqualTo(1);
        assertThat(control.get("/messages/count?kind=INBOUND").at("/count").asInt())
                .isZero();
        assertThat(control.get("/messages?kind=fax").status()).isEqualTo(400);
    }

    @Test
    void waitsForAMessage() {
        CompletableFuture<Control.Answer> waiting =
                CompletableFuture.supplyAsync(() -> control.get("/messages/await?to=0412345678&timeout=30s"));
        caller.send("0412345678", "Hi");

        assertThat(waiting.join().at("/messages/0/text").asText()).isEqualTo("Hi");
    }

    @Test
    void letsMoreWaitThanItHasThreadsAndServesOthersMeanwhile() {
        ExecutorService clients = Executors.newCachedThreadPool();
        // those of earlier tests linger for a while
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try {
            List<CompletableFuture<Control.Answer>> waiting = IntStream.range(0, 150)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> control.get("/messages/await?containing=code&timeout=50s"), clients))
                    .toList();
            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("fivecent-sandbox-await") && !before.contains(thread))
                    .hasSize(150));

            for (int send = 0; send < 100; send++) {
                assertThat(caller.send("0412345678", "Hi").status()).isEqualTo(200);
            }
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            caller.send("0412345678", "Your code");

            assertThat(waiting)
                    .allMatch(one -> one.join().at("/messages/0/text").asText().equals("Your code"));
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void saysWhatNearlyMatchedWhenAMessageDoesNotCome() {
        caller.send("0412345678", "Goodbye");

        Control.Answer answer = control.get("/messages/await?kind=SMS&to=0412345678&containing=Hello&timeout=50ms");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error()).contains("Near misses", "Goodbye", "but not: containing \"Hello\"");
    }

    @Test
    void noticesAMessageThatShouldNotHaveCome() {
        assertThat(control.get("/messages/await-none?to=0412345678&duration=20ms")
                        .status())
                .isEqualTo(200);
        caller.send("0412345678", "Hi");

        Control.Answer answer = control.get("/messages/await-none?to=0412345678&duration=30s");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error()).contains("Expected none", "Hi");
    }

    @Test
    void refusesAnExpressionForWhichATextIsTooLong() {
        sandbox.account().receive("0412345678", "ab".repeat(50_000));

        for (String path : List.of("/messages", "/messages/await")) {
            Control.Answer answer = control.get(path + "?matching=" + Control.encode("(a|b)*c"));
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.error()).as(path).contains("regular expression");
        }
    }

    @Test
    void answersInWordsWhateverFails() throws IOException {
        Controlled broken = (Controlled) Proxy.newProxyInstance(
                Controlled.class.getClassLoader(), new Class<?>[] {Controlled.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("It broke");
                });

        ControlAnswer answer = new ControlApi(broken)
                .handle(new ControlRequest("GET", "/clock", Map.of(), Caller.JSON.createObjectNode()));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(Caller.JSON.readTree(answer.body()).path("error").asText()).contains("It broke");
    }

    @Test
    void letsAPhoneReplyAndOptOut() {
        Control.Answer reply = control.post("/phones/0412345678/reply", Map.of("text", "Yes please"));
        Control.Answer stop = control.post("/phones/0412345678/reply", Map.of("text", "STOP"));

        assertThat(reply.at("/optedOut").asBoolean()).isFalse();
        assertThat(stop.at("/optedOut").asBoolean()).isTrue();
        assertThat(sandbox.account().optOuts()).hasSize(1);
        assertThat(control.get("/phones/61412345678").at("/messages")).hasSize(2);
        assertThat(control.delete("/opt-outs/0412345678").status()).isEqualTo(200);
        assertThat(control.get("/opt-outs").at("/count").asInt()).isZero();
    }

    @Test
    void movesAMessageOn() {
        String id = caller.send("0412345678", "Hi").body().at("/messages/0/id").asText();

        assertThat(control.post("/messages/" + id + "/status", Map.of("status", "DELIVERED"))
                        .at("/statusText")
                        .asText())
                .isEqualTo(SmsStatus.DELIVERED.text());
        control.post("/messages/" + id + "/status", Map.of("status", "1234", "statusText", "Anything"));
        assertThat(sandbox.account().sentSms().get(0).status()).isEqualTo(1234);
        assertThat(control.post("/messages/" + id + "/status", Map.of("status", "LOST"))
                        .status())
                .isEqualTo(400);
        assertThat(control.post("/messages/none/status", Map.of("status", "SENT"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void cancelsWhatIsScheduledAndSendsItWhenTheClockIsMoved() {
        long later = sandbox.time().instant().getEpochSecond() + 3600;
        schedule("0412345678", later);
        schedule("0412345679", later);
        String id = control.get("/scheduled").at("/messages/0/id").asText();

        assertThat(control.post("/messages/" + id + "/cancel", Map.of())
                        .at("/statusText")
                        .asText())
                .isEqualTo("Cancelled");
        assertThat(control.post("/messages/" + id + "/cancel", Map.of()).status())
                .isEqualTo(409);
        control.post("/clock", Map.of("advance", "2h"));

        assertThat(control.get("/scheduled").at("/count").asInt()).isZero();
        assertThat(control.get("/messages/count?status=1011").at("/count").asInt())
                .isEqualTo(1);
        assertThat(control.get("/cost").at("/credits").asInt()).isEqualTo(1);
        assertThat(control.get("/cost").at("/statement/refunded").asInt()).isEqualTo(1);
    }

    @Test
    void stopsTheClock() {
        Control.Answer stopped = control.post("/clock", Map.of("mode", "virtual"));
        Control.Answer moved = control.post("/clock", Map.of("advance", "PT10M"));

        assertThat(stopped.at("/running").asBoolean()).isFalse();
        assertThat(java.time.Instant.parse(moved.at("/now").asText()))
                .isEqualTo(java.time.Instant.parse(stopped.at("/now").asText()).plusSeconds(600));
        assertThat(control.post("/clock", Map.of("mode", "real")).at("/running").asBoolean())
                .isTrue();
        assertThat(control.post("/clock", Map.of("advance", "soon")).status()).isEqualTo(400);
        assertThat(control.post("/clock", Map.of("advance", "-PT1S")).status()).isEqualTo(400);
    }

    @Test
    void givesEachTestAnAccountOfItsOwn() {
        Control.Answer made = control.post("/accounts", Map.of("credits", 5));
        String key = made.at("/keyId").asText();
        Map<String, Object> send = Map.of(
                "key-id",
                key,
                "key-secret",
                made.at("/keySecret").asText(),
                "sender",
                "Me",
                "to",
                "0412345678",
                "message",
                "Hi");
        Caller.call("POST", made.at("/smsBaseUrl").asText() + "/sms", send);
        caller.send("0412345678", "Of the other account");
        control.post("/faults?account=" + key, Map.of("operation", "sms.send", "always", true, "fault", "ERROR"));

        assertThat(control.get("/messages/count?account=" + key).at("/count").asInt())
                .isEqualTo(1);
        assertThat(control.get("/account?account=" + key).at("/credits").asInt())
                .isEqualTo(4);
        assertThat(Caller.call("POST", made.at("/smsBaseUrl").asText() + "/sms", send)
                        .status())
                .isEqualTo(500);
        assertThat(caller.send("0412345678", "Still works").status()).isEqualTo(200);

        control.post("/account/reset?account=" + key, Map.of());

        assertThat(control.get("/messages/count?account=" + key).at("/count").asInt())
                .isZero();
        assertThat(control.get("/messages/count").at("/count").asInt()).isEqualTo(2);
        assertThat(control.get("/faults").at("/armed")).isEmpty();
        assertThat(control.delete("/accounts/" + key).status()).isEqualTo(200);
        assertThat(control.get("/account?account=" + key).status()).isEqualTo(404);
        assertThat(control.delete("/accounts/" + sandbox.keyId()).status()).isEqualTo(409);
        Control.Answer other = control.post("/accounts", Map.of("keyId", "", "keySecret", ""));
        assertThat(other.at("/keyId").asText()).hasSize(16);
        assertThat(other.at("/keySecret").asText()).hasSize(16);
    }

    @Test
    void armsFaultsShowsAndClearsThem() {
        int id = control.post(
                        "/faults", Map.of("operation", "sms.send", "times", 2, "fault", "THROTTLED", "duration", "2s"))
                .at("/id")
                .asInt();

        assertThat(caller.send("0412345678", "Hi").status()).isEqualTo(429);
        assertThat(control.get("/faults").at("/armed/0/times").asInt()).isEqualTo(1);
        assertThat(control.delete("/faults/" + id).status()).isEqualTo(200);
        assertThat(control.delete("/faults/" + id).status()).isEqualTo(404);
        assertThat(caller.send("0412345678", "Hi").status()).isEqualTo(200);

        control.post("/faults", Map.of("maintenance", true));
        assertThat(caller.sms("GET", "/balance").status()).isEqualTo(503);
        control.delete("/faults");
        control.post("/faults", Map.of("quota", 1, "window", "1h"));
        assertThat(List.of(
                        caller.sms("GET", "/balance").status(),
                        caller.sms("GET", "/balance").status()))
                .containsExactly(200, 429);
        control.delete("/faults");
        control.post("/faults", Map.of("operation", "sms.send", "fault", "ERROR", "status", 502, "when", "after"));
        assertThat(caller.send("0412345678", "Stored all the same").status()).isEqualTo(502);
        assertThat(sandbox.messages().count(io.github.camelfivecent.sandbox.testing.MessageQuery.sms()))
                .isEqualTo(2);
        assertThat(control.post("/faults", Map.of("fault", "FLOOD")).status()).isEqualTo(400);
        assertThat(control.post("/faults", Map.of("operation", "sms.sned", "fault", "ERROR"))
                        .error())
                .contains("not sms.sned");
        assertThat(control.post("/faults", Map.of("fault", "ERROR", "status", 99))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsRequestAndAnswerWordByWordWithoutTheSecretAndWhatIsAssumed() {
        String id = caller.send("0412345678", "Hi").body().at("/messages/0/id").asText();

        Control.Answer answer = control.get("/messages/" + id);

        String body = answer.at("/exchanges/0/body").asText();
        assertThat(body).contains("\"message\":\"Hi\"").doesNotContain(sandbox.keySecret());
        assertThat(answer.at("/exchanges/0/answer").asText()).contains(id);
        assertThat(answer.at("/exchanges/0/assumed").findValuesAsText("name")).contains("credits");
        assertThat(control.get("/requests").at("/requests/0/ids/0").asText()).isEqualTo(id);
        assertThat(control.get("/requests/" + answer.at("/exchanges/0/number").asText())
                        .at("/operation")
                        .asText())
                .isEqualTo("sms.send");
    }

    @Test
    void showsAnAccountItsOwnRequestsOnlyAndNoSecretInAnyForm() {
        control.post("/accounts", Map.of("keyId", "another", "keySecret", "its secret"));
        caller.send("0412345678", "Hi");
        String url = sandbox.smsBaseUrl() + "/balance?key-id=x&key-secret=query1&api-key=query2";
        Caller.call("GET", url, "{\"username\": \"u\", \"api-key\": \"old \\\" secret\"}");
        Caller.call("GET", url, "{\"key-id\": \"x\", \"key-secret\": 424242}");

        String mine = number(control.get("/requests"));
        JsonNode refused = control.get("/requests?credentials=invalid").at("/requests");

        assertThat(control.get("/requests/" + mine).status()).isEqualTo(200);
        assertThat(control.get("/requests/" + mine + "?account=another").status())
                .isEqualTo(404);
        assertThat(refused).hasSize(2);
        for (JsonNode one : refused) {
            String shown = control.get("/requests/" + one.path("number").asText() + "?account=another")
                    .json()
                    .toString();
            assertThat(shown + refused)
                    .contains("key-secret=…&api-key=…")
                    .doesNotContain("query1", "query2", "old", "424242");
        }
    }

    private static String number(Control.Answer requests) {
        return requests.at("/requests/0/number").asText();
    }

    @Test
    void clearsForAnAccountAllThatItsRequestsWouldMeet() {
        control.post("/accounts", Map.of("keyId", "another", "keySecret", "its secret"));
        control.post("/faults", Map.of("operation", "sms.send", "fault", "ERROR", "always", true));
        control.post("/faults?account=another", Map.of("fault", "CLOSE"));
        control.post("/faults?account=" + sandbox.keyId(), Map.of("fault", "RESET"));
        assertThat(control.get("/faults").at("/armed")).hasSize(3);
        assertThat(control.get("/faults?account=another").at("/armed")).hasSize(2);
        assertThat(control.get("/overview?account=another").at("/armed")).hasSize(2);

        assertThat(control.delete("/faults?account=another").at("/armed")).isEmpty();

        assertThat(control.get("/faults").at("/armed"))
                .singleElement()
                .satisfies(armed -> assertThat(armed.path("keyId").asText()).isEqualTo(sandbox.keyId()));
        control.delete("/faults");
        assertThat(control.get("/faults").at("/armed")).isEmpty();
    }

    @Test
    void tellsWebhooksOnceMoreOutOfOrderAndTwice() {
        String own = sandbox.url() + "/5c/api/v5/nothing";
        assertThat(control.post("/webhooks", Map.of("kind", "message", "url", "http://example.com/"))
                        .status())
                .isEqualTo(400);
        control.post("/webhooks", Map.of("kind", "message", "url", own));
        control.post("/phones/0412345678/reply", Map.of("text", "one"));
        control.post("/phones/0412345678/reply", Map.of("text", "two"));
        await().until(() -> control.get("/webhooks").at("/attempts").size() == 2);

        control.post("/webhooks/send-again", Map.of("attempts", List.of(2, 1, 1)));

        await().until(() -> control.get("/webhooks").at("/attempts").size() == 5);
        assertThat(control.get("/webhooks").at("/attempts").findValuesAsText("MESSAGE"))
                .containsExactly("one", "one", "two", "two", "one");
        assertThat(control.get("/webhooks").at("/attempts/0/status").asInt()).isEqualTo(400);
        assertThat(control.delete("/webhooks?kind=message&url=" + Control.encode(own))
                        .at("/webhooks"))
                .isEmpty();
    }

    @Test
    void saysWhetherAnythingChanged() {
        String version = control.get("/overview").at("/version").asText();

        assertThat(control.get("/overview?since=" + version).at("/changed").asBoolean())
                .isFalse();
        caller.send("0412345678", "Hi");
        Control.Answer after = control.get("/overview?since=" + version);

        assertThat(after.at("/changed").asBoolean()).isTrue();
        assertThat(after.at("/phones/0/number").asText()).isEqualTo("61412345678");
        assertThat(control.get("/overview?search=hi").at("/phoneCount").asInt()).isEqualTo(1);
        assertThat(control.get("/overview?search=nothing").at("/phoneCount").asInt())
                .isZero();
    }

    @Test
    void showsTheHtmlOfAnEmailUnderAPolicyThatLetsItDoNothing() throws Exception {
        caller.email(
                "POST",
                "/email",
                Map.of(
                        "SenderEmail",
                        "me@mail.example.com",
                        "Subject",
                        "Hi",
                        "Text",
                        "Hi",
                        "Html",
                        "<b>Hi</b>",
                        "Recipient",
                        List.of("you@example.com")));
        String id = control.get("/mailboxes/you@example.com").at("/emails/0/id").asText();

        var response = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create(sandbox.apiUrl() + "/emails/" + id + "/html"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("<b>Hi</b>");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox; default-src 'none'")
                .doesNotContain("script");
    }

    @Test
    void setsWhatAnAccountHas() {
        Control.Answer account =
                control.post("/account", Map.of("credits", 3, "deliverAfter", "0s", "flags", Map.of("UNICODE", false)));

        assertThat(account.at("/credits").asInt()).isEqualTo(3);
        assertThat(account.at("/flags").toString()).doesNotContain("UNICODE");
        caller.send("0412345678", "Hi");
        assertThat(control.get("/messages?status=1002").at("/count").asInt()).isEqualTo(1);
        assertThat(control.post("/account", Map.of("credits", "many")).status()).isEqualTo(400);
        control.post("/reset", Map.of());
        assertThat(control.get("/account").at("/credits").asInt()).isEqualTo(10_000);
    }

    private void schedule(String to, long at) {
        caller.sms("POST", "/sms", Map.of("sender", "Sandbox", "to", to, "message", "Later", "schedule", at));
    }
}

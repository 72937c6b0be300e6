package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.control.ControlApi;
import io.github.camelfivecent.sandbox.domain.Flag;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.PagingFault;
import io.github.camelfivecent.sandbox.testing.Message;
import io.github.camelfivecent.sandbox.webhook.WebhookEvent;
import io.github.camelfivecent.sandbox.webhook.WebhookShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The description of the API is what the API does. Answers themselves are held against it by {@link Control}. */
@Timeout(120)
class OpenApiTest {
    private static final String NOBODY = "f".repeat(24);
    private static final String KNOWN = "c".repeat(24);

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
    void describesEveryRouteAndNoOther() {
        JsonNode description = control.get("/openapi.json").json();

        assertThat(Described.routes().keySet()).isEqualTo(ControlApi.routes()).hasSizeGreaterThan(50);
        assertThat(description.path("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void namesTheParametersOfEachPath() {
        Described.routes().forEach((route, operation) -> {
            Set<String> inPath = new TreeSet<>();
            Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(route);
            while (matcher.find()) {
                inPath.add(matcher.group(1));
            }
            Set<String> named = new TreeSet<>();
            Described.parameters(operation).stream()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .forEach(parameter -> named.add(parameter.path("name").asText()));
            assertThat(named).as(route).isEqualTo(inPath);
            assertThat(operation.path("summary").asText()).as(route).endsWith(".");
        });
    }

    @Test
    void saysOfEachFieldWhatItIs() {
        Described.routes().forEach((route, operation) -> {
            JsonNode answer = operation.at("/responses/200/content").elements().next();
            assertThat(answer.path("schema"))
                    .as(route)
                    .isNotEqualTo(Caller.JSON.createObjectNode().put("type", "object"));
        });
    }

    @Test
    void namesTheConstantsThatThereAre() {
        assertThat(enumOf("Message", "kind")).isEqualTo(names(Message.Kind.values()));
        assertThat(enumOf("FaultOrder", "fault")).isEqualTo(names(Fault.Kind.values()));
        assertThat(enumOf("FaultOrder", "page")).isEqualTo(names(PagingFault.Kind.values()));
        assertThat(enumOf("Webhook", "kind")).isEqualTo(names(WebhookEvent.Kind.values()));
        assertThat(enumOf("Webhooks", "shape")).isEqualTo(names(WebhookShape.values()));
        assertThat(enumOf("Status", "profile")).isEqualTo(names(Profile.values()));
        assertThat(texts(Described.schema("AccountSettings").at("/properties/flags/propertyNames/enum")))
                .isEqualTo(names(Flag.values()));
        assertThat(Described.schema("NewMessage")
                        .at("/properties/status/description")
                        .asText())
                .contains(String.join(", ", names(SmsStatus.values())));
    }

    @Test
    void answersEachRouteWithEveryStatusThatItDescribesAndNoOther() throws Exception {
        doEverything();
        refuseEverything();

        Set<String> described = new TreeSet<>();
        Described.routes().forEach((route, operation) -> Described.statuses(operation)
                .forEach(status -> described.add(route + " " + status)));
        assertThat(control.seen()).isEqualTo(described);
    }

    @Test
    void answersAMethodThatAPathDoesNotHaveWith405() {
        for (String route : Described.routes().keySet()) {
            String path = sample(route.substring(route.indexOf(' ') + 1));
            for (String method : List.of("GET", "POST", "DELETE", "PUT", "PATCH")) {
                if (Described.route(method, path).isEmpty()) {
                    assertThat(control.call(method, path, "{}").status())
                            .as(method + " " + path)
                            .isEqualTo(405);
                }
            }
        }
        assertThat(control.get("/nothing").status()).isEqualTo(404);
    }

    @Test
    void readsEachParameterThatItDescribes() throws Exception {
        doEverything();
        Described.routes().forEach((route, operation) -> {
            if (!route.startsWith("GET ")) {
                return;
            }
            for (JsonNode parameter : Described.parameters(operation)) {
                String name = parameter.path("name").asText();
                if (parameter.path("in").asText().equals("query") && !name.equals("account")) {
                    String path = sample(route.substring(4)) + "?" + quick(route, name);
                    assertThat(state(path + name + "=" + another(route, name)))
                            .as(route + " " + name)
                            .isNotEqualTo(state(path));
                }
            }
        });
    }

    @Test
    void readsEachFieldThatItDescribes() throws Exception {
        doEverything();
        Described.routes().forEach((route, operation) -> {
            if (!route.startsWith("POST ")) {
                return;
            }
            String path = sample(route.substring(5));
            for (Map.Entry<String, JsonNode> field :
                    Described.bodySchema(operation).path("properties").properties()) {
                ObjectNode body = whole(route, field.getKey());
                Set<String> containers = Set.of("array", "object");
                if (containers.contains(field.getValue().path("type").asText())) {
                    body.put(field.getKey(), "x");
                } else {
                    body.putObject(field.getKey());
                }
                Control.Answer answer = control.call("POST", path, body.toString());
                assertThat(answer.status()).as(route + " " + field.getKey()).isEqualTo(400);
                assertThat(answer.error())
                        .as(route + " " + field.getKey())
                        .startsWith("The field " + field.getKey() + " takes ");
            }
        });
    }

    /** Every route with an answer that has as much in it as it can. */
    private void doEverything() throws Exception {
        String own = sandbox.url() + "/5c/api/v5/nothing";
        post(
                "/account",
                Map.of("credits", 500, "pricePerSegment", 0.5, "domainLimit", 7, "flags", Map.of("UNIFIED", true)));
        post("/account", Map.of("postpaid", false, "deliverAfter", "1h"));
        for (String kind : List.of("DELIVERY", "MESSAGE")) {
            post("/webhooks", Map.of("kind", kind, "url", own));
        }
        post("/webhooks", Map.of("kind", "BALANCE", "url", own, "threshold", 50));
        post("/webhooks/shape", Map.of("shape", "QUERY"));
        String sent = caller.send("0412345678", "Your code is 493021, see https://example.com/a")
                .body()
                .at("/messages/0/id")
                .asText();
        long later = sandbox.time().instant().getEpochSecond() + 3600;
        Map<String, Object> scheduled =
                Map.of("sender", "Sandbox", "to", "0412345679", "message", "Later", "schedule", later);
        caller.sms("POST", "/sms", scheduled);
        caller.sms("POST", "/sms", scheduled);
        email();
        caller.email("POST", "/domain", Map.of("domain", "example.org", "subdomain", "mail.example.org"));
        Caller.call("GET", sandbox.smsBaseUrl() + "/balance", Map.of());
        caller.sms("POST", "/sms", Map.of("sender", "Sandbox", "to", "", "message", "To nobody"));
        post("/phones/0412345678/name", Map.of("name", "Jane"));
        post("/phones/0412345678/reply", Map.of("text", "Yes", "images", List.of("https://example.com/i.png")));
        post("/phones/0412345670/reply", Map.of("text", "STOP", "to", "61480000001"));
        post("/phones/0412345671/opt-out", Map.of());
        post("/opt-outs", Map.of("number", "0412345672", "id", "a".repeat(24), "at", "2026-01-01T00:00:00Z"));
        post(
                "/messages",
                Map.of(
                        "kind",
                        "SMS",
                        "to",
                        "0412345673",
                        "text",
                        "Late ☕",
                        "at",
                        1_700_000_000,
                        "id",
                        "b".repeat(24),
                        "status",
                        "DELIVERED"));
        post("/messages", Map.of("kind", "SMS", "to", "0412345673", "id", KNOWN));
        post(
                "/messages",
                Map.of(
                        "kind",
                        "INBOUND",
                        "from",
                        "0412345674",
                        "text",
                        "Late",
                        "images",
                        List.of("https://example.com/i.png")));
        post(
                "/messages",
                Map.of(
                        "kind",
                        "EMAIL",
                        "from",
                        "a@example.com",
                        "to",
                        "b@example.com,c@example.com",
                        "subject",
                        "Late"));
        for (String kind : List.of("SMS", "INBOUND", "EMAIL", "OPT_OUT")) {
            post("/seed", Map.of("kind", kind, "count", 3));
        }
        post("/messages/" + sent + "/status", Map.of("status", "DELIVERED"));
        post("/messages/" + sent + "/status", Map.of("status", "1234", "statusText", "Anything"));
        post("/virtual-numbers", Map.of("number", "0480 000 009"));
        post("/sender-ids/Sandbox/status", Map.of("status", "approved"));
        post("/domains/example.org/verify", Map.of());
        String id =
                Integer.toString(post("/faults", Map.of("operation", "optouts.list", "fault", "RESET", "when", "after"))
                        .at("/id")
                        .asInt());
        post("/faults", Map.of("operation", "sms.list", "page", "LOOP", "pages", 2, "skip", 1, "times", 3));
        post("/faults", Map.of("latency", "0s", "always", true, "to", "0412345678"));
        post("/faults", Map.of("quota", 1000, "window", "1s"));
        post("/clock", Map.of("mode", "virtual", "advance", "1s"));
        post("/messages/" + get("/scheduled").at("/messages/0/id").asText() + "/cancel", Map.of());
        await().until(() -> control.get("/webhooks").at("/attempts").size() >= 3);
        int attempt = control.get("/webhooks").at("/attempts/0/number").asInt();
        post("/webhooks/send-again", Map.of("attempts", List.of(attempt), "times", 2));

        get("/openapi.json");
        get("/messages");
        get("/messages?kind=EMAIL&to=you@example.com&since=2020-01-01T00:00:00Z&limit=1");
        get("/messages/count");
        get("/messages/await?containing=code");
        get("/messages/await-none?text=nothing&duration=1ms");
        assertThat(get("/messages/" + sent).at("/exchanges/0/assumed/0/name").asText())
                .isEqualTo("credits");
        assertThat(get("/phones").at("/phones")).isNotEmpty();
        assertThat(get("/phones/0412345678").at("/messages")).hasSize(2);
        assertThat(get("/conversations").at("/conversations")).isNotEmpty();
        assertThat(get("/opt-outs").at("/count").asInt()).isEqualTo(6);
        assertThat(get("/mailboxes").at("/mailboxes")).isNotEmpty();
        String email = get("/mailboxes/you@example.com").at("/emails/0/id").asText();
        assertThat(get("/emails/" + email + "/html").body()).isEqualTo("<b>Hi</b>");
        String version = get("/overview").at("/version").asText();
        assertThat(get("/overview?since=" + version).at("/changed").asBoolean()).isFalse();
        get("/status");
        assertThat(get("/accounts").at("/accounts")).hasSize(1);
        get("/account");
        get("/cost");
        assertThat(get("/cost?pricePerCredit=0.06").at("/cost").isNumber()).isTrue();
        String number = get("/requests?before=100000").at("/requests/0/number").asText();
        assertThat(get("/requests?credentials=invalid").at("/requests")).isNotEmpty();
        get("/requests/" + number);
        get("/assumptions");
        assertThat(get("/faults").at("/armed")).hasSize(4);
        get("/clock");
        assertThat(get("/webhooks").at("/attempts/0/assumed/0/name").asText()).isEqualTo("webhooks");

        delete("/faults/" + id);
        delete("/opt-outs/0412345671");
        delete("/messages/" + "b".repeat(24));
        String key = post("/accounts", Map.of("credits", 1, "keyId", "other", "keySecret", "its secret"))
                .at("/keyId")
                .asText();
        post("/account/reset?account=" + key, Map.of());
    }

    /** Every route in every way in which it can refuse. */
    private void refuseEverything() throws Exception {
        String own = sandbox.url() + "/5c/api/v5/nothing";
        assertThat(control.get("/messages/await?text=nothing&timeout=1ms").status())
                .isEqualTo(409);
        assertThat(control.get("/messages/await-none").status()).isEqualTo(409);
        String sms = control.get("/messages?kind=SMS&to=0412345678")
                .at("/messages/0/id")
                .asText();
        assertThat(control.post("/messages/" + sms + "/cancel", Map.of()).status())
                .isEqualTo(409);
        assertThat(control.post("/messages", Map.of("kind", "SMS", "to", "0412345678", "id", sms))
                        .status())
                .isEqualTo(409);
        assertThat(control.post("/opt-outs", Map.of("number", "0412345672")).status())
                .isEqualTo(409);
        assertThat(control.delete("/accounts/" + sandbox.keyId()).status()).isEqualTo(409);
        assertThat(control.delete("/accounts/nobody").status()).isEqualTo(404);
        assertThat(control.get("/requests/1000000").status()).isEqualTo(404);
        assertThat(control.delete("/faults/100000").status()).isEqualTo(404);
        Described.routes().forEach((route, operation) -> {
            String method = route.substring(0, route.indexOf(' '));
            String path = sample(route.substring(route.indexOf(' ') + 1));
            String body = method.equals("POST") ? "{}" : null;
            assertThat(control.call(method, path, body, "Origin", "http://evil.example")
                            .status())
                    .as(route)
                    .isEqualTo(403);
            control.call(method, wrong(route), body == null ? null : "no JSON");
            if (Described.parameters(operation).stream()
                    .anyMatch(parameter -> parameter.path("name").asText().equals("account"))) {
                String complete = body == null ? null : whole(route, "").toString();
                assertThat(control.call(method, path + "?account=nobody&kind=MESSAGE&url=x", complete)
                                .status())
                        .as(route)
                        .isEqualTo(404);
            }
            if (body != null) {
                assertThat(control.call(method, path, "{\"x\":\"" + "x".repeat(1024 * 1024) + "\"}")
                                .status())
                        .as(route)
                        .isEqualTo(413);
                assertThat(control.call(method, path, body, "Content-Type", "text/plain")
                                .status())
                        .as(route)
                        .isEqualTo(415);
            }
        });
        delete("/webhooks?kind=MESSAGE&url=" + Control.encode(own));
        delete("/virtual-numbers");
        delete("/faults");
        delete("/accounts/other");
        post("/reset", Map.of());
    }

    private void email() {
        caller.email(
                "POST",
                "/email",
                Map.of(
                        "SenderEmail",
                        "me@mail.example.com",
                        "SenderName",
                        "Me",
                        "ReplyTo",
                        "you@mail.example.com",
                        "Subject",
                        "Hi",
                        "Text",
                        "Hi",
                        "Html",
                        "<b>Hi</b>",
                        "Recipient",
                        List.of("you@example.com"),
                        "Attachments",
                        List.of(Map.of("url", "https://example.com/a.pdf", "filename", "a.pdf"))));
    }

    private Control.Answer get(String path) {
        return ok(control.get(path), path);
    }

    private Control.Answer delete(String path) {
        return ok(control.delete(path), path);
    }

    private Control.Answer post(String path, Map<String, ?> fields) {
        assertThat(Described.requestProblems(
                        Described.route("POST", path).orElseThrow(),
                        Caller.JSON.valueToTree(fields).toString()))
                .as(path)
                .isEmpty();
        return ok(control.post(path, fields), path);
    }

    private static Control.Answer ok(Control.Answer answer, String path) {
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return answer;
    }

    private static String sample(String path) {
        return path.replace("/messages/{id}", "/messages/" + KNOWN)
                .replace("{number}", "0412345678")
                .replace("{address}", "you@example.com")
                .replace("{senderId}", "Sandbox")
                .replace("{domain}", "example.com")
                .replaceAll("\\{\\w+}", NOBODY);
    }

    /** A path with a wrong value for all that it takes. */
    private static String wrong(String route) {
        return sample(route.substring(route.indexOf(' ') + 1).replaceFirst("(phones|opt-outs)/\\{number}", "$1/x"))
                + "?limit=x&offset=x&kind=x&timeout=x&duration=x&pricePerCredit=x&before=x";
    }

    /** What keeps a route from waiting. */
    private static String quick(String route, String name) {
        return switch (route) {
            case "GET /messages/await" -> name.equals("timeout") ? "" : "timeout=1ms&";
            case "GET /messages/await-none" -> name.equals("duration") ? "text=nothing&" : "duration=1ms&";
            default -> "";
        };
    }

    /** A value that makes another answer. */
    private String another(String route, String name) {
        return switch (name) {
            case "kind" -> "EMAIL";
            case "matching" -> "(";
            case "since" ->
                route.equals("GET /overview")
                        ? control.get("/overview").at("/version").asText()
                        : "soon";
            default -> "nothing";
        };
    }

    private String state(String path) {
        Control.Answer answer = control.get(path);
        return answer.status() + answer.body();
    }

    /** A body with all that the route needs before it looks at a field. */
    private static ObjectNode whole(String route, String field) {
        ObjectNode body = Caller.JSON.createObjectNode();
        switch (route) {
            case "POST /messages" -> {
                boolean inbound = field.equals("images");
                boolean email = Set.of("subject", "html").contains(field);
                body.put("kind", inbound ? "INBOUND" : email ? "EMAIL" : "SMS");
                body.put("from", inbound ? "0412345678" : "a@example.com").put("to", "0412345678");
            }
            case "POST /opt-outs", "POST /virtual-numbers" -> body.put("number", "0412345675");
            case "POST /seed" -> body.put("kind", "SMS").put("count", 1);
            case "POST /messages/{id}/status" -> body.put("status", "1234");
            case "POST /phones/{number}/reply" -> body.put("text", "Hi");
            case "POST /webhooks" -> body.put("kind", "BALANCE").put("url", "http://localhost:1/");
            case "POST /webhooks/send-again" -> body.putArray("attempts").add(1);
            case "POST /faults" -> {
                switch (field) {
                    case "pages" -> body.put("page", "LOOP");
                    case "window" -> body.put("quota", 1);
                    case "page", "latency", "quota", "maintenance" -> body.put("operation", "sms.send");
                    default -> body.put("fault", "ERROR");
                }
            }
            default -> {}
        }
        return body;
    }

    private static List<String> enumOf(String schema, String field) {
        return texts(Described.schema(schema).at("/properties/" + field + "/enum"));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}

package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All that the API shows can be reached to its end, part by part. */
class ControlPagesTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private FivecentSandbox sandbox;
    private Control control;
    private Caller caller;

    @BeforeEach
    void start() {
        sandbox = SANDBOX.sandbox();
        control = new Control(sandbox);
        caller = new Caller(sandbox);
    }

    @Test
    void leadsThroughEveryListByOffset() {
        long later = sandbox.time().instant().getEpochSecond() + 3600;
        for (int item = 0; item < 7; item++) {
            String phone = "041200000" + item;
            caller.sms(
                    "POST",
                    "/sms",
                    Map.of("sender", "Sandbox", "to", phone, "message", "Later", "schedule", later - item));
            sandbox.account().receive("0412999999", "Hello " + item);
            sandbox.account().optOut(phone);
        }
        sandbox.account().seedEmails(7);

        assertThat(all("/messages", "messages", "id")).hasSize(21);
        assertThat(all("/phones", "phones", "number")).hasSize(8);
        assertThat(all("/mailboxes", "mailboxes", "address")).hasSize(7);
        assertThat(all("/phones/0412999999", "messages", "id")).hasSize(7);
        assertThat(all("/opt-outs", "optOuts", "number")).hasSize(7);
        assertThat(all("/conversations", "conversations", "id")).hasSize(8);
        assertThat(all("/scheduled", "messages", "id")).hasSize(7);
        assertThat(control.get("/scheduled").at("/messages/0/to/0").asText())
                .as("the one that goes out first")
                .isEqualTo("0412000006");
        assertThat(control.get("/phones?offset=-1").status()).isEqualTo(400);
        assertThat(control.get("/phones?offset=x").error()).isEqualTo("offset takes a whole number, not x");
    }

    @Test
    void showsTheEndOfAThreadUnlessToldWhereToBegin() {
        for (int message = 0; message < 10; message++) {
            sandbox.account().receive("0412345678", "Message " + message);
        }

        Control.Answer newest = control.get("/phones/0412345678?limit=3");
        Control.Answer oldest = control.get("/phones/0412345678?limit=3&offset=0");

        assertThat(newest.at("/messages").findValuesAsText("text"))
                .containsExactly("Message 7", "Message 8", "Message 9");
        assertThat(newest.at("/offset").asInt()).isEqualTo(7);
        assertThat(newest.at("/count").asInt()).isEqualTo(10);
        assertThat(oldest.at("/messages").findValuesAsText("text"))
                .containsExactly("Message 0", "Message 1", "Message 2");
    }

    @Test
    void showsMessagesOfAPhoneThatManyCameAfter() {
        sandbox.account().receive("0412345678", "Long ago");
        caller.send("0412345678", "An answer");
        for (int message = 0; message < 20_001; message++) {
            sandbox.account().receive("0412000000", "Later");
        }
        sandbox.account().seedSentSms(20_001);

        assertThat(control.get("/phones/0412345678").at("/count").asInt()).isEqualTo(2);
        assertThat(control.get("/overview").at("/lookedAt").asInt()).isEqualTo(20_000);
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        email("<b>Hi</b>");

        assertThat(control.get("/mailboxes/you@example.com")
                        .at("/emails/0/order/html")
                        .asText())
                .isEqualTo("<b>Hi</b>");
        Control.Answer mailbox = control.get("/mailboxes/you@example.com?texts=false");
        assertThat(mailbox.at("/emails/0/order/subject").asText()).isEqualTo("Hi");
        assertThat(mailbox.body()).doesNotContain("<b>", "The text");
        assertThat(control.get("/overview").json().has("conversations")).isTrue();
        assertThat(control.get("/overview?lists=false").json().has("conversations"))
                .isFalse();
        assertThat(control.get("/overview?lists=no").status()).isEqualTo(400);
    }

    @Test
    void countsRequestsWithAWrongKeyAlsoWhenNothingElseChanged() {
        Control.Answer before = control.get("/overview");
        assertThat(before.at("/wrongKeys").asInt()).isZero();
        Caller.call("POST", sandbox.smsBaseUrl() + "/sms", Map.of("key-id", "mine", "key-secret", "mine"));

        Control.Answer after =
                control.get("/overview?since=" + before.at("/version").asText());

        assertThat(after.at("/changed").asBoolean()).isFalse();
        assertThat(after.at("/wrongKeys").asInt()).isEqualTo(1);
        assertThat(after.at("/lastRequest").asLong())
                .isEqualTo(before.at("/lastRequest").asLong() + 1);
        assertThat(control.get("/requests?credentials=invalid").at("/count").asInt())
                .isEqualTo(1);
        sandbox.reset();
        assertThat(control.get("/overview").at("/wrongKeys").asInt()).isZero();
    }

    @Test
    void isUnchangedWhileAnApplicationOnlyLooks() {
        String version = control.get("/overview").at("/version").asText();

        caller.sms("GET", "/inbox", Map.of());

        assertThat(control.get("/overview?since=" + version).at("/changed").asBoolean())
                .isFalse();
        assertThat(control.get("/overview?phonesOffset=200&since=" + version)
                        .at("/changed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tellsThatAConversationWasRead() {
        sandbox.account().receive("0412345678", "Hi");
        String version = control.get("/overview").at("/version").asText();

        sandbox.account()
                .books()
                .conversations()
                .read(sandbox.account().conversations().get(0).id());

        assertThat(control.get("/overview?since=" + version).at("/changed").asBoolean())
                .isTrue();
    }

    @Test
    void repliesToTheNumberThatLastWrote() {
        String first = sandbox.account().virtualNumbers().get(0).number();
        String second = sandbox.account().addVirtualNumber("0480009999").number();
        caller.sms("POST", "/sms", Map.of("sender", second, "to", "0412345678", "message", "Hi"));

        control.post("/phones/0412345678/reply", Map.of("text", "one"));
        control.post("/phones/0412345678/reply", Map.of("text", "two", "images", List.of("https://example.com/i.png")));
        control.post("/phones/0412000000/reply", Map.of("text", "three"));
        control.post("/phones/0412345678/reply", Map.of("text", "four", "to", first));

        Map<String, Object> nowhere = Map.of("kind", "INBOUND", "from", "0412345678", "text", "five", "to", "x");
        assertThat(control.post("/phones/0412345678/reply", nowhere).error()).isEqualTo("x is no phone number");
        assertThat(control.post("/messages", nowhere).error()).isEqualTo("The field to takes a phone number, not x");

        assertThat(control.get("/phones/0412345678").at("/replyTo").asText()).isEqualTo(first);
        assertThat(sandbox.account().inbox())
                .extracting(message -> message.to())
                .containsExactly(second, second, first, first);
    }

    @Test
    void asksBrowsersToLookUpNoNames() throws Exception {
        email("<b>Hi</b>");
        String id = control.get("/mailboxes/you@example.com").at("/emails/0/id").asText();

        for (String url : List.of(sandbox.pageUrl(), sandbox.apiUrl() + "/emails/" + id + "/html")) {
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                            .headers()
                            .firstValue("X-DNS-Prefetch-Control"))
                    .hasValue("off");
        }
    }

    @Test
    void leavesNothingInTheHtmlOfAnEmailThatLeadsABrowserAwayByItself() {
        email("<LINK rel=preconnect href=http://a.example><p>links</p><linked><iframe\nsrc=x></iframe><meta/><base>");
        String id = control.get("/mailboxes/you@example.com").at("/emails/0/id").asText();

        assertThat(control.get("/emails/" + id + "/html").body())
                .isEqualTo(
                        "<no-LINK rel=preconnect href=http://a.example><p>links</p><linked><no-iframe\nsrc=x></iframe>"
                                + "<no-meta/><no-base>");
    }

    private void email(String html) {
        caller.email(
                "POST",
                "/email",
                Map.of(
                        "SenderEmail",
                        "me@mail.example.com",
                        "Subject",
                        "Hi",
                        "Text",
                        "The text",
                        "Html",
                        html,
                        "Recipient",
                        List.of("you@example.com")));
    }

    /** The values of a field of all items of a list, asked for in parts of three, which must not overlap. */
    private Set<String> all(String path, String list, String field) {
        Set<String> found = new HashSet<>();
        int offset = 0;
        JsonNode part;
        do {
            Control.Answer answer = control.get(path + "?limit=3&offset=" + offset);
            part = answer.at("/" + list);
            for (JsonNode item : part) {
                assertThat(found.add(item.path(field).asText())).isTrue();
            }
            offset += 3;
            assertThat(offset).isLessThan(answer.at("/count").asInt() + 6);
        } while (!part.isEmpty());
        return found;
    }
}

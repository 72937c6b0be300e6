package io.github.camelfivecent.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The inbox as a browser asks it. */
@Timeout(300)
class SupportInboxTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private static Path folder;

    private static Main main;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        main = Demo.application(SANDBOX.sandbox(), folder, 0);
        main.start();
        url = Demo.url(main);
    }

    @AfterAll
    static void stop() {
        main.stop();
    }

    @BeforeEach
    void customersWrite(FivecentSandbox sandbox) {
        Demo.customersWrite(sandbox);
    }

    @Test
    void showsWhoWroteAndWhoIsStillUnread() throws Exception {
        assertThat(get("").get("items")).hasSize(3);
        JsonNode sam = get("?q=156").get("items").get(0);
        assertThat(sam.get("contact_name").asText()).isEqualTo("Sam Brown");

        JsonNode opened = get("/" + sam.get("id").asText());

        assertThat(opened.get("messages").findValuesAsText("message"))
                .containsExactly("Hello", "Is my cake ready?", "It is the one with <b>7 candles</b>");
        assertThat(get("?unread=true").get("items").findValuesAsText("contact_name"))
                .containsExactlyInAnyOrder("Alex Tran", "");
    }

    @Test
    void aReplyThatComesTwiceReachesThePhoneOnceFromTheNumberThatWasWrittenTo(FivecentSandbox sandbox)
            throws Exception {
        String second = sandbox.account().addVirtualNumber("61480000009").number();
        sandbox.account().receive("0491570006", second, "I wrote to your other number");
        HttpRequest reply = Demo.reply(url, "61491570006", UUID.randomUUID(), "At 3 o'clock – see you 👋");

        HttpResponse<String> first = Demo.send(reply);
        HttpResponse<String> again = Demo.send(reply);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        List<StoredSms> sent = sandbox.account().sentSms();
        assertThat(sent).extracting(StoredSms::text).containsExactly("At 3 o'clock – see you 👋");
        assertThat(sent.get(0).sender()).isEqualTo(second);
        assertThat(first.body()).contains(sent.get(0).id(), "\"segments\":1");
    }

    @Test
    void aReplyWhoseAnswerWasLostIsNotSentASecondTime(FivecentSandbox sandbox) throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());

        assertThat(reply("61491570006", "Once").statusCode()).isEqualTo(200);

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void newsHasWhatCameSinceAndTheDeliveriesOfWhatWasSent(FivecentSandbox sandbox) throws Exception {
        String id = get("?q=61491570006").get("items").get(0).get("id").asText();
        reply("61491570006", "At 3");
        long newest = get("/" + id).get("messages").get(1).get("timestamp").asLong();
        sandbox.account().advance(sandbox.account().sentSms().get(0).id(), SmsStatus.DELIVERED);
        sandbox.account().receive("0491570006", "Thanks");

        JsonNode news = get("/" + id + "/news?since_mo=" + (newest - 1) + "&since_mt=" + (newest - 600));

        assertThat(news.get("messages").findValuesAsText("message")).contains("At 3", "Thanks");
        assertThat(news.get("messages").findValuesAsText("status")).containsExactly("1002");
    }

    @Test
    void olderGoesBackToTheFirstMessage(FivecentSandbox sandbox) throws Exception {
        for (int i = 0; i < 60; i++) {
            sandbox.time().advance(Duration.ofSeconds(1));
            sandbox.account().receive("0491570006", "Message " + i);
        }
        String path = "/" + sandbox.account().conversations().get(0).id();
        JsonNode newest = get(path);
        assertThat(newest.get("has_more").asBoolean()).isTrue();

        JsonNode older = get(
                path + "/older?before_mo=" + newest.get("oldest_mo_ts") + "&before_mt=" + newest.get("oldest_mt_ts"));

        assertThat(older.get("has_more").asBoolean()).isFalse();
        assertThat(newest.get("messages").size() + older.get("messages").size()).isEqualTo(61);
        assertThat(older.get("messages").get(0).get("message").asText()).isEqualTo("When may I come for the bread?");
    }

    @Test
    void whatMustNotBeSentIsRefusedWithAReason(FivecentSandbox sandbox) throws Exception {
        assertThat(reply("61491570999", "I never wrote to you").statusCode()).isEqualTo(404);
        assertThat(reply("61491570006", "  ").statusCode()).isEqualTo(422);
        // a phone of its own, since who has opted out is remembered from test to test
        sandbox.account().receive("0491570157", "STOP");
        HttpResponse<String> optedOut = reply("61491570157", "One more offer");
        assertThat(optedOut.statusCode()).isEqualTo(422);
        assertThat(optedOut.body()).contains("opted out");
        HttpRequest withoutKey = HttpRequest.newBuilder(URI.create(url + "/api/conversations/61491570156/replies"))
                .POST(HttpRequest.BodyPublishers.ofString("From a form of another site"))
                .build();
        assertThat(Demo.send(withoutKey).statusCode()).isEqualTo(400);

        assertThat(sandbox.account().sentSms()).isEmpty();
    }

    @Test
    void saysWhatToDoWhereTheAccountHasNoConversations(FivecentSandbox sandbox) throws Exception {
        sandbox.account().removeVirtualNumbers();

        HttpResponse<String> answer = Demo.send(
                HttpRequest.newBuilder(URI.create(url + "/api/conversations")).build());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("virtual mobile number");
    }

    @Test
    void thePageTakesNothingFromElsewhere() throws Exception {
        HttpResponse<String> page =
                Demo.send(HttpRequest.newBuilder(URI.create(url + "/")).build());

        assertThat(page.body()).contains("Support inbox").doesNotContain("//");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        for (String file : List.of("/inbox.js", "/inbox.css")) {
            HttpResponse<String> answer =
                    Demo.send(HttpRequest.newBuilder(URI.create(url + file)).build());
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("innerHTML");
        }
    }

    private static HttpResponse<String> reply(String number, String text) throws IOException, InterruptedException {
        return Demo.send(Demo.reply(url, number, UUID.randomUUID(), text));
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        return Demo.get(url, path);
    }
}

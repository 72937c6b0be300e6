package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final SandboxClock CLOCK = new SandboxClock(START);
    private static final String PHONE = "0412345678";

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension(builder -> builder.clock(CLOCK));

    private Account account;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox sandbox) {
        CLOCK.set(START);
        account = sandbox.account();
        caller = new Caller(sandbox);
    }

    @Test
    void resolvesEveryFormOfANumber() {
        account.contact("+61412345678", "Jane Smith");
        account.receive(PHONE, "Hi");

        for (String number : List.of("0412345678", "61412345678", "%2B61412345678")) {
            JsonNode conversation = get("?number=" + number).path("conversation");
            assertThat(conversation.path("remote_number").asText()).isEqualTo("61412345678");
            assertThat(conversation.path("contact_name").asText()).isEqualTo("Jane Smith");
        }
        assertThat(get("?number=0499999999").path("conversation").isNull()).isTrue();
    }

    @Test
    void keepsWhatWasSaidWhenItIsTakenOutOfTheInbox() {
        account.remove(account.receive(PHONE, "Hi").id());

        assertThat(account.inbox()).isEmpty();
        assertThat(get("/" + id()).path("messages").findValuesAsText("message")).containsExactly("Hi");
    }

    @Test
    void putsSentAndReceivedInOneThreadOldestFirst() {
        caller.send(PHONE, "Your booking is confirmed");
        tick();
        account.receive("+61412345678", "Yes please");

        JsonNode opened = get("/" + id());

        assertThat(opened.path("messages").findValuesAsText("type")).containsExactly("MT", "MO");
        assertThat(opened.path("messages").findValuesAsText("message"))
                .containsExactly("Your booking is confirmed", "Yes please");
        assertThat(opened.path("newest_mt_ts").asLong()).isEqualTo(START.getEpochSecond());
        assertThat(opened.path("newest_mo_ts").asLong()).isEqualTo(START.getEpochSecond() + 1);
    }

    @Test
    void marksAsReadWhatWasOpenedOrPolledButNotWhatWasPagedBack() {
        account.receive(PHONE, "Hi");
        String id = id();
        long now = START.getEpochSecond();

        get("/" + id + "?action=older&before_mo=" + (now + 1) + "&before_mt=0");
        assertThat(account.conversations().get(0).unread()).isTrue();

        get("/" + id + "?action=poll&since_mo=" + now + "&since_mt=" + now);
        assertThat(account.conversations().get(0).unread()).isTrue();

        get("/" + id + "?action=poll&since_mo=" + (now - 1) + "&since_mt=" + now);
        assertThat(account.conversations().get(0).unread()).isFalse();

        account.receive(PHONE, "Again");
        assertThat(get("/" + id).at("/conversation/unread").asBoolean()).isFalse();
        assertThat(account.conversations().get(0).unread()).isFalse();
    }

    @Test
    void pollsOnlyWhatIsNewerThanTheWatermarks() {
        account.receive(PHONE, "first");
        account.receive(PHONE, "same second");
        tick();
        account.receive(PHONE, "later");

        JsonNode polled = get("/" + id() + "?action=poll&since_mo=" + START.getEpochSecond() + "&since_mt=0");

        assertThat(polled.path("messages").findValuesAsText("message")).containsExactly("later");
        assertThat(polled.path("now").asLong()).isEqualTo(START.getEpochSecond() + 1);
        assertThat(polled.has("newest_mo_ts")).isFalse();
    }

    @Test
    void pagesBackThroughHistory() {
        for (int message = 0; message < 120; message++) {
            account.receive(PHONE, "m" + message);
            tick();
        }
        List<String> texts = new ArrayList<>();
        JsonNode page = get("/" + id());
        int pages = 1;
        texts.addAll(0, page.path("messages").findValuesAsText("message"));
        while (page.path("has_more").asBoolean()) {
            page = get("/" + id() + "?action=older&before_mo="
                    + page.path("oldest_mo_ts").asLong() + "&before_mt="
                    + page.path("oldest_mt_ts").asLong());
            texts.addAll(0, page.path("messages").findValuesAsText("message"));
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(texts).hasSize(120).startsWith("m0", "m1").endsWith("m119");
        assertThat(get("/" + id() + "?limit=100").path("messages")).hasSize(100);
    }

    @Test
    void listsByNewestMessageAndGoesOnFromACursor() {
        for (int phone = 0; phone < 5; phone++) {
            account.receive(Long.toString(61_412_000_000L + phone), "Hi");
            tick();
        }
        account.receive("61412000000", "Me again");

        JsonNode first = get("?per_page=3");
        JsonNode second = get("?per_page=3&before=" + first.path("next_cursor").asText());

        assertThat(first.path("conversations").findValuesAsText("remote_number"))
                .containsExactly("61412000000", "61412000004", "61412000003");
        assertThat(second.path("conversations").findValuesAsText("remote_number"))
                .containsExactly("61412000002", "61412000001");
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void filtersTheList() {
        account.receive("61412000001", "Hi");
        caller.send("61412000002", "Hello");
        get("/"
                + account.conversations().stream()
                        .filter(conversation -> conversation.remoteNumber().endsWith("1"))
                        .findFirst()
                        .orElseThrow()
                        .id());

        assertThat(get("?q=000002").path("count").asInt()).isEqualTo(1);
        assertThat(get("?replies=1").at("/conversations/0/remote_number").asText())
                .isEqualTo("61412000001");
        assertThat(get("?unread=1").path("count").asInt()).isZero();
    }

    @Test
    void tellsWhatIsScheduledAndCancelled() {
        Map<String, Object> later =
                Map.of("sender", "Sandbox", "to", PHONE, "message", "Later", "schedule", START.getEpochSecond() + 60);
        String sms =
                caller.sms("POST", "/sms", later).body().at("/messages/0/id").asText();

        JsonNode scheduled = get("/" + id()).at("/messages/0");
        assertThat(scheduled.path("scheduled").asBoolean()).isTrue();
        assertThat(scheduled.path("cancellable").asBoolean()).isTrue();

        caller.sms("DELETE", "/sms/" + sms);
        assertThat(get("/" + id()).at("/messages/0/cancelled").asBoolean()).isTrue();
    }

    @Test
    void linksTheImagesOfAnMms() {
        account.receive(PHONE, "61480000000", "", List.of("https://example.com/image.jpg"));

        assertThat(get("/" + id()).at("/messages/0/images/0").asText()).isEqualTo("https://example.com/image.jpg");
    }

    private String id() {
        return account.conversations().get(0).id();
    }

    private JsonNode get(String path) {
        return caller.sms("GET", "/conversations" + path).body();
    }

    private static void tick() {
        CLOCK.advance(Duration.ofSeconds(1));
    }
}

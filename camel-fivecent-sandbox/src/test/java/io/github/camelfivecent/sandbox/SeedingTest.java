package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeedingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final SandboxClock CLOCK = new SandboxClock(NOW);

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension(builder -> builder.clock(CLOCK));

    private Account account;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox sandbox) {
        CLOCK.set(NOW);
        account = sandbox.account();
        caller = new Caller(sandbox);
    }

    @Test
    void walksThroughAMillionOptOuts() {
        account.seedOptOuts(1_000_000);

        Set<String> numbers = new HashSet<>();
        String after = "";
        String last = "g";
        int pages = 0;
        while (after != null) {
            Reply page = caller.sms("GET", "/optouts?after=" + after);
            for (JsonNode item : page.body().path("numbers")) {
                assertThat(item.path("id").asText()).isLessThan(last);
                last = item.path("id").asText();
                numbers.add(item.path("number").asText());
            }
            after = page.after();
            pages++;
        }

        assertThat(numbers).hasSize(1_000_000);
        assertThat(pages).isEqualTo(1001);
    }

    @Test
    void removesSeededOptOutsByNumberAndById() {
        account.seedOptOuts(1000);
        account.seedOptOuts(1000);
        StoredOptOut one = account.optOuts().get(1500);

        assertThat(caller.sms("DELETE", "/optouts/" + one.number()).error()).isEmpty();
        assertThat(caller.sms("DELETE", "/optouts/" + one.number()).error()).isEqualTo("Record Not Found");
        assertThat(account.remove(account.optOuts().get(3).id())).isTrue();

        assertThat(account.optOuts()).hasSize(1998).doesNotContain(one);
        assertThat(account.optOuts()).extracting(StoredOptOut::number).doesNotHaveDuplicates();
    }

    @Test
    void putsNewItemsAboveSeededOnesOfTheSameSecond() {
        account.seedInbox(100);
        String received = account.receive("0412333555", "Hi").id();

        assertThat(caller.sms("GET", "/inbox").body().at("/messages/0/id").asText())
                .isEqualTo(received);
        assertThat(caller.sms("GET", "/inbox").body().path("messages").findValuesAsText("date"))
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void seedsSentSmsThatCanBeReadAdvancedAndDeleted() {
        account.seedSentSms(50);
        String id = account.sentSms().get(20).id();

        assertThat(message(id).path("status").asInt()).isEqualTo(1002);
        account.advance(id, 1003, "Failed");
        assertThat(message(id).path("status").asInt()).isEqualTo(1003);
        caller.sms("DELETE", "/sms/" + id);
        assertThat(account.sentSms()).hasSize(49);
    }

    @Test
    void seedsEmails() {
        account.seedEmails(30);

        Reply page = caller.email("GET", "/email");
        assertThat(page.body().at("/emails/0/subject").asText()).isEqualTo("Subject 29");
        String id = page.body().at("/emails/3/id").asText();
        assertThat(caller.email("GET", "/email/" + id).body().at("/email/text").asText())
                .isEqualTo("Text 26");
    }

    @Test
    void takesLateAndFutureItemsAndMoreThanAPageInOneSecond() {
        String late = ObjectIds.of(NOW.getEpochSecond() - 100, 5);
        String future = ObjectIds.of(NOW.getEpochSecond() + 3600, 5);
        for (int index = 0; index < 60; index++) {
            account.insert(inbound(ObjectIds.of(NOW.getEpochSecond(), index), NOW));
        }
        account.insert(inbound(future, NOW.plus(Duration.ofHours(1))));
        account.insert(inbound(late, NOW.minusSeconds(100)));

        Reply first = caller.sms("GET", "/inbox");
        List<String> second = caller.sms("GET", "/inbox?after=" + first.after())
                .body()
                .path("messages")
                .findValuesAsText("id");

        assertThat(first.body().at("/messages/0/id").asText()).isEqualTo(future);
        assertThat(second).hasSize(12).last().isEqualTo(late);
        assertThat(account.conversations()).hasSize(1);
    }

    private JsonNode message(String id) {
        return caller.sms("GET", "/sms/" + id).body().path("message");
    }

    private static StoredInbound inbound(String id, Instant at) {
        return new StoredInbound(id, "61412333555", "61480000000", "Hi", at, "", "", List.of());
    }
}

package io.github.camelfivecent.consume;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.CursorCodec;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With follow=status a sent message is given each time its status changes, until that is final. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StatusTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private final ConcurrentMap<String, String> stored = new ConcurrentHashMap<>();
    private final MapCursorRepository cursors = new MapCursorRepository(stored);
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private FivecentSandbox sandbox;
    private Account account;
    private Node node;
    private int made;

    @BeforeEach
    void begin(FivecentSandbox started) {
        sandbox = started;
        account = started.account();
        node = node();
    }

    @AfterEach
    void end() {
        node.close();
    }

    private Node node() {
        return new Node(sandbox, cursors)
                .onItem(exchange -> changes.add(
                        Node.idOf(exchange) + " " + exchange.getMessage().getHeader(FivecentConstants.STATUS)));
    }

    @Test
    void givesAnSmsWithEachStatusItTakes() throws Exception {
        String id = send(SmsStatus.SENDING);
        node.start("sms?follow=status");
        node.awaitGiven(1);
        account.advance(id, SmsStatus.SENT);
        node.awaitGiven(2);
        account.advance(id, 1555, "Something New");
        node.awaitGiven(3);
        account.advance(id, SmsStatus.DELIVERED);
        node.awaitGiven(4);
        node.awaitMorePolls();

        assertThat(changes).containsExactly(id + " 1011", id + " 1001", id + " 1555", id + " 1002");
    }

    @Test
    void aFinalStatusIsTheLastAndTakesNoMemory() throws Exception {
        List<String> ids = List.of(
                send(SmsStatus.DELIVERED), send(SmsStatus.FAILED), send(SmsStatus.CANCELLED), send(SmsStatus.TEST));
        node.start("sms?follow=status");
        node.awaitGiven(4);
        ids.forEach(id -> account.advance(id, SmsStatus.SENT));
        node.awaitMorePolls();

        assertThat(node.given()).containsExactlyElementsOf(ids);
        node.close();
        assertThat(cursor().fields()).isEmpty();
    }

    @Test
    void givesAnEmailWithEachStatusItTakes() throws Exception {
        account.seedEmails(150);
        String id = account.emails().get(20).id();
        account.emails().forEach(email -> account.advanceEmail(email.id(), "delivered"));
        account.advanceEmail(id, "queued");
        node.start("email?follow=status");
        node.awaitGiven(150);
        account.advanceEmail(id, "sent");
        node.awaitGiven(151);
        account.advanceEmail(id, "bounced");
        node.awaitGiven(152);
        account.advanceEmail(id, "queued");
        node.awaitMorePolls();

        assertThat(changes)
                .contains(id + " queued")
                .endsWith(id + " sent", id + " bounced")
                .hasSize(152);
    }

    @Test
    void changesAreGivenOldestFirstHoweverFarTheyAreApart() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add(send(i % 50 == 7 ? SmsStatus.SENDING : SmsStatus.DELIVERED));
        }
        List<String> followed =
                ids.stream().filter(id -> ids.indexOf(id) % 50 == 7).toList();
        node.start("sms?follow=status");
        node.awaitGiven(300);

        followed.forEach(id -> account.advance(id, SmsStatus.DELIVERED));
        node.awaitGiven(306);
        node.awaitMorePolls();

        assertThat(node.given().subList(0, 300)).containsExactlyElementsOf(ids);
        assertThat(node.given().subList(300, 306)).containsExactlyInAnyOrderElementsOf(followed);
    }

    @Test
    void aFewThatAreFollowedCostAFewRequestsNotTheWholeList() throws Exception {
        Instant longAgo = Instant.now().minusSeconds(10_000);
        String straggler = send(SmsStatus.SENDING, longAgo, longAgo);
        for (int i = 0; i < 400; i++) {
            Instant later = longAgo.plusSeconds(5L * i);
            send(SmsStatus.DELIVERED, later, later);
        }
        node.startAndPoll(2, "sms?follow=status");
        node.close();

        try (Node later = node()) {
            assertThat(later.requestsOf(() -> later.startAndPoll(1, "sms?follow=status")))
                    .isLessThanOrEqualTo(4);
            account.advance(straggler, SmsStatus.FAILED);
        }
        try (Node later = node()) {
            later.startAndPoll(1, "sms?follow=status");
            assertThat(later.given()).containsExactly(straggler);
        }
    }

    @Test
    void whatChangedWhileNothingRanIsGivenAfterwards() throws Exception {
        String id = send(SmsStatus.SENDING);
        node.startAndPoll(1, "sms?follow=status");
        node.close();
        account.advance(id, SmsStatus.DELIVERED);

        try (Node later = node()) {
            later.startAndPoll(3, "sms?follow=status");
            assertThat(later.given()).containsExactly(id);
        }
        assertThat(changes).containsExactly(id + " 1011", id + " 1002");
    }

    @Test
    void aChangeWhoseExchangeFailedIsGivenAgain() throws Exception {
        AtomicBoolean fails = new AtomicBoolean();
        String id = send(SmsStatus.SENDING);
        node.onItem(exchange -> {
                    if (fails.getAndSet(false)) {
                        throw new IllegalStateException("told to fail");
                    }
                })
                .start("sms?follow=status");
        node.awaitGiven(1);
        fails.set(true);
        account.advance(id, SmsStatus.DELIVERED);
        node.awaitGiven(2);
        node.awaitMorePolls();
        assertThat(fails).isFalse();
        assertThat(node.given()).containsExactly(id, id);
    }

    @Test
    void failuresOfTheServiceLoseAndRepeatNothing() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(send(SmsStatus.SENDING));
        }
        node.start("sms?follow=status");
        node.awaitGiven(60);
        sandbox.faults().on("sms.list").skip(2).times(5).failBefore(Fault.unavailable(Duration.ZERO));
        sandbox.faults().on("sms.get").times(5).failBefore(Fault.throttled());
        ids.forEach(id -> account.advance(id, SmsStatus.DELIVERED));
        node.awaitGiven(120);
        node.awaitMorePolls();
        assertThat(changes).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatIsGoneIsNoLongerFollowed() throws Exception {
        String gone = send(SmsStatus.SENDING);
        String id = send(SmsStatus.SENDING);
        node.start("sms?follow=status");
        node.awaitGiven(2);
        account.remove(gone);
        node.awaitMorePolls();
        account.advance(id, SmsStatus.DELIVERED);
        node.awaitGiven(3);
        node.close();
        assertThat(cursor().fields()).isEmpty();
    }

    @Test
    void aMessageThatTheServiceGivesNullForIsNoLongerFollowed() throws Exception {
        String gone = send(SmsStatus.SENDING);
        node.start("sms?follow=status");
        node.awaitGiven(1);
        sandbox.wireMock()
                .stubFor(
                        get(urlPathMatching(".*/sms/" + gone)).willReturn(okJson("{\"error\":\"\",\"message\":null}")));
        account.remove(gone);
        node.awaitMorePolls();
        node.close();
        assertThat(cursor().fields()).isEmpty();
    }

    @Test
    void aRefusalThatIsNotTheServicesOwnEndsNoFollowing() throws Exception {
        String id = send(SmsStatus.SENDING);
        node.start("sms?follow=status");
        node.awaitGiven(1);
        // It is on no page now, so that it is asked for by its id.
        sandbox.wireMock()
                .stubFor(get(urlPathMatching(".*/sms"))
                        .willReturn(okJson("{\"error\":\"\",\"messages\":[],\"pagination\":{\"next_page\":null}}")));
        sandbox.wireMock()
                .stubFor(get(urlPathMatching(".*/sms/" + id))
                        .willReturn(aResponse().withStatus(403).withBody("<html>Forbidden</html>")));
        await().until(() -> node.lastError() != null);
        sandbox.wireMock().resetMappings();
        account.advance(id, SmsStatus.DELIVERED);
        node.awaitGiven(2);
        assertThat(changes).endsWith(id + " 1002");
    }

    @Test
    void isNotFollowedLongerThanStatusMaxAge() throws Exception {
        String old = send(
                SmsStatus.SENDING,
                Instant.now().minusSeconds(7_300),
                Instant.now().minusSeconds(7_300));
        String young = send(
                SmsStatus.SENDING,
                Instant.now().minusSeconds(3_500),
                Instant.now().minusSeconds(3_500));
        node.startAndPoll(2, "sms?follow=status&statusMaxAge=1h");
        node.close();
        assertThat(node.given()).containsExactly(young);

        account.advance(old, SmsStatus.DELIVERED);
        account.advance(young, SmsStatus.DELIVERED);
        try (Node later = node()) {
            later.startAndPoll(2, "sms?follow=status&statusMaxAge=30m");
            assertThat(later.given()).isEmpty();
        }
        assertThat(cursor().fields()).isEmpty();
    }

    @Test
    void theAgeOfAScheduledMessageBeginsWhenItIsSent() throws Exception {
        String id = send(
                SmsStatus.SCHEDULED,
                Instant.now().minusSeconds(7_200),
                Instant.now().minusSeconds(1));
        node.startAndPoll(2, "sms?follow=status&statusMaxAge=3h");
        node.close();
        account.advance(id, SmsStatus.DELIVERED);
        try (Node later = node()) {
            later.startAndPoll(1, "sms?follow=status&statusMaxAge=1h");
            assertThat(later.given()).containsExactly(id);
        }
    }

    @Test
    void latestGivesNothingButWhatChangesFromThen() throws Exception {
        String before = send(SmsStatus.SENDING);
        send(SmsStatus.DELIVERED);
        node.start("sms?follow=status&initialPosition=latest");
        node.awaitMorePolls();
        assertThat(changes).isEmpty();

        account.advance(before, SmsStatus.DELIVERED);
        String after = send(SmsStatus.SENDING);
        node.awaitGiven(2);
        node.awaitMorePolls();
        assertThat(changes).containsExactlyInAnyOrder(before + " 1002", after + " 1011");
    }

    @Test
    void aStatusThatWasRoutedBeforeIsDropped() throws Exception {
        String id = send(SmsStatus.SENDING);
        MemoryIdempotentRepository routed = new MemoryIdempotentRepository();
        routed.start();
        routed.add(id + ":1002");
        node.configuration().setIdempotentRepository(routed);
        node.start("sms?follow=status");
        node.awaitGiven(1);
        account.advance(id, SmsStatus.DELIVERED);
        node.awaitMorePolls();
        node.close();
        assertThat(changes).containsExactly(id + " 1011");
        assertThat(cursor().fields()).isEmpty();
    }

    @Test
    void aPollIsLimitedAndTheNextGoesOn() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(send(SmsStatus.SENDING));
        }
        node.start("sms?follow=status&maxItemsPerPoll=7");
        node.awaitGiven(30);
        ids.forEach(id -> account.advance(id, SmsStatus.DELIVERED));
        node.awaitGiven(60);
        node.awaitMorePolls();
        assertThat(changes).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void severalAtATimeAreEachGivenOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ids.add(send(SmsStatus.SENDING));
        }
        node.start("sms?follow=status&maxInFlight=5");
        node.awaitGiven(50);
        ids.forEach(id -> account.advance(id, SmsStatus.DELIVERED));
        node.awaitGiven(100);
        node.awaitMorePolls();
        assertThat(changes).hasSize(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox?follow=status", "optouts?follow=status", "sms?follow=nothing"})
    void isForSentMessagesOnly(String uri) {
        assertThatThrownBy(() -> node.start(uri)).rootCause().hasMessageContaining("option follow takes items");
    }

    private Cursor cursor() {
        assertThat(stored).hasSize(1);
        Map.Entry<String, String> only = stored.entrySet().iterator().next();
        return CursorCodec.decode(only.getKey(), Cursor.Kind.STATUS, only.getValue())
                .orElseThrow();
    }

    private String send(SmsStatus status) {
        return send(status, Instant.now(), Instant.now());
    }

    private String send(SmsStatus status, Instant createdAt, Instant sendAt) {
        String id = ObjectIds.of(createdAt.getEpochSecond(), made++);
        account.insert(new StoredSms(
                id,
                "Sandbox",
                "61491570006",
                "Hi",
                "gsm7",
                1,
                false,
                status.code(),
                status.text(),
                BigDecimal.ONE,
                createdAt,
                sendAt,
                null,
                null));
        return id;
    }
}

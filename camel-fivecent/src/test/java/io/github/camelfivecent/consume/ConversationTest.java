package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.CursorCodec;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Flag;
import io.github.camelfivecent.sandbox.domain.ObjectIds;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredConversation;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message of all conversations, or of one, is given once, in its conversation the oldest first. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConversationTest {

    private static final String ANN = "61491570006";
    private static final String BEN = "61491570156";

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private final ConcurrentMap<String, String> stored = new ConcurrentHashMap<>();
    private final MapCursorRepository cursors = new MapCursorRepository(stored);
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private FivecentSandbox sandbox;
    private Account account;
    private Node node;
    private long made;

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
        return new Node(sandbox, cursors).onItem(exchanges::add);
    }

    @Test
    void givesWhatComesInWithWhomItIsFrom() throws Exception {
        account.contact(ANN, "Ann");
        node.start("conversations");
        node.awaitMorePolls();
        String id = account.receive(ANN, "hello").id();
        node.awaitGiven(1);
        node.awaitMorePolls();

        StoredConversation conversation = account.conversations().get(0);
        assertThat(node.given()).containsExactly(id);
        assertThat(exchanges
                        .get(0)
                        .getMessage()
                        .getBody(ConversationMessage.class)
                        .message())
                .isEqualTo("hello");
        Map<String, Object> headers = exchanges.get(0).getMessage().getHeaders();
        assertThat(headers)
                .containsEntry(FivecentConstants.FROM, ANN)
                .containsEntry(FivecentConstants.TO, conversation.lastLocalNumber())
                .containsEntry(FivecentConstants.NUMBER, ANN)
                .containsEntry(FivecentConstants.CONTACT_NAME, "Ann")
                .containsEntry(FivecentConstants.CONVERSATION_ID, conversation.id())
                .containsKeys(FivecentConstants.TIMESTAMP, Exchange.MESSAGE_TIMESTAMP);
    }

    @Test
    void theFirstWalkPagesBackThroughAllHistoryOldestFirst() throws Exception {
        Instant start = Instant.now().minusSeconds(100_000);
        List<String> ann = history(ANN, start, 350, 20);
        List<String> ben = history(BEN, start.plusSeconds(7), 120, 30);
        node.startAndPoll(2, "conversations");

        assertThat(of(ANN)).containsExactlyElementsOf(ann);
        assertThat(of(BEN)).containsExactlyElementsOf(ben);
    }

    @Test
    void manyConversationsAreAllFound() throws Exception {
        Instant start = Instant.now().minusSeconds(10_000);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            ids.add(receive("614000" + (10_000 + i), start.plusSeconds(i)));
        }
        node.startAndPoll(2, "conversations");
        assertThat(node.given()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aConversationThatMovesUpWhileTheListIsReadLosesNothing() throws Exception {
        Instant start = Instant.now().minusSeconds(10_000);
        for (int i = 0; i < 450; i++) {
            receive("614000" + (10_000 + i), start.plusSeconds(i));
        }
        // The list begins with the newest, so that these are on its last page when its first was read.
        sandbox.faults().on("conversations.list").skip(2).times(1).run(() -> {
            account.receive("61400010000", "moves up");
            account.receive("61400010001", "moves up");
        });
        node.start("conversations");
        node.awaitGiven(452);
        node.awaitMorePolls();
        assertThat(node.given()).hasSize(452).doesNotHaveDuplicates();
    }

    @Test
    void messagesOfOneSecondAreGivenOnceEachWhenTheyComeInOneByOne() throws Exception {
        node.start("conversations");
        Instant second = Instant.now();
        for (int i = 1; i <= 30; i++) {
            receive(i % 2 == 0 ? ANN : BEN, second);
            node.awaitGiven(i);
        }
        node.awaitMorePolls();
        assertThat(node.given()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void moreMessagesOfOneSecondThanAPageHoldsAreGivenOnceEach() throws Exception {
        Instant second = Instant.now().minusSeconds(500);
        receive(ANN, second.minusSeconds(10));
        for (int i = 0; i < 260; i++) {
            receive(ANN, second);
        }
        receive(ANN, second.plusSeconds(10));
        node.startAndPoll(2, "conversations");
        assertThat(node.given()).hasSize(262).doesNotHaveDuplicates();
    }

    @Test
    void aLateMessageIsGivenAndNothingIsRepeated() throws Exception {
        Instant now = Instant.now();
        for (int i = 0; i < 20; i++) {
            receive(ANN, now.minusSeconds(60 - i));
            receive(BEN, now.minusSeconds(60 - i));
        }
        node.start("conversations");
        node.awaitGiven(40);
        String late = receive(ANN, now.minusSeconds(70));
        node.awaitGiven(41);
        node.awaitMorePolls();
        assertThat(node.given()).hasSize(41).endsWith(late);
    }

    @Test
    void staysUnread() throws Exception {
        account.receive(ANN, "hello");
        node.start("conversations");
        node.awaitGiven(1);
        node.awaitMorePolls();
        assertThat(account.conversations()).allMatch(StoredConversation::unread);
    }

    @ParameterizedTest
    @CsvSource({"inbound,2", "outbound,2", "both,4"})
    void givesTheDirectionThatIsWanted(String direction, int count) throws Exception {
        exchange(ANN);
        exchange(ANN);
        node.start("conversations?direction=" + direction);
        node.awaitGiven(count);
        node.awaitMorePolls();

        assertThat(node.given()).hasSize(count);
        assertThat(exchanges).allSatisfy(exchange -> {
            ConversationMessage message = exchange.getMessage().getBody(ConversationMessage.class);
            if (!"both".equals(direction)) {
                assertThat(message.received()).isEqualTo("inbound".equals(direction));
            }
            assertThat(exchange.getMessage().getHeader(message.received() ? "CamelFivecentFrom" : "CamelFivecentTo"))
                    .isEqualTo(ANN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?maxItemsPerPoll=1", "?maxInFlight=2"})
    void whatWasAnsweredTakesTheCursorPastNothingThatFailedOrIsYetToCome(String options) throws Exception {
        Instant start = Instant.now().minusSeconds(100_000);
        List<String> asked = history(ANN, start, 4, 1_000);
        answer(ANN, start.plusSeconds(50_000));
        AtomicInteger count = new AtomicInteger();
        node.onItem(exchange -> {
                    if (count.incrementAndGet() == 2) {
                        throw new IllegalStateException("told to fail");
                    }
                })
                .start("conversations" + options);
        node.awaitGiven(4);
        node.awaitMorePolls();

        assertThat(node.given()).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void aRestartBehindAnAnswerLosesNothingThatCameBeforeIt() throws Exception {
        Instant start = Instant.now().minusSeconds(100_000);
        List<String> asked = history(ANN, start, 4, 1_000);
        answer(ANN, start.plusSeconds(50_000));
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            try (Node next = node()) {
                next.startAndPoll(1, "conversations?maxItemsPerPoll=1");
                given.addAll(next.given());
            }
        }

        assertThat(given).isEqualTo(asked);
    }

    @Test
    void aScheduledMessageIsGivenOnceItIsSent() throws Exception {
        Instant now = sandbox.time().stop().instant();
        ProducerTemplate producer = node.context().createProducerTemplate();
        node.context().start();
        producer.sendBodyAndHeader(sending(ANN), "later", FivecentConstants.SCHEDULE, now.plusSeconds(60));
        account.receive(BEN, "hello");
        node.start("conversations?direction=both");
        node.awaitGiven(1);
        node.awaitMorePolls();
        assertThat(of(BEN)).hasSize(1);
        assertThat(of(ANN)).isEmpty();
        sandbox.time().advance(Duration.ofSeconds(60));
        node.awaitGiven(2);
        node.awaitMorePolls();
        assertThat(of(ANN)).hasSize(1);
    }

    @Test
    void whatIsScheduledSomewhereMakesNothingElseComeAgain() throws Exception {
        ProducerTemplate producer = node.context().createProducerTemplate();
        node.context().start();
        producer.sendBodyAndHeader(
                sending(ANN), "later", FivecentConstants.SCHEDULE, Instant.now().plusSeconds(3_600));
        String old = receive(BEN, Instant.now().minusSeconds(120));
        node.start("conversations");
        node.awaitGiven(1);
        node.awaitMorePolls();
        String young = receive(BEN, Instant.now());
        node.awaitGiven(2);
        node.awaitMorePolls();
        assertThat(node.given()).containsExactly(old, young);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number=0491 570 006", "number=%2B61491570006", "id"})
    void givesTheMessagesOfOneConversation(String option) throws Exception {
        account.receive(BEN, "not this one");
        String first = account.receive(ANN, "one").id();
        String conversation = account.conversations().stream()
                .filter(each -> each.remoteNumber().equals(ANN))
                .findFirst()
                .orElseThrow()
                .id();
        node.start("conversations?" + ("id".equals(option) ? "id=" + conversation : option));
        node.awaitGiven(1);
        String second = account.receive(ANN, "two").id();
        account.receive(BEN, "nor this one");
        node.awaitGiven(2);
        node.awaitMorePolls();
        assertThat(node.given()).containsExactly(first, second);
        assertThat(exchanges)
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getHeader(FivecentConstants.CONVERSATION_ID))
                        .isEqualTo(conversation));
    }

    @Test
    void waitsForAConversationThatHasNotBegun() throws Exception {
        node.start("conversations?number=" + ANN);
        node.awaitMorePolls();
        String id = account.receive(ANN, "hello").id();
        node.awaitGiven(1);
        assertThat(node.given()).containsExactly(id);
    }

    @Test
    void latestGivesNothingThatWasThereAndAllThatComesAlsoInTheSameSecond() throws Exception {
        Instant second = Instant.now().minusSeconds(1);
        receive(ANN, second);
        receive(ANN, second.minusSeconds(30));
        receive(BEN, second.minusSeconds(3_000));
        node.start("conversations?initialPosition=latest");
        node.awaitMorePolls();
        String sameSecond = receive(ANN, second);
        String late = receive(BEN, second.minusSeconds(20));
        node.awaitGiven(2);
        node.awaitMorePolls();
        assertThat(node.given()).containsExactlyInAnyOrder(sameSecond, late);
    }

    @Test
    void beginsAtAMessage() throws Exception {
        Instant start = Instant.now().minusSeconds(5_000);
        List<String> ids = history(ANN, start, 10, 100);
        node.startAndPoll(2, "conversations?initialPosition=" + ids.get(4));
        assertThat(node.given()).containsExactlyElementsOf(ids.subList(4, 10));
    }

    @Test
    void isRestartedAtAnyMomentWithoutALossOrARepetition() throws Exception {
        Instant start = Instant.now().minusSeconds(100_000);
        for (int i = 0; i < 12; i++) {
            history("6140000000" + (10 + i), start.plusSeconds(i), 25, 60);
        }
        List<String> given = new ArrayList<>();
        while (given.size() < 300) {
            try (Node next = node()) {
                next.startAndPoll(1, "conversations?maxItemsPerPoll=37");
                assertThat(next.given()).isNotEmpty();
                given.addAll(next.given());
            }
        }
        node.startAndPoll(2, "conversations");
        assertThat(node.given()).isEmpty();
        assertThat(given).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void anExchangeThatFailedIsGivenAgainBeforeWhatFollows() throws Exception {
        List<String> ann = history(ANN, Instant.now().minusSeconds(1_000), 150, 2);
        history(BEN, Instant.now().minusSeconds(1_000), 20, 2);
        AtomicInteger count = new AtomicInteger();
        node.onItem(exchange -> {
                    if (count.incrementAndGet() % 40 == 0) {
                        throw new IllegalStateException("told to fail");
                    }
                    exchanges.add(exchange);
                })
                .start("conversations");
        node.awaitGiven(170);
        node.awaitMorePolls();
        assertThat(node.given()).hasSize(170).doesNotHaveDuplicates();
        assertThat(of(ANN)).containsExactlyElementsOf(ann);
    }

    @Test
    void failuresOfTheServiceLoseAndRepeatNothing() throws Exception {
        history(ANN, Instant.now().minusSeconds(10_000), 350, 10);
        history(BEN, Instant.now().minusSeconds(10_000), 350, 10);
        sandbox.faults().on("conversations.older").skip(3).times(6).failBefore(Fault.unavailable(Duration.ZERO));
        sandbox.faults().on("conversations.older").skip(9).times(6).failBefore(Fault.throttled());
        node.start("conversations");
        node.awaitGiven(700);
        node.awaitMorePolls();
        assertThat(node.given()).hasSize(700).doesNotHaveDuplicates();
    }

    @Test
    void aQuietPollIsOneRequestOnceNothingLateCanCome() throws Exception {
        Instant start = Instant.now().minusSeconds(10_000);
        for (int i = 0; i < 50; i++) {
            receive("614000" + (10_000 + i), start.plusSeconds(i));
        }
        node.start("conversations?overlap=1");
        await().atMost(Duration.ofMinutes(1)).until(() -> stored.entrySet().stream()
                .anyMatch(cursor -> CursorCodec.decode(cursor.getKey(), Cursor.Kind.CONVERSATION, cursor.getValue())
                                .orElseThrow()
                                .floor()
                        == start.getEpochSecond() + 49));
        node.close();
        try (Node later = node()) {
            // One more asks at the start whether there are conversations.
            assertThat(later.requestsOf(() -> later.startAndPoll(3, "conversations?overlap=1")))
                    .isLessThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,Conversations are not enabled", "false,Add a VMN"})
    void doesNotStartWhereTheAccountHasNoConversations(boolean hasNumber, String message) {
        if (hasNumber) {
            account.flag(Flag.THREADS, false);
        } else {
            account.removeVirtualNumbers();
        }
        assertThatThrownBy(() -> node.start("conversations"))
                .isInstanceOf(FivecentRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void startsWhileTheServiceIsDown() throws Exception {
        account.receive(ANN, "hello");
        sandbox.faults().on("conversations.list").times(9).failBefore(Fault.unavailable(Duration.ZERO));
        node.start("conversations");
        node.awaitGiven(1);
    }

    @ParameterizedTest
    @CsvSource({
        "direction=sideways,option direction",
        "id=12,option id",
        "number=12,option number",
        "id=0123456789abcdef01234567&number=0491570006,options id and number",
        "afterProcessing=delete,option afterProcessing",
        "webhook=true,option webhook"
    })
    void refusesWhatDoesNotFit(String options, String message) {
        assertThatThrownBy(() -> node.start("conversations?" + options))
                .rootCause()
                .hasMessageContaining(message);
    }

    private List<String> of(String number) {
        return exchanges.stream()
                .filter(exchange -> number.equals(exchange.getMessage().getHeader(FivecentConstants.NUMBER)))
                .map(Node::idOf)
                .toList();
    }

    private void exchange(String number) throws Exception {
        account.receive(number, "ask");
        node.context().start();
        node.context().createProducerTemplate().sendBody(sending(number), "answer");
    }

    private String sending(String number) {
        return "fivecent:sms?to=" + number + "&sender="
                + account.virtualNumbers().get(0).number();
    }

    private List<String> history(String number, Instant start, int count, int secondsApart) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(receive(number, start.plusSeconds((long) secondsApart * i)));
        }
        return ids;
    }

    private void answer(String number, Instant at) {
        account.insert(new StoredSms(
                ObjectIds.of(at.getEpochSecond(), made++),
                "61480000000",
                number,
                "We are open",
                "gsm7",
                1,
                false,
                SmsStatus.DELIVERED.code(),
                SmsStatus.DELIVERED.text(),
                BigDecimal.ONE,
                at,
                at,
                at,
                null));
    }

    private String receive(String number, Instant at) {
        String id = ObjectIds.of(at.getEpochSecond(), made++);
        account.insert(new StoredInbound(id, number, "61480000000", "Hi", at, "", "", List.of()));
        return id;
    }
}

package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Items that are asked for one by one: done when the exchange that took them is, not when they are taken. */
@Timeout(180)
class PollEnrichTest {

    private static final String INBOX = "fivecent:inbox?initialDelay=0&delay=20";
    private static final long PATIENCE = 60_000;
    private static final long MOMENT = 300;

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path locks;

    private final ConcurrentHashMap<String, String> stored = new ConcurrentHashMap<>();
    private FivecentSandbox sandbox;
    private Account account;
    private Node node;

    @BeforeEach
    void begin(FivecentSandbox started) {
        sandbox = started;
        account = started.account();
        node = new Node(started, new MapCursorRepository(stored));
    }

    @AfterEach
    void end() {
        node.close();
    }

    @Test
    void anItemIsDoneWhenTheExchangeThatTookItIs() throws Exception {
        account.seedInbox(60);
        AtomicBoolean failing = new AtomicBoolean();
        List<String> seenByAnother = new ArrayList<>();
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:look").pollEnrich(INBOX, PATIENCE).process(exchange -> {
                    seenByAnother.add(nextOfWhoeverStartsNow());
                    if (failing.getAndSet(false)) {
                        throw new IllegalStateException("the database is away");
                    }
                });
            }
        });
        node.context().start();
        ProducerTemplate template = node.context().createProducerTemplate();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            failing.set(i == 1);
            Exchange exchange = template.send("direct:look", any -> {});
            assertThat(exchange.isFailed()).isEqualTo(i == 1);
            taken.add(Node.idOf(exchange));
        }

        List<String> all = inbox();
        assertThat(taken).containsExactly(all.get(0), all.get(1), all.get(1), all.get(2), all.get(3));
        assertThat(seenByAnother)
                .as("what a node begins with that starts meanwhile")
                .isEqualTo(taken);
        assertThat(nextOfWhoeverStartsNow()).isEqualTo(all.get(4));
    }

    @Test
    void pollEnrichThatFindsNothingGoesOnWithoutABody() throws Exception {
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:look").pollEnrich(INBOX, MOMENT);
            }
        });
        node.context().start();
        Exchange exchange = node.context().createProducerTemplate().send("direct:look", any -> {});
        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void aConsumerTemplateTakesTheNextItemOnceTheOneBeforeIsDone() throws Exception {
        account.seedInbox(3);
        node.context().start();
        List<String> all = inbox();
        try (ConsumerTemplate template = node.context().createConsumerTemplate()) {
            Exchange first = template.receive(INBOX, PATIENCE);
            assertThat(Node.idOf(first)).isEqualTo(all.get(0));
            assertThat(template.receive(INBOX, MOMENT)).isNull();
            assertThat(nextOfWhoeverStartsNow()).isEqualTo(all.get(0));
            template.doneUoW(first);

            Exchange second = template.receive(INBOX, PATIENCE);
            assertThat(Node.idOf(second)).isEqualTo(all.get(1));
            second.setException(new IllegalStateException("the database is away"));
            template.doneUoW(second);

            Exchange again = template.receive(INBOX, PATIENCE);
            assertThat(Node.idOf(again)).isEqualTo(all.get(1));
            template.doneUoW(again);
            assertThat(nextOfWhoeverStartsNow()).isEqualTo(all.get(2));
        }
    }

    @Test
    void aConsumerTemplateWithSeveralInFlightTakesSeveral() throws Exception {
        account.seedInbox(5);
        node.context().start();
        List<String> all = inbox();
        String two = INBOX + "&maxInFlight=2";
        try (ConsumerTemplate template = node.context().createConsumerTemplate()) {
            Exchange first = template.receive(two, PATIENCE);
            Exchange second = template.receive(two, PATIENCE);
            assertThat(List.of(Node.idOf(first), Node.idOf(second)))
                    .containsExactlyInAnyOrderElementsOf(all.subList(0, 2));
            assertThat(template.receive(two, MOMENT)).isNull();
            template.doneUoW(second);
            assertThat(nextOfWhoeverStartsNow())
                    .isEqualTo(Node.idOf(first).equals(all.get(0)) ? all.get(0) : all.get(1));
            template.doneUoW(first);
            assertThat(nextOfWhoeverStartsNow()).isEqualTo(all.get(2));
        }
    }

    @Test
    void theBodyAloneCountsAsDoneWhenItIsTaken() throws Exception {
        account.seedInbox(3);
        node.context().start();
        List<String> taken = new ArrayList<>();
        try (ConsumerTemplate template = node.context().createConsumerTemplate()) {
            for (int i = 0; i < 2; i++) {
                taken.add(template.receiveBody(INBOX, PATIENCE, InboundMessage.class)
                        .id());
            }
        }
        assertThat(taken).isEqualTo(inbox().subList(0, 2));
        assertThat(nextOfWhoeverStartsNow()).isEqualTo(inbox().get(2));
    }

    @Test
    void alsoInAContextWithAClusterService() throws Exception {
        account.seedInbox(3);
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        node.context().addService(cluster);
        node.context().start();
        try (ConsumerTemplate template = node.context().createConsumerTemplate()) {
            Exchange first = template.receive(INBOX, PATIENCE);
            template.doneUoW(first);
            assertThat(nextOfWhoeverStartsNow()).isEqualTo(inbox().get(1));
        }
    }

    /** The first item of a process that starts now, with what is stored now. */
    private String nextOfWhoeverStartsNow() throws Exception {
        try (Node other = new Node(sandbox, new MapCursorRepository(new ConcurrentHashMap<>(stored)))) {
            other.startAndPoll(1, "inbox");
            return other.given().get(0);
        }
    }

    private List<String> inbox() {
        return account.inbox().stream().map(StoredInbound::id).sorted().toList();
    }
}

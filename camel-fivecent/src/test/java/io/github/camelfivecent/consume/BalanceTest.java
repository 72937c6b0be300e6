package io.github.camelfivecent.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelfivecent.CapturedLog;
import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.poll.ItemProperties;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The balance is told of once each time it has fallen below the threshold. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BalanceTest {

    private static final String URI = "account?threshold=100";

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private final MapCursorRepository cursors = new MapCursorRepository(new ConcurrentHashMap<>());
    private final List<BigDecimal> told = new CopyOnWriteArrayList<>();
    private FivecentSandbox sandbox;
    private Node node;

    @BeforeEach
    void begin(FivecentSandbox started) {
        sandbox = started;
        node = node();
    }

    @AfterEach
    void end() {
        node.close();
    }

    private Node node() {
        return new Node(sandbox, cursors).onItem(exchange -> {
            told.add(exchange.getMessage().getBody(Balance.class).credits());
            assertThat(exchange.getMessage().getHeader(FivecentConstants.CREDITS, BigDecimal.class))
                    .isEqualTo(told.get(told.size() - 1));
        });
    }

    @Test
    void tellsOnceOfEachFall() throws Exception {
        sandbox.account().credits(150);
        node.start(URI);
        node.awaitMorePolls();
        assertThat(told).isEmpty();

        sandbox.account().credits(99.5);
        node.awaitGiven(1);
        sandbox.account().credits(20);
        node.awaitMorePolls();
        assertThat(told).containsExactly(new BigDecimal("99.5"));

        sandbox.account().credits(100);
        node.awaitMorePolls();
        sandbox.account().credits(50);
        node.awaitGiven(2);
        node.awaitMorePolls();
        assertThat(told).extracting(BigDecimal::doubleValue).containsExactly(99.5, 50.0);
    }

    @Test
    void aRestartDoesNotTellAgain() throws Exception {
        sandbox.account().credits(10);
        node.start(URI);
        node.awaitGiven(1);
        node.close();

        try (Node later = node()) {
            later.startAndPoll(3, URI);
            assertThat(later.given()).isEmpty();
        }
    }

    @Test
    void tellsAgainAfterAnExchangeThatFailed() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        sandbox.account().credits(10);
        node.onItem(exchange -> {
                    if (fails.getAndSet(false)) {
                        throw new IllegalStateException("told to fail");
                    }
                })
                .start(URI);
        node.awaitGiven(1);
        node.awaitMorePolls();
        assertThat(fails).isFalse();
        assertThat(node.given()).hasSize(1);
    }

    @Test
    void aFallThatIsGivenAgainKeepsItsKeyAndTheNextOneHasAnother() throws Exception {
        List<String> keys = new CopyOnWriteArrayList<>();
        sandbox.account().credits(10);
        node.onItem(exchange -> {
                    keys.add(exchange.getProperty(ItemProperties.KEY, String.class));
                    if (keys.size() == 1) {
                        throw new IllegalStateException("told to fail");
                    }
                })
                .start(URI);
        node.awaitGiven(1);
        sandbox.account().credits(150);
        node.awaitMorePolls();
        sandbox.account().credits(10);
        node.awaitGiven(2);

        assertThat(keys).hasSize(3);
        assertThat(keys.get(0)).isNotNull().isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    @Test
    void anAnswerWithoutCreditsFailsThePollAndSaysSo() throws Exception {
        sandbox.wireMock()
                .stubFor(WireMock.any(WireMock.urlPathMatching(".*/balance"))
                        .atPriority(1)
                        .willReturn(WireMock.okJson("{\"balance\":{\"postpaid\":false},\"error\":\"\"}")));
        node.start(URI);

        await().until(() -> node.lastError() != null);
        assertThat(node.lastError()).hasMessage("the answer to account.balance tells no credits");
    }

    @Test
    void twoThresholdsDoNotGetInEachOthersWay() throws Exception {
        sandbox.account().credits(50);
        node.startAndPoll(2, URI);
        node.close();

        try (Node lower = node()) {
            lower.startAndPoll(2, "account?threshold=20");
            assertThat(lower.given()).isEmpty();
        }
        try (Node same = node()) {
            same.startAndPoll(2, "account?threshold=100.00");
            assertThat(same.given()).isEmpty();
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void anAccountThatPaysAfterwardsHasNothingThatFallsAndIsToldSoOnce() throws Exception {
        sandbox.account().postpaid(true).credits(0);
        try (CapturedLog log = new CapturedLog()) {
            node.startAndPoll(3, URI + "&number=0412987654");
            assertThat(log.fromInfo())
                    .filteredOn(line -> line.contains("pays afterwards"))
                    .singleElement()
                    .asString()
                    .contains("fivecent:account of route " + Node.ROUTE)
                    .doesNotContain("412987654");
        }
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "account?threshold=0", "account?threshold=-1"})
    void needsAThreshold(String uri) {
        assertThatThrownBy(() -> node.start(uri)).rootCause().hasMessageContaining("option threshold");
    }
}

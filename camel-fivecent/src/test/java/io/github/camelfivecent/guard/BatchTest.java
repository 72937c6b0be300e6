package io.github.camelfivecent.guard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.camelfivecent.SmsBatch;
import io.github.camelfivecent.SmsBatchStrategy;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows that are sent together can rely on. */
class BatchTest extends NodeWithLedger {

    private static final String SMS = "sms?sender=Shop&maxRecipientsPerRequest=3&maxRetries=0";
    private static final String LEDGER =
            SMS + "&sendRepository=#ledger&idempotencyKey=campaign-${header.CamelFivecentTo}";

    @Test
    void rowsWithTheSameTextGoOutInOneRequestAndEachGetsItsOwnAnswer() {
        SmsBatch batch = batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi"), row(4, "Hi"));

        Exchange sent = node.exchange(SMS, batch, Map.of());

        assertThat(sent.getException()).isNull();
        assertThat(requests()).isEqualTo(2);
        assertThat(sent.getMessage().getHeader("CamelFivecentCount")).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            Message row = batch.get(i);
            StoredSms stored = stored(number(i + 1));
            assertThat(row.getHeader("CamelFivecentMessageId")).isEqualTo(stored.id());
            assertThat(row.getHeader("CamelFivecentSegments")).isEqualTo(1);
            assertThat(row.getHeader("CamelFivecentCredits")).isNotNull();
            assertThat(row.getHeader("row")).isEqualTo(i + 1);
        }
        assertThat(batch.getSent()).isEqualTo(4);
    }

    @Test
    void nobodyGetsTheTextOrTheSenderOfAnother() {
        Message other = row(3, "Hi");
        other.setHeader("CamelFivecentSender", "Bar");

        node.answer(SMS, batch(row(1, "Hi"), row(2, "Bye"), other, row(4, "Hi")), Map.of());

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination, StoredSms::text, StoredSms::sender)
                .containsExactlyInAnyOrder(
                        tuple(number(1), "Hi", "Shop"),
                        tuple(number(2), "Bye", "Shop"),
                        tuple(number(3), "Hi", "Bar"),
                        tuple(number(4), "Hi", "Shop"));
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void aRowThatIsAStreamIsReadAgainWhenTheBatchIsRedelivered() {
        Message stream = row(2, "Hi");
        stream.setBody(new InputStreamCache("Hi".getBytes(UTF_8)));
        SmsBatch batch = batch(row(1, "Hi"), stream);
        sandbox.faults().on("sms.send").times(1).failBefore(Fault.unavailable(Duration.ZERO));

        node.failure(SMS, batch, Map.of());
        node.answer(SMS, batch, Map.of());

        assertThat(outcomes(batch)).containsExactly("SENT", "SENT");
    }

    @Test
    void aRowThatIsWrongFailsApart() {
        Message wrong = row(2, "Hi");
        wrong.setHeader("CamelFivecentTo", "0412 345");
        SmsBatch batch = batch(row(1, "Hi"), wrong, row(3, "Hi"));

        node.answer(SMS, batch, Map.of());

        assertThat(outcomes(batch)).containsExactly("SENT", "NOT_DONE", "SENT");
        assertThat(reason(batch, 1)).contains("to (option to, header CamelFivecentTo)");
        assertThat(batch.get(1).getBody()).isEqualTo("Hi");
    }

    @Test
    void aNumberThatOnlyTheServiceRefusesFailsApartToo() {
        StubMapping refused = sandbox.wireMock()
                .stubFor(post(urlPathMatching(".*/sms"))
                        .atPriority(1)
                        .withRequestBody(containing(number(2)))
                        .willReturn(
                                aResponse().withStatus(400).withBody("{\"error\":\"Failed (Invalid Destination)\"}")));
        SmsBatch batch = batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi"));

        node.answer(SMS, batch, Map.of());
        sandbox.wireMock().removeStub(refused);

        assertThat(outcomes(batch)).containsExactly("SENT", "NOT_DONE", "SENT");
        assertThat(reason(batch, 1)).contains("Invalid Destination");
        assertThat(recipients()).containsExactlyInAnyOrder(number(1), number(3));
    }

    @Test
    void aRowThatFailedBeforeItCameToTheBatchIsNotSentAndKeepsItsReason() {
        Exchange failed = exchange(row(2, "Hi"));
        failed.setException(new IllegalArgumentException("no such customer"));
        SmsBatchStrategy strategy = new SmsBatchStrategy();
        Exchange holder = strategy.aggregate(strategy.aggregate(null, failed), exchange(row(1, "Hi")));
        SmsBatch batch = holder.getMessage().getBody(SmsBatch.class);

        node.answer(SMS, batch, Map.of());

        assertThat(holder.getException()).isNull();
        assertThat(outcomes(batch)).containsExactly("NOT_DONE", "SENT");
        assertThat(reason(batch, 0)).isEqualTo("no such customer");
    }

    @Test
    void aRowOfWhichNobodyKnewWhetherItWasSentIsNotTakenForOneThatWasNot() {
        Exchange unknown = exchange(row(2, "Hi"));
        unknown.setException(new RuntimeCamelException(
                new FivecentOutcomeUnknownException("no answer", Answer.none("sms.send"), null)));
        SmsBatch batch =
                new SmsBatchStrategy().aggregate(null, unknown).getMessage().getBody(SmsBatch.class);

        node.answer(SMS, batch, Map.of());

        assertThat(outcomes(batch)).containsExactly("UNKNOWN");
        assertThat(recipients()).isEmpty();
    }

    @Test
    void theSameSmsToTheSameNumberIsSentOnceAndNoRowIsLost() {
        Message same = row(1, "Hi");
        same.setHeader("CamelFivecentTo", "+61 412 000 001");
        SmsBatch batch = batch(row(1, "Hi"), same, row(1, "Bye"));

        node.answer(SMS, batch, Map.of());

        assertThat(recipients()).hasSize(2);
        assertThat(outcomes(batch)).containsExactly("SENT", "SENT", "SENT");
        assertThat(batch.get(1).getHeader("CamelFivecentMessageId"))
                .isEqualTo(batch.get(0).getHeader("CamelFivecentMessageId"));
        assertThat(reason(batch, 1)).contains("sent once");
    }

    @Test
    void rowsWithKeysOfTheirOwnAreSendsOfTheirOwn() {
        Message first = row(1, "Hi");
        first.setHeader("CamelFivecentIdempotencyKey", "a");
        Message second = row(1, "Hi");
        second.setHeader("CamelFivecentIdempotencyKey", "b");
        Message again = row(1, "Hi");
        again.setHeader("CamelFivecentIdempotencyKey", "a");
        SmsBatch batch = batch(first, second, again);

        node.answer(LEDGER, batch, Map.of());

        assertThat(recipients()).hasSize(2);
        assertThat(outcomes(batch)).containsExactly("SENT", "SENT", "SENT");
        assertThat(batch.get(2).getHeader("CamelFivecentMessageId"))
                .isEqualTo(batch.get(0).getHeader("CamelFivecentMessageId"));
    }

    @Test
    void aKeyThatWasUsedForAnotherTextFailsItsRowOnly() {
        node.answer(LEDGER, batch(row(1, "Hi")), Map.of());
        SmsBatch batch = batch(row(1, "Bye"), row(2, "Bye"));

        node.answer(LEDGER, batch, Map.of());

        assertThat(outcomes(batch)).containsExactly("NOT_DONE", "SENT");
        assertThat(reason(batch, 0)).contains("key was used for another send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "skip"})
    void whoHasOptedOutIsLeftOutAndTheOthersAreNot(String check) {
        sandbox.account().optOut(number(2));
        SmsBatch batch = batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi"));

        node.answer(LEDGER + "&optOutCheck=" + check, batch, Map.of());

        assertThat(outcomes(batch)).containsExactly("SENT", "NOT_DONE", "SENT");
        assertThat(reason(batch, 1)).contains("opted out");
        assertThat(recipients()).containsExactlyInAnyOrder(number(1), number(3));
        assertThat(entries).hasSize(check.equals("fail") ? 2 : 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestOfWhichNobodyKnowsLosesNoResultOfTheOthers(boolean ledger) {
        sandbox.faults().on("sms.send").failAfter(Fault.error(500));
        SmsBatch batch = batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi"), row(4, "Hi"));
        String uri = ledger ? LEDGER : SMS;

        node.answer(uri, batch, Map.of());
        node.answer(uri, batch, Map.of());

        assertThat(outcomes(batch)).containsExactly("UNKNOWN", "UNKNOWN", "UNKNOWN", "SENT");
        assertThat(recipients()).doesNotHaveDuplicates().hasSize(4);
        assertThat(batch.getUnknown()).isEqualTo(3);
    }

    @Test
    void verifyFindsEachRowsAnswer() {
        sandbox.faults().on("sms.send").failAfter(Fault.error(500));
        SmsBatch batch = batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi"));

        node.answer(SMS + "&onUnknownOutcome=verify", batch, Map.of());

        assertThat(outcomes(batch)).containsExactly("SENT", "SENT", "SENT");
        assertThat(batch.get(1).getHeader("CamelFivecentMessageId"))
                .isEqualTo(stored(number(2)).id());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenTheServiceIsAwayTheExchangeFailsAndComesAgainForTheRestOnly(boolean ledger) throws Exception {
        sandbox.faults().on("sms.send").skip(1).times(2).failBefore(Fault.error(503));
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(FivecentUnavailableException.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(1);
                from("direct:in").to("fivecent:" + (ledger ? LEDGER : SMS));
            }
        });
        SmsBatch batch = batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi"), row(4, "Hi"), row(5, "Hi"));

        Exchange exchange = node.context().createProducerTemplate().send("direct:in", in -> in.getMessage()
                .setBody(batch));

        assertThat(exchange.getException()).isNull();
        assertThat(recipients()).doesNotHaveDuplicates().hasSize(5);
        assertThat(outcomes(batch)).containsOnly("SENT");
        assertThat(requests()).isEqualTo(4);
    }

    @Test
    void whatIsGivenUpTellsOfEachRowWhetherItWasSent() {
        sandbox.faults().on("sms.send").skip(1).always().failBefore(Fault.error(503));
        SmsBatch batch = batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi"), row(4, "Hi"));

        assertThat(node.failure(SMS, batch, Map.of())).isInstanceOf(FivecentUnavailableException.class);

        assertThat(outcomes(batch)).containsExactly("SENT", "SENT", "SENT", "NOT_DONE");
        assertThat(reason(batch, 3)).contains("503");
        assertThat(batch.get(3).getBody()).isEqualTo("Hi");
    }

    @Test
    void afterARestartNobodyGetsASecondSmsHoweverTheBatchesAreComposed() {
        node.answer(LEDGER, batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi")), Map.of());
        node.answer(LEDGER, row(7, "Hi").getBody(), row(7, "Hi").getHeaders());
        SmsBatch first = batch(row(5, "Hi"), row(1, "Hi"));
        SmsBatch second = batch(row(7, "Hi"), row(3, "Hi"), row(4, "Hi"), row(2, "Hi"));

        try (Node restarted = node()) {
            restarted.answer(LEDGER, first, Map.of());
            restarted.answer(LEDGER, second, Map.of());
        }

        assertThat(recipients()).doesNotHaveDuplicates().hasSize(6);
        assertThat(outcomes(first)).containsOnly("SENT");
        assertThat(outcomes(second)).containsOnly("SENT");
        assertThat(second.get(1).getHeader("CamelFivecentMessageId"))
                .isEqualTo(stored(number(3)).id());
    }

    @Test
    void twoNodesThatShareALedgerSendARowOnce() {
        sandbox.faults().on("sms.send").failBefore(Fault.delay(Duration.ofMillis(500)));
        SmsBatch mine = batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi"));
        SmsBatch others = batch(row(3, "Hi"), row(4, "Hi"), row(1, "Hi"));
        try (Node other = node()) {
            CompletableFuture<Object> first = supplyAsync(() -> node.answer(LEDGER, mine, Map.of()));
            await().until(() -> entries.size() == 3);

            other.answer(LEDGER, others, Map.of());

            first.join();
        }
        assertThat(recipients()).doesNotHaveDuplicates().hasSize(4);
        assertThat(outcomes(mine)).containsOnly("SENT");
        assertThat(outcomes(others)).containsOnly("SENT");
        assertThat(others.get(0).getHeader("CamelFivecentMessageId"))
                .isEqualTo(mine.get(2).getHeader("CamelFivecentMessageId"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAProcessThatDiedLeftIsFoundOutWithOneLookForAllRowsOfItsRequest(boolean stored) {
        if (stored) {
            sandbox.faults().on("sms.send").failAfter(Fault.error(500));
        } else {
            sandbox.faults().on("sms.send").failBefore(Fault.error(500));
        }
        node.answer(LEDGER, batch(row(1, "Hi"), row(2, "Hi"), row(3, "Hi")), Map.of());
        SmsBatch later = batch(row(4, "Hi"), row(2, "Hi"), row(3, "Hi"), row(1, "Hi"));

        try (Node restarted = node()) {
            restarted.answer(LEDGER + "&onUnknownOutcome=verify", later, Map.of());
        }

        assertThat(outcomes(later)).containsOnly("SENT");
        assertThat(recipients()).doesNotHaveDuplicates().hasSize(4);
        assertThat(sandbox.requests().stream()
                        .filter(request -> "sms.list".equals(request.operation()))
                        .count())
                .isLessThanOrEqualTo(4);
    }

    @Test
    void aTestIsCheckedByTheServiceAndUsesUpNoKey() {
        SmsBatch batch = batch(row(1, "Hi"), row(2, "Hi"));

        node.answer(LEDGER + "&test=true", batch, Map.of());

        assertThat(outcomes(batch)).containsOnly("SENT");
        assertThat(batch.get(0).getHeader("CamelFivecentStatusText")).isEqualTo("Test Message");
        assertThat(sandbox.account().sentSms()).allMatch(StoredSms::test);
        assertThat(entries).isEmpty();
    }

    @Test
    void aRowToSeveralRecipientsIsARequestOfItsOwn() {
        Message many = row(1, "Hi");
        many.setHeader("CamelFivecentTo", number(1) + "," + number(2));
        SmsBatch batch = batch(many, row(3, "Hi"));

        node.answer(LEDGER, batch, Map.of());

        assertThat(outcomes(batch)).containsExactly("SENT", "SENT");
        assertThat(batch.get(0).getHeader("CamelFivecentCount")).isEqualTo(2);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void aBatchShowsNothingOfItsRowsInALog() {
        assertThat(batch(row(1, "Secret"))).hasToString("SmsBatch[1 rows]");
    }

    @Test
    void aRouteInYamlAggregatesRowsAndGetsThemBackOneByOne() throws Exception {
        String yaml =
                """
                - route:
                    from:
                      uri: direct:row
                      steps:
                        - aggregate:
                            aggregationStrategy: "#class:io.github.camelfivecent.SmsBatchStrategy"
                            correlationExpression:
                              constant: all
                            completionSize: 4
                            steps:
                              - to: fivecent:sms?sender=Shop
                              - split:
                                  simple: ${body}
                                  steps:
                                    - setBody:
                                        simple: "${header.row} ${header.CamelFivecentOutcome}"
                                    - to: mock:results
                """;
        PluginHelper.getRoutesLoader(node.context()).loadRoutes(ResourceHelper.fromString("batch.yaml", yaml));
        MockEndpoint results = node.context().getEndpoint("mock:results", MockEndpoint.class);
        results.expectedBodiesReceived("1 SENT", "2 SENT", "3 NOT_DONE", "4 SENT");

        for (int i = 1; i <= 4; i++) {
            Message row = row(i, "Hi");
            if (i == 3) {
                row.setHeader("CamelFivecentTo", "12");
            }
            node.context().createProducerTemplate().sendBodyAndHeaders("direct:row", row.getBody(), row.getHeaders());
        }

        results.assertIsSatisfied();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void theSplitterMakesABatchOfTheLinesOfAFile() throws Exception {
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:file")
                        .split(body().tokenize("\n"), new SmsBatchStrategy())
                        .setHeader("CamelFivecentTo", body())
                        .setBody(constant("Hi"))
                        .end()
                        .to("fivecent:" + SMS);
            }
        });

        Object answer = node.context()
                .createProducerTemplate()
                .requestBody("direct:file", number(1) + "\nnobody\n" + number(2));

        assertThat(outcomes((SmsBatch) answer)).containsExactly("SENT", "NOT_DONE", "SENT");
        assertThat(requests()).isEqualTo(1);
    }

    private static String number(int row) {
        return "041200000" + row;
    }

    private Message row(int row, String text) {
        Exchange exchange = new DefaultExchange(node.context());
        exchange.getMessage().setBody(text);
        exchange.getMessage().setHeader("row", row);
        exchange.getMessage().setHeader("CamelFivecentTo", number(row));
        return exchange.getMessage();
    }

    private Exchange exchange(Message message) {
        Exchange exchange = new DefaultExchange(node.context());
        exchange.setMessage(message);
        return exchange;
    }

    private SmsBatch batch(Message... rows) {
        SmsBatchStrategy strategy = new SmsBatchStrategy();
        Exchange holder = null;
        for (Message row : rows) {
            holder = strategy.aggregate(holder, exchange(row));
        }
        return holder.getMessage().getBody(SmsBatch.class);
    }

    private static List<Object> outcomes(SmsBatch batch) {
        return batch.stream().map(row -> row.getHeader("CamelFivecentOutcome")).toList();
    }

    private static String reason(SmsBatch batch, int row) {
        return batch.get(row).getHeader("CamelFivecentReason", String.class);
    }

    private static List<String> recipients() {
        return sandbox.account().sentSms().stream().map(StoredSms::destination).toList();
    }

    private static StoredSms stored(String number) {
        return sandbox.account().sentSms().stream()
                .filter(sms -> sms.destination().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static long requests() {
        return sandbox.requests().stream()
                .filter(request -> "sms.send".equals(request.operation()))
                .count();
    }
}

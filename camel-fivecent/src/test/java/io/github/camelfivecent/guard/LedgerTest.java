package io.github.camelfivecent.guard;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.camelfivecent.CapturedLog;
import io.github.camelfivecent.ledger.MapSendRepository;
import io.github.camelfivecent.ledger.SendLedger;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key in the send ledger promises to a route. */
class LedgerTest extends NodeWithLedger {

    private static final String SMS = "sms?sender=Shop&to=0412333555";
    private static final String EMAIL =
            "email?senderEmail=news@mail.example.com&subject=Welcome&recipient=jane@example.com";
    private static final Map<String, Object> KEY = Map.of("CamelFivecentIdempotencyKey", "order-1");
    /** When an entry expires, in seconds, and when its send was begun and claimed, in milliseconds. */
    private static final Pattern TIMES = Pattern.compile("^\\d+|(?<=\"(since|claimed)\":)\\d+");

    private final FailingRepository repository = new FailingRepository(new MapSendRepository(entries));

    @Override
    Node node() {
        return new Node(options -> {
            configure(options);
            options.setEmailBaseUrl(sandbox.emailBaseUrl());
            options.setMaxRetries(1);
            options.setSendRepository(repository);
        });
    }

    @Test
    void theAnswerToASendThatWasScheduledIsGivenThoughItsTimeIsPast() {
        Instant soon = Instant.now().plusSeconds(2);
        Exchange first = node.exchange(SMS + "&schedule=" + soon, "Ready", KEY);
        await().until(() -> Instant.now().isAfter(soon.plusSeconds(1)));

        Exchange second = node.exchange(SMS + "&schedule=" + soon, "Ready", KEY);

        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getBody()).isEqualTo(first.getMessage().getBody());
        assertThat(node.failure(SMS + "&schedule=" + soon, "Ready", Map.of("CamelFivecentIdempotencyKey", "another")))
                .hasMessageContaining("is in the past");
        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {SMS, EMAIL})
    void aSecondExchangeGetsTheRecordedAnswerWithoutARequest(String uri) {
        Exchange first = node.exchange(uri, "Ready", KEY);

        Exchange second = node.exchange(uri, "Ready", KEY);

        assertThat(first.getException()).isNull();
        assertThat(second.getMessage().getBody()).isEqualTo(first.getMessage().getBody());
        assertThat(second.getMessage().getHeaders())
                .isEqualTo(first.getMessage().getHeaders());
        assertThat(requests()).hasSize(1);
    }

    @Test
    void soDoesOneAfterARestartAndOneOfAnotherNode() {
        Object first = node.answer(SMS, "Ready", KEY);

        try (Node other = node()) {
            assertThat(other.answer(SMS, "Ready", KEY)).isEqualTo(first);
        }
        node.close();
        node = node();
        assertThat(node.answer(SMS, "Ready", KEY)).isEqualTo(first);

        assertThat(requests()).hasSize(1);
    }

    @Test
    void oneThatComesWhileTheFirstIsInFlightWaitsForItsAnswer() {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Object> first = firstHeldUntil(answer);

        try (Node other = node()) {
            CompletableFuture<Object> second = supplyAsync(() -> other.answer(SMS, "Ready", KEY));
            await().until(() -> repository.claims.get() >= 3);
            assertThat(second).isNotDone();
            answer.countDown();
            assertThat(second.join()).isEqualTo(first.join());
        }

        assertThat(requests()).hasSize(1);
    }

    @Test
    void orFailsAsNotDoneWhereThatIsAskedFor() {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Object> first = firstHeldUntil(answer);

        FivecentException failure = node.failure(SMS + "&onClaimed=fail", "Ready", KEY);

        answer.countDown();
        notDone(failure);
        first.join();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aWaitEndsWithItsRoute() throws Exception {
        sandbox.faults().on("sms.send").failBefore(Fault.delay(Duration.ofMinutes(5)));
        CompletableFuture<Object> first = supplyAsync(() -> node.exchange(SMS, "Ready", KEY));
        await().until(() -> sandbox.account().sentSms().size() == 1);
        var producer = node.context().getEndpoint("fivecent:" + SMS).createProducer();
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody("Ready");
        exchange.getMessage().setHeaders(Map.copyOf(KEY));
        CompletableFuture<Exception> waiting = supplyAsync(() -> {
            try {
                producer.process(exchange);
                return null;
            } catch (Exception e) {
                return e;
            }
        });
        await().until(() -> repository.claims.get() >= 3);

        producer.stop();

        // before the response timeout of the first, which would end it as well
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(FivecentUnavailableException.class);
        sandbox.stop();
        first.join();
        startSandbox();
    }

    @Test
    void aSendThatWasNotDoneFreesItsKey() {
        sandbox.faults().on("sms.send").failBefore(Fault.error(400));
        assertThat(node.failure(SMS, "Ready", KEY)).isInstanceOf(FivecentRequestException.class);
        assertThat(entries).isEmpty();

        node.answer(SMS, "Ready", KEY);

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSendWhoseOutcomeIsUnknownIsNotMadeAgain(boolean stored) {
        fails(stored);
        node.failure(SMS, "Ready", KEY);

        for (int redelivery = 0; redelivery < 3; redelivery++) {
            assertThat(node.failure(SMS, "Ready", KEY)).isInstanceOf(FivecentOutcomeUnknownException.class);
        }

        assertThat(requests()).containsExactly("sms.send");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void untilVerifyHasFoundOutWhetherItWasSent(boolean stored) {
        fails(stored);
        node.failure(SMS, "Ready", KEY);
        sandbox.faults().on("sms.list").times(2).failBefore(Fault.error(500));
        assertThat(node.failure(SMS + "&onUnknownOutcome=verify", "Ready", KEY))
                .isInstanceOf(FivecentOutcomeUnknownException.class);

        Object found = node.answer(SMS + "&onUnknownOutcome=verify", "Ready", KEY);

        assertThat(sandbox.account().sentSms()).hasSize(1);
        assertThat(found.toString()).contains(sandbox.account().sentSms().get(0).id());
        assertThat(node.answer(SMS, "Ready", KEY)).isEqualTo(found);
    }

    @Test
    void aKeyStandsForOneMessage() {
        node.answer(SMS, "Ready", KEY);

        for (String uri : List.of(SMS + ",0412333556", SMS.replace("Shop", "Other"))) {
            FivecentException failure = node.failure(uri, "Ready", KEY);
            assertThat(failure).isInstanceOf(FivecentRequestException.class).hasMessageContaining("one message");
            assertThat(((FivecentRequestException) failure).getField()).isEqualTo("idempotencyKey");
        }
        assertThat(node.failure(SMS, "Not ready", KEY)).isInstanceOf(FivecentRequestException.class);

        assertThat(requests()).hasSize(1);
    }

    @Test
    void anSmsAndAnEmailMayHaveTheSameKey() {
        node.answer(SMS, "Ready", KEY);
        node.answer(EMAIL, "Ready", KEY);

        assertThat(sandbox.account().sentSms()).hasSize(1);
        assertThat(sandbox.account().emails()).hasSize(1);
    }

    @Test
    void aTimeThatWasComputedAnewMakesNoOtherMessage() {
        Instant time = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3600);
        Object first = node.answer(SMS + "&schedule=" + time, "Ready", KEY);

        assertThat(node.answer(SMS + "&schedule=" + time.plusSeconds(60), "Ready", KEY))
                .isEqualTo(first);
    }

    @Test
    void aSendToManyIsOneKey() {
        Object first = node.answer(SMS + ",0412333556,0412333557", "Ready", KEY);

        assertThat(node.answer(SMS + ",0412333556,0412333557", "Ready", KEY)).isEqualTo(first);

        assertThat((List<?>) first).hasSize(3);
        assertThat(sandbox.account().sentSms()).hasSize(3);
        assertThat(entries).hasSize(1);
    }

    @Test
    void aKeyIsNeeded() {
        for (Map<String, Object> headers : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of("CamelFivecentIdempotencyKey", " "),
                Map.<String, Object>of("CamelFivecentIdempotencyKey", "k".repeat(201)))) {
            FivecentException failure = node.failure(SMS, "Ready", headers);
            assertThat(failure).isInstanceOf(FivecentRequestException.class).hasMessageContaining("1 to 200");
        }
        node.answer(SMS, "Ready", Map.of("CamelFivecentIdempotencyKey", "k".repeat(200)));

        assertThat(requests()).hasSize(1);
    }

    @Test
    void theKeyMayBeAnExpressionAndTheHeaderGoesBeforeIt() {
        String uri = SMS + "&idempotencyKey=order-${header.order}";

        node.answer(uri, "Ready", Map.of("order", 7));
        node.answer(uri, "Ready", Map.of("order", 7));
        node.answer(uri, "Ready", Map.of("order", 8));
        node.answer(uri, "Ready", Map.of("order", 7, "CamelFivecentIdempotencyKey", "other"));

        assertThat(requests()).hasSize(3);
        assertThat(entries.keySet())
                .extracting(key -> key.substring(key.indexOf(':')))
                .containsExactlyInAnyOrder(":sms.send:order-7", ":sms.send:order-8", ":sms.send:other");
    }

    @Test
    void aTestDoesNotUseUpTheKey() {
        node.answer(SMS + "&test=true", "Ready", KEY);

        node.answer(SMS, "Ready", KEY);

        assertThat(sandbox.account().sentSms()).hasSize(2);
    }

    @Test
    void nothingIsSentWhenTheLedgerIsGoneBeforeTheClaim() {
        repository.claimsLost.set(1);
        notDone(node.failure(SMS, "Ready", KEY));
        assertThat(requests()).isEmpty();

        node.answer(SMS, "Ready", KEY);

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aClaimThatWasMadeAndReportedAsFailedDoesNotBlockTheKeyBlindly(int removalsLost) {
        repository.claimsMadeInSecret.set(1);
        repository.removalsLost.set(removalsLost);
        notDone(node.failure(SMS, "Ready", KEY));
        assertThat(entries).hasSize(removalsLost);

        if (removalsLost == 0) {
            node.answer(SMS, "Ready", KEY);
        } else {
            notDone(node.failure(SMS + "&onClaimed=fail", "Ready", KEY));
        }

        assertThat(requests()).hasSize(1 - removalsLost);
    }

    @Test
    void theAnswerIsGivenAndAWarningLoggedWhenTheLedgerIsGoneAfterTheSend() {
        repository.changesLost.set(1);
        try (CapturedLog log = new CapturedLog()) {
            node.answer(SMS, "Ready", KEY);

            assertThat(log.from(SendLedger.class.getName(), Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("answer", "the database is gone", "once sendClaimTimeout is over");
        }

        age(Duration.ofSeconds(70));
        String later = SMS + "&sendClaimTimeout=60000";
        assertThat(node.failure(later, "Ready", KEY)).isInstanceOf(FivecentOutcomeUnknownException.class);
        assertThat(requests()).containsExactly("sms.send");
        Object found = node.answer(later + "&onUnknownOutcome=verify", "Ready", KEY);
        assertThat(found.toString()).contains(sandbox.account().sentSms().get(0).id());
        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void anotherNodeFindsWhatTheFirstOneCouldNotRecord() {
        repository.changesLost.set(1);
        Object first = node.answer(SMS, "Ready", KEY);

        age(Duration.ofSeconds(70));
        try (Node other = node()) {
            Object found = other.answer(SMS + "&sendClaimTimeout=60000&onUnknownOutcome=verify", "Ready", KEY);
            assertThat(found).isEqualTo(first);
        }

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void whyASendWasNotDoneIsToldEvenIfTheKeyCannotBeFreed() {
        sandbox.faults().on("sms.send").failBefore(Fault.error(400));
        repository.removalsLost.set(1);

        assertThat(node.failure(SMS, "Ready", KEY)).isInstanceOf(FivecentRequestException.class);
    }

    @Test
    void anEntryExpires() {
        String uri = SMS + "&sendClaimTimeout=60000&sendKeep=600000";
        node.answer(uri, "Ready", KEY);

        age(Duration.ofSeconds(300));
        node.answer(uri, "Ready", KEY);
        assertThat(sandbox.account().sentSms()).hasSize(1);

        age(Duration.ofSeconds(300));
        node.answer(uri, "Ready", KEY);
        assertThat(sandbox.account().sentSms()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onUnknownOutcome=verfiy",
                "onClaimed=Wait",
                "optOutCheck=yes",
                "sendClaimTimeout=59999",
                "sendKeep=299999"
            })
    void optionsThatMeanNothingAreRefusedAtTheStart(String option) {
        assertThatThrownBy(() -> node.context()
                        .getEndpoint("fivecent:" + SMS + "&" + option)
                        .createProducer()
                        .start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(option.substring(0, option.indexOf('=')));
    }

    @Test
    void aKeyWithoutALedgerIsRefusedAtTheStart() {
        try (Node without = new Node(options -> {
            configure(options);
            options.setSendRepository(null);
        })) {
            assertThatThrownBy(() -> without.context()
                            .getEndpoint("fivecent:" + SMS + "&idempotencyKey=x")
                            .createProducer()
                            .start())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sendRepository");
        }
    }

    /** As if what is in the ledger had been written that much earlier. */
    private void age(Duration by) {
        entries.replaceAll((key, stored) -> TIMES.matcher(stored)
                .replaceAll(time -> String.valueOf(
                        Long.parseLong(time.group()) - (time.start() == 0 ? by.toSeconds() : by.toMillis()))));
    }

    /** The first send of the key, which is in flight when this returns, and until it may be answered. */
    private CompletableFuture<Object> firstHeldUntil(CountDownLatch answer) {
        sandbox.faults().on("sms.send").run(() -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        CompletableFuture<Object> first = supplyAsync(() -> node.answer(SMS, "Ready", KEY));
        await().until(() -> sandbox.load().requests() == 1);
        return first;
    }

    private static void fails(boolean stored) {
        var next = sandbox.faults().on("sms.send");
        if (stored) {
            next.failAfter(Fault.reset());
        } else {
            next.failBefore(Fault.reset());
        }
    }

    private static void notDone(FivecentException failure) {
        assertThat(failure).isInstanceOf(FivecentUnavailableException.class);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.isRetrySafe()).isTrue();
    }

    private static List<String> requests() {
        return sandbox.account().requests().stream()
                .map(RequestRecord::operation)
                .toList();
    }
}

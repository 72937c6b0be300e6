package io.github.camelfivecent.guard;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.PagingFault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What onUnknownOutcome=verify finds out of a send whose answer never came. */
class VerifyTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> {
        options.setOnUnknownOutcome("verify");
        options.setVerifyDelay(1);
        options.setMaxRetries(2);
    });

    private static final String TO = "0412333555";
    private static final String SMS = "sms?sender=Shop&to=" + TO;
    private static final String EMAIL =
            "email?senderEmail=news@mail.example.com&subject=Welcome&recipient=jane@example.com&cc=joe@example.com";

    @Test
    void whatWasSentIsAnsweredAsIfTheAnswerHadCome() {
        fails("sms.send", true);

        Results<?> results = (Results<?>) FIVECENT.call(SMS, "Ready").getBody();

        StoredSms sent = onlySms();
        assertThat(results)
                .isEqualTo(
                        List.of(new SmsResult(TO, sent.id(), sent.status(), sent.statusText(), sent.credits(), null)));
        assertThat(asked()).containsExactly("sms.send", "sms.list");
    }

    @Test
    void whatWasNotSentIsSentAgain() {
        fails("sms.send", false);

        Results<?> results = (Results<?>) FIVECENT.call(SMS, "Ready").getBody();

        assertThat(((SmsResult) results.get(0)).id()).isEqualTo(onlySms().id());
        assertThat(asked()).containsExactly("sms.send", "sms.list", "sms.list", "sms.send");
    }

    @Test
    void whatIsNeverSentFailsAsNotDoneAfterTheRetries() {
        FIVECENT.sandbox().faults().on("sms.send").always().failBefore(Fault.reset());

        FivecentException failure = FIVECENT.failure(SMS, "Ready");

        assertThat(failure).isInstanceOf(FivecentUnavailableException.class).hasNoCause();
        assertThat(failure).hasMessageContaining("it was not sent. Why it was looked for: sms.send: ");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(FivecentOutcomeUnknownException.class);
        assertThat(asked()).filteredOn("sms.send"::equals).hasSize(3);
        assertThat(FIVECENT.account().sentSms()).isEmpty();
    }

    @Test
    void withoutItNothingIsLookedForAndNothingSentAgain() {
        fails("sms.send", false);

        unknown(SMS + "&onUnknownOutcome=fail", "Ready");

        assertThat(asked()).containsExactly("sms.send");
    }

    @Test
    void aTryThatWasStoredLateIsFoundByTheLookAfterTheNextOne() {
        StoredSms late = sms(Instant.now(), TO, "Ready");
        fails("sms.send", false);
        FIVECENT.sandbox().faults().on("sms.send").failBefore(Fault.reset());
        FIVECENT.sandbox().faults().on("sms.list").skip(2).run(() -> FIVECENT.account()
                .insert(late));

        Results<?> results = (Results<?>) FIVECENT.call(SMS, "Ready").getBody();

        assertThat(((SmsResult) results.get(0)).id()).isEqualTo(late.id());
        assertThat(onlySms()).isEqualTo(late);
    }

    @Test
    void twoEqualMessagesTellNothing() {
        fails("sms.send", true);
        before("sms.list", () -> FIVECENT.account().insert(sms(Instant.now(), TO, "Ready")));

        unknown(SMS, "Ready");

        assertThat(asked()).containsExactly("sms.send", "sms.list");
    }

    @Test
    void partOfTheRecipientsTellsNothing() {
        fails("sms.send", true);
        before("sms.list", () -> FIVECENT.account()
                .remove(FIVECENT.account().sentSms().get(0).id()));

        unknown(SMS + ",0412333556", "Ready");

        assertThat(asked()).containsExactly("sms.send", "sms.list");
    }

    @Test
    void allRecipientsAreFoundAndAnsweredInTheirOrder() {
        fails("sms.send", true);

        Results<?> results = (Results<?>)
                FIVECENT.call(SMS + ",0412333557,0412333556", "Ready").getBody();

        assertThat(results)
                .extracting(result -> ((SmsResult) result).destination())
                .containsExactly(TO, "0412333557", "0412333556");
    }

    @Test
    void aListThatCannotBeReadTellsNothing() {
        fails("sms.send", true);
        FIVECENT.sandbox().faults().on("sms.list").always().failBefore(Fault.error(500));

        FivecentException failure = unknown(SMS, "Ready");

        assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(FivecentUnavailableException.class);
        assertThat(asked()).filteredOn("sms.send"::equals).hasSize(1);
    }

    @Test
    void aListThatLeadsInACircleTellsNothing() {
        insertMany(60);
        fails("sms.send", false);
        FIVECENT.sandbox().faults().on("sms.list").always().page(PagingFault.loop());

        unknown(SMS, "Ready");

        assertThat(asked()).filteredOn("sms.send"::equals).hasSize(1);
    }

    @Test
    void aListWithoutIdsTellsNothing() {
        fails("sms.send", true);
        before("sms.list", () -> FIVECENT.account()
                .insert(new StoredSms(
                        "f".repeat(23) + "x",
                        "Shop",
                        TO,
                        "Other",
                        "gsm7",
                        1,
                        false,
                        1011,
                        "Sending...",
                        null,
                        Instant.now(),
                        Instant.now(),
                        null,
                        null)));

        unknown(SMS, "Ready");
    }

    @Test
    void anAccountThatSentThousandsMeanwhileIsLookedThrough() {
        FIVECENT.account().insert(sms(Instant.now().minusSeconds(30), "0412000000", "Other"));
        FIVECENT.account().seedSentSms(4_000);
        fails("sms.send", true);

        Results<?> results = (Results<?>) FIVECENT.call(SMS, "Ready").getBody();

        assertThat(results).hasSize(1);
        assertThat(asked()).filteredOn("sms.send"::equals).hasSize(1);
    }

    @Test
    void moreMessagesThanAreLookedAtTellNothing() {
        FIVECENT.account().insert(sms(Instant.now().minusSeconds(30), "0412000000", "Other"));
        FIVECENT.account().seedSentSms(5_200);
        fails("sms.send", false);

        unknown(SMS, "Ready");

        assertThat(asked()).filteredOn("sms.send"::equals).hasSize(1);
        assertThat(asked()).filteredOn("sms.list"::equals).hasSizeLessThanOrEqualTo(252);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEqualMessageThatWasAnsweredBeforeIsNotTakenForThisOne(boolean stored) {
        // by an endpoint that does not verify
        Results<?> first = (Results<?>)
                FIVECENT.call(SMS + "&onUnknownOutcome=fail", "Ready").getBody();
        fails("sms.send", stored);

        Results<?> second = (Results<?>) FIVECENT.call(SMS, "Ready").getBody();

        assertThat(second.get(0)).isNotEqualTo(first.get(0));
        assertThat(FIVECENT.account().sentSms()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {SMS, "sms?sender=Other&to=" + TO, "sms?sender=Shop&to=61412333555"})
    void anEqualMessageThatIsUnderWayIsNotTakenForThisOne(String uri) {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Exchange> slow = storedAndAnsweredAfter(answer);
        fails("sms.send", false);

        Exchange second = FIVECENT.exchange(uri, "Ready", Map.of());

        answer.countDown();
        assertThat(second.getException()).isInstanceOf(FivecentOutcomeUnknownException.class);
        assertThat(slow.join().getException()).isNull();
        onlySms();
    }

    @Test
    void whatCouldNotBeToldIsStillFoundLater() {
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Exchange> slow = storedAndAnsweredAfter(answer);
        fails("sms.send", true);
        Exchange second = FIVECENT.exchange(SMS, "Ready", Map.of());
        answer.countDown();
        assertThat(second.getException()).isInstanceOf(FivecentOutcomeUnknownException.class);
        Results<?> answered = (Results<?>) slow.join().getMessage().getBody();
        fails("sms.send", false);

        Results<?> third = (Results<?>) FIVECENT.call(SMS, "Ready").getBody();

        assertThat(FIVECENT.account().sentSms()).extracting(StoredSms::id).contains(((SmsResult) third.get(0)).id());
        assertThat(third.get(0)).isNotEqualTo(answered.get(0));
        assertThat(FIVECENT.account().sentSms()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0412333555", "61412333555", "+61412333555", "+61 412 333 555"})
    void recipientsAreComparedInWhateverForm(String listed) {
        fails("sms.send", true);
        before("sms.list", () -> replaced(listed, "Ready"));

        FIVECENT.call(SMS, "Ready");

        onlySms();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void emojiAreFoundAsTextAndAsHex(boolean hex) {
        String text = "Party 🎉 tonight";
        fails("sms.send", true);
        if (hex) {
            before("sms.list", () -> replaced(TO, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE))));
        }

        FIVECENT.call(SMS, text);

        onlySms();
    }

    @Test
    void spaceThatTheServiceTookOutMakesNoDifference() {
        fails("sms.send", true);
        before("sms.list", () -> replaced(TO, "Ready\nnow"));

        FIVECENT.call(SMS, "Ready \r\nnow ");

        onlySms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "Ready!", "Already"})
    void anotherTextIsAnotherMessage(String other) {
        FIVECENT.account().insert(sms(Instant.now(), TO, other));
        fails("sms.send", false);

        FIVECENT.call(SMS, "Ready");

        assertThat(FIVECENT.account().sentSms()).hasSize(2);
    }

    @Test
    void whatIsOlderOrForSomebodyElseOrATestIsNotTakenForThisOne() {
        FIVECENT.account().insert(sms(Instant.now().minusSeconds(200), TO, "Ready"));
        FIVECENT.account().insert(sms(Instant.now(), "0412333556", "Ready"));
        StoredSms real = sms(Instant.now(), TO, "Ready");
        FIVECENT.account()
                .insert(new StoredSms(
                        real.id(),
                        real.sender(),
                        TO,
                        "Ready",
                        "gsm7",
                        1,
                        true,
                        SmsStatus.TEST.code(),
                        SmsStatus.TEST.text(),
                        real.credits(),
                        real.createdAt(),
                        real.sendAt(),
                        null,
                        null));
        fails("sms.send", false);

        FIVECENT.call(SMS, "Ready");

        assertThat(FIVECENT.account().sentSms()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, -300, -60, 60, 300})
    void clocksMayBeApart(long seconds) {
        Clock off = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
        try (FivecentFixture skewed = new FivecentFixture(builder -> builder.clock(off), options -> {
            options.setOnUnknownOutcome("verify");
            options.setVerifyDelay(1);
        })) {
            skewed.sandbox().faults().on("sms.send").failAfter(Fault.reset());

            skewed.call(SMS, "Ready");

            assertThat(skewed.account().sentSms()).hasSize(1);
        }
    }

    @Test
    void aScheduledMessageIsFoundWithItsTime() {
        fails("sms.send", true);
        Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3600);

        Results<?> results =
                (Results<?>) FIVECENT.call(SMS + "&schedule=" + later, "Ready").getBody();

        assertThat(((SmsResult) results.get(0)).schedule()).isEqualTo(later);
        onlySms();
    }

    @Test
    void anEmailThatWasSentIsFound() {
        fails("email.send", true);

        Results<?> results = (Results<?>) FIVECENT.call(EMAIL, "Hello there").getBody();

        EmailResult found = (EmailResult) results.get(0);
        assertThat(found.id()).isEqualTo(FIVECENT.account().emails().get(0).id());
        assertThat(found.recipients().totalCount()).isEqualTo(2);
        assertThat(FIVECENT.account().emails()).hasSize(1);
        assertThat(asked()).containsExactly("email.send", "email.list", "email.get");
    }

    @Test
    void anEmailThatWasNotSentIsSentAgain() {
        fails("email.send", false);

        FIVECENT.call(EMAIL, "Hello there");

        assertThat(FIVECENT.account().emails()).hasSize(1);
        assertThat(asked()).containsExactly("email.send", "email.list", "email.list", "email.send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello there", "Hello elsewhere"})
    void anotherEmailWithTheSameSubjectAndTextTellsNothingAndOneWithAnotherTextIsTold(String text) {
        fails("email.send", true);
        before("email.list", () -> {
            StoredEmail sent = FIVECENT.account().emails().get(0);
            FIVECENT.account().insert(copy(sent, text));
        });

        if (text.equals("Hello there")) {
            unknown(EMAIL, "Hello there");
        } else {
            FIVECENT.call(EMAIL, "Hello there");
        }

        assertThat(FIVECENT.account().emails()).hasSize(2);
    }

    @Test
    void anEmailWithTheSameSubjectWhoseTextIsAnotherTellsNothing() {
        fails("email.send", true);
        before("email.list", () -> {
            StoredEmail sent = FIVECENT.account().emails().get(0);
            FIVECENT.account().remove(sent.id());
            FIVECENT.account().insert(copy(sent, "Hello there\n--\nUnsubscribe"));
        });

        unknown(EMAIL, "Hello there");
    }

    @Test
    void aProducerThatStopsEndsTheWaitForTheSecondLook() throws Exception {
        fails("sms.send", false);
        Producer producer = FIVECENT.context()
                .getEndpoint("fivecent:" + SMS + "&verifyDelay=60000")
                .createProducer();
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody("Ready");
        CompletableFuture<Throwable> sending = supplyAsync(() -> {
            try {
                producer.process(exchange);
                return null;
            } catch (Exception e) {
                return e;
            }
        });
        await().until(() -> asked().contains("sms.list"));

        producer.stop();

        assertThat(sending).succeedsWithin(Duration.ofSeconds(30)).isInstanceOf(FivecentOutcomeUnknownException.class);
    }

    @Test
    void anInterruptEndsTheLookAndStaysSet() {
        fails("sms.send", false);
        Thread sender = Thread.currentThread();
        before("sms.list", sender::interrupt);

        unknown(SMS + "&verifyDelay=60000", "Ready");

        assertThat(Thread.interrupted()).isTrue();
    }

    private static void fails(String operation, boolean stored) {
        var next = FIVECENT.sandbox().faults().on(operation);
        if (stored) {
            next.failAfter(Fault.reset());
        } else {
            next.failBefore(Fault.reset());
        }
    }

    /** A send that the service has stored when this returns, and does not answer before it may. */
    private static CompletableFuture<Exchange> storedAndAnsweredAfter(CountDownLatch answer) {
        StoredSms stored = sms(Instant.now(), TO, "Ready");
        before("sms.send", () -> {
            FIVECENT.account().insert(stored);
            awaitQuietly(answer);
            // The request itself stores it, when it goes on.
            FIVECENT.account().remove(stored.id());
        });
        CompletableFuture<Exchange> slow = supplyAsync(() -> FIVECENT.exchange(SMS, "Ready", Map.of()));
        await().until(() -> FIVECENT.account().sentSms().size() == 1);
        return slow;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void before(String operation, Runnable action) {
        FIVECENT.sandbox().faults().on(operation).run(action);
    }

    private static FivecentException unknown(String uri, Object body) {
        FivecentException failure = FIVECENT.failure(uri, body);
        assertThat(failure).isInstanceOf(FivecentOutcomeUnknownException.class);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
        return failure;
    }

    private static List<String> asked() {
        return FIVECENT.account().requests().stream()
                .map(RequestRecord::operation)
                .toList();
    }

    private static StoredSms onlySms() {
        assertThat(FIVECENT.account().sentSms()).hasSize(1);
        return FIVECENT.account().sentSms().get(0);
    }

    private static void insertMany(int count) {
        for (int i = 0; i < count; i++) {
            FIVECENT.account().insert(sms(Instant.now(), "0412000000", "Other " + i));
        }
    }

    private static void replaced(String number, String text) {
        StoredSms sent = onlySms();
        FIVECENT.account().remove(sent.id());
        FIVECENT.account().insert(sms(Instant.now(), number, text));
    }

    private static StoredSms sms(Instant at, String number, String text) {
        String id = FIVECENT.account().newId(at);
        return new StoredSms(
                id,
                "Shop",
                number,
                text,
                "gsm7",
                1,
                false,
                SmsStatus.SENDING.code(),
                SmsStatus.SENDING.text(),
                BigDecimal.ONE,
                at,
                at,
                null,
                null);
    }

    private static StoredEmail copy(StoredEmail sent, String text) {
        EmailOrder was = sent.order();
        EmailOrder order = new EmailOrder(
                was.senderEmail(),
                was.senderName(),
                was.subject(),
                text,
                was.html(),
                was.to(),
                was.cc(),
                was.bcc(),
                was.replyTo(),
                was.attachments());
        return new StoredEmail(FIVECENT.account().newId(Instant.now()), sent.status(), order, sent.createdAt());
    }
}

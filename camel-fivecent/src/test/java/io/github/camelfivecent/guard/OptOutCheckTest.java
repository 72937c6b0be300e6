package io.github.camelfivecent.guard;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.ledger.MapSendRepository;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.PagingFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What optOutCheck does for recipients who want no more messages. */
class OptOutCheckTest {

    private static final String SMS = "sms?sender=Shop";
    private static final String FAIL = SMS + "&optOutCheck=fail";
    private static final String SKIP = SMS + "&optOutCheck=skip";

    private final FivecentFixture fivecent = new FivecentFixture(options -> options.setMaxRetries(1));

    @AfterEach
    void stop() {
        fivecent.close();
    }

    @Test
    void withoutItNobodyLooks() {
        fivecent.account().optOut("0412333555");

        fivecent.call(SMS, "Ready", to("0412333555"));

        assertThat(asked()).containsExactly("sms.send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0412333555", "61412333555", "+61 412 333 555", "+61 (0)412-333-555"})
    void refusesTheSendOfOneWhoOptedOutInWhateverForm(String recipient) {
        fivecent.account().optOut("0412333555");

        FivecentException failure = fivecent.failure(FAIL, "Ready", to("0412000000", recipient));

        assertThat(failure)
                .isInstanceOf(FivecentRequestException.class)
                .hasMessageContaining("of 2 recipients 1 have opted out")
                .hasMessageContaining("***555")
                .hasMessageNotContaining("333555");
        assertThat(((FivecentRequestException) failure).getField()).isEqualTo("to");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(asked()).containsExactly("optouts.list");
    }

    @Test
    void aReadingThatFailedInTheMiddleHidesNobody() {
        fivecent.call(FAIL + "&optOutRefresh=1", "Ready", to("0412000001"));
        for (int i = 0; i < 2_500; i++) {
            fivecent.account().optOut("04123" + (10_000 + i));
        }
        fivecent.sandbox().faults().on("optouts.list").skip(1).times(4).failBefore(Fault.unavailable(Duration.ZERO));
        assertThat(fivecent.failure(FAIL + "&optOutRefresh=1", "Ready", to("0412310000"))
                        .getOutcome())
                .isEqualTo(Outcome.NOT_DONE);
        fivecent.sandbox().faults().clear();

        assertThat(fivecent.failure(FAIL + "&optOutRefresh=1", "Ready", to("0412310000")))
                .hasMessageContaining("opted out");
    }

    @Test
    void namesSomeOfVeryMany() {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            out.add("04123000" + (10 + i));
            fivecent.account().optOut(out.get(i));
        }

        assertThat(fivecent.failure(FAIL, "Ready", Map.of("CamelFivecentTo", out)))
                .hasMessageContaining("50 have opted out")
                .hasMessageContaining("***029, ...")
                .hasMessageNotContaining("***030");
    }

    @Test
    void leavesThemOutAndSaysSoInTheirEntry() {
        fivecent.account().optOut("0412333555");

        Results<?> results = (Results<?>) fivecent.call(SKIP, "Ready", to("0412000001", "+61412333555", "0412000002"))
                .getBody();

        assertThat(results).hasSize(3);
        assertThat(fivecent.account().sentSms())
                .extracting(sms -> sms.destination())
                .containsExactly("0412000001", "0412000002");
        SmsResult out = (SmsResult) results.get(2);
        assertThat(out.destination()).isEqualTo("61412333555");
        assertThat(out.id()).isNull();
        assertThat(out.status()).isNull();
        assertThat(out.credits()).isZero();
        assertThat(out.statusText()).startsWith("Not sent: opted out (list of 20");
    }

    @Test
    void asksForNothingWhenNobodyIsLeft() {
        fivecent.account().optOut("0412333555");

        Results<?> results =
                (Results<?>) fivecent.call(SKIP, "Ready", to("0412333555")).getBody();

        assertThat(results).singleElement().extracting("id").isNull();
        assertThat(asked()).containsExactly("optouts.list");
    }

    @Test
    void whatWasLeftOutIsRecordedInTheLedgerToo() {
        fivecent.context().getRegistry().bind("ledger", new MapSendRepository(new ConcurrentHashMap<>()));
        fivecent.account().optOut("0412333555");
        String uri = SKIP + "&sendRepository=#ledger&idempotencyKey=one";
        Object first =
                fivecent.call(uri, "Ready", to("0412000001", "0412333555")).getBody();
        fivecent.account().optOut("0412000001");

        assertThat(fivecent.call(uri + "&optOutRefresh=0", "Ready", to("0412000001", "0412333555"))
                        .getBody())
                .isEqualTo(first);
        assertThat(fivecent.account().sentSms()).hasSize(1);
    }

    @Test
    void theLookForALostAnswerKnowsWhoWasLeftOut() {
        fivecent.account().optOut("0412333555");
        fivecent.sandbox().faults().on("sms.send").failAfter(Fault.reset());

        Results<?> results = (Results<?>)
                fivecent.call(SKIP + "&onUnknownOutcome=verify&verifyDelay=1", "Ready", to("0412000001", "0412333555"))
                        .getBody();

        assertThat(results).hasSize(2);
        assertThat(fivecent.account().sentSms()).hasSize(1);
    }

    @Test
    void theListIsReadOnceForAllEndpointsOfAnAccountUntilItIsTooOld() {
        fivecent.call(FAIL, "Ready", to("0412000001"));
        fivecent.call(FAIL + "&maxSegments=2", "Ready", to("0412000001"));
        fivecent.account().optOut("0412000001");

        fivecent.call(FAIL, "Ready", to("0412000001"));
        assertThat(asked()).containsOnlyOnce("optouts.list");
        fivecent.failure(FAIL + "&optOutRefresh=1", "Ready", to("0412000001"));
        assertThat(asked()).filteredOn("optouts.list"::equals).hasSize(2);
    }

    @Test
    void accountsAreKeptApart() {
        fivecent.sandbox().account("other", "secret");
        fivecent.account().optOut("0412333555");
        fivecent.failure(FAIL, "Ready", to("0412333555"));

        fivecent.call(FAIL + "&keyId=other&keySecret=secret", "Ready", to("0412333555"));
    }

    @Test
    void onlyPagesWithSomethingNewAreReadAgain() {
        fivecent.account().seedOptOuts(5_000);
        String always = FAIL + "&optOutRefresh=1";
        fivecent.call(always, "Ready", to("0498000001"));
        int pages = asked().size();
        assertThat(pages).isGreaterThanOrEqualTo(6);
        fivecent.account().optOut("0498000001");
        fivecent.failure(always, "Ready", to("0498000001"));

        assertThat(asked()).hasSize(pages + 2);
    }

    @Test
    void sendsGoOnWhileTheListIsReadAgain() {
        fivecent.call(FAIL, "Ready", to("0412000001"));
        CountDownLatch end = new CountDownLatch(1);
        fivecent.sandbox().faults().on("optouts.list").run(() -> awaitQuietly(end));
        CompletableFuture<Exchange> reads =
                supplyAsync(() -> fivecent.exchange(FAIL + "&optOutRefresh=1", "Ready", to("0412000001")));
        // the list, the SMS, and the list again
        await().until(() -> fivecent.sandbox().load().requests() == 3);

        fivecent.call(FAIL, "Ready", to("0412000001"));
        fivecent.call(FAIL + "&optOutRefresh=60000", "Ready", to("0412000001"));

        assertThat(reads).isNotDone();
        end.countDown();
        assertThat(reads.join().getException()).isNull();
    }

    @Test
    void theFirstReadIsMadeByOneAndWaitedForByAll() {
        CountDownLatch end = new CountDownLatch(1);
        fivecent.sandbox().faults().on("optouts.list").run(() -> awaitQuietly(end));
        List<CompletableFuture<Exchange>> sends = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sends.add(supplyAsync(() -> fivecent.exchange(FAIL, "Ready", to("0412000001"))));
        }
        await().until(() -> fivecent.sandbox().load().requests() == 1);
        assertThat(fivecent.account().sentSms()).isEmpty();

        end.countDown();

        assertThat(sends)
                .allSatisfy(send -> assertThat(send.join().getException()).isNull());
        assertThat(asked()).containsOnlyOnce("optouts.list");
    }

    @Test
    void nothingIsSentWhenTheListCannotBeRead() {
        fivecent.sandbox().faults().on("optouts.list").times(2).failBefore(Fault.error(500));

        FivecentException failure = fivecent.failure(SKIP, "Ready", to("0412000001"));

        assertThat(failure).isInstanceOf(FivecentUnavailableException.class).hasMessageContaining("opt-outs");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.getOperation()).isEqualTo("sms.send");
        assertThat(failure.isRetrySafe()).isTrue();
        fivecent.call(SKIP, "Ready", to("0412000001"));
        assertThat(fivecent.account().sentSms()).hasSize(1);
    }

    @Test
    void norWhenItLeadsInACircle() {
        fivecent.account().seedOptOuts(3_000);
        fivecent.sandbox().faults().on("optouts.list").always().page(PagingFault.loop());

        assertThat(fivecent.failure(SKIP, "Ready", to("0412000001"))).isInstanceOf(FivecentUnavailableException.class);

        assertThat(fivecent.account().sentSms()).isEmpty();
    }

    @Test
    void anEmailIsNotLookedUp() {
        fivecent.call(
                "email?senderEmail=news@mail.example.com&subject=Hi&recipient=jane@example.com&optOutCheck=fail",
                "Ready",
                Map.of());

        assertThat(asked()).containsExactly("email.send");
    }

    private List<String> asked() {
        return fivecent.account().requests().stream()
                .map(RequestRecord::operation)
                .toList();
    }

    private static Map<String, Object> to(String... numbers) {
        return Map.of("CamelFivecentTo", List.of(numbers));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.camelfivecent.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentPartlySentException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a send to more recipients than one request takes promises. */
class PartsTest extends NodeWithLedger {

    private static final String FIVE = "0412000001,0412000002,0412000003,0412000004,0412000005";
    private static final String SMS = "sms?sender=Shop&to=" + FIVE + "&maxRecipientsPerRequest=2&maxRetries=0";
    private static final String LEDGER = SMS + "&sendRepository=#ledger";
    private static final Map<String, Object> KEY = Map.of("CamelFivecentIdempotencyKey", "alert-1");

    @Test
    void goesOutInSeveralRequestsAndAnswersWithAnEntryForEachRecipient() {
        Exchange sent = node.exchange(SMS, "Hello", Map.of());

        assertThat(sent.getMessage().getBody(List.class))
                .extracting(result -> ((SmsResult) result).destination())
                .containsExactly(FIVE.split(","));
        assertThat(sent.getMessage().getHeader("CamelFivecentCount")).isEqualTo(5);
        assertThat(requests()).isEqualTo(3);
        assertThat(recipients()).containsExactlyInAnyOrder(FIVE.split(","));
    }

    @Test
    void whatFitsIntoOneRequestIsOne() {
        node.answer("sms?sender=Shop&to=" + FIVE + "&maxRecipientsPerRequest=5", "Hello", Map.of());

        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aPartThatIsRefusedKeepsNobodyElseFromTheirSms() {
        fail(2, Fault.error(400));

        FivecentPartlySentException failure = (FivecentPartlySentException) node.failure(SMS, "Hello", Map.of());

        assertThat(recipients()).containsExactlyInAnyOrder("0412000001", "0412000002", "0412000005");
        assertThat(failure.getResults()).extracting(SmsResult::destination).containsExactly(FIVE.split(","));
        assertThat(failure.getResults().stream().filter(result -> result.id() == null))
                .extracting(SmsResult::destination)
                .containsExactly("0412000003", "0412000004");
        assertThat(failure.getResults().get(2).statusText()).startsWith("Not sent: sms.send");
        assertThat(failure)
                .hasMessageContaining("of 5 recipients 3 were sent to")
                .hasMessageNotContaining("0412");
    }

    @Test
    void aPartOfWhichNobodyKnowsLosesNoResultOfTheOthers() {
        fail(2, Fault.error(500));

        FivecentPartlySentException failure = (FivecentPartlySentException) node.failure(SMS, "Hello", Map.of());

        assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.getResults().stream().filter(result -> result.id() != null))
                .hasSize(3);
        assertThat(failure.getResults().get(2).statusText()).startsWith("Not known: sms.send");
    }

    @Test
    void whenTheServiceIsAwayTheRestIsNotTried() {
        fail(2, Fault.error(503));

        assertThat(node.failure(SMS, "Hello", Map.of())).isInstanceOf(FivecentPartlySentException.class);

        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void aSendOfWhichNothingWasDoneFailsAsOneInASingleRequestDoes() {
        sandbox.faults().on("sms.send").times(10).failBefore(Fault.error(503));
        assertThat(node.failure(LEDGER, "Hello", KEY)).isInstanceOf(FivecentUnavailableException.class);
        assertThat(entries).isEmpty();

        sandbox.faults().clear();
        sandbox.faults().on("sms.send").times(10).failBefore(Fault.error(400));
        assertThat(node.failure(LEDGER, "Hello", KEY)).isInstanceOf(FivecentRequestException.class);
        assertThat(entries).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 503, 500})
    void aRedeliveryOfTheExchangeSendsOnlyWhatWasNotSent(int status) throws Exception {
        fail(2, Fault.error(status));
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(FivecentPartlySentException.class)
                        .maximumRedeliveries(1)
                        .redeliveryDelay(1);
                from("direct:in").to("fivecent:" + SMS);
            }
        });

        Exchange exchange = node.context().createProducerTemplate().send("direct:in", in -> in.getMessage()
                .setBody("Hello"));

        boolean unknown = status == 500;
        assertThat(exchange.isFailed()).isEqualTo(unknown);
        assertThat(recipients()).doesNotHaveDuplicates().hasSize(unknown ? 3 : 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 503})
    void anotherNodeWithTheSameLedgerSendsOnlyWhatWasNotSent(int status) {
        fail(2, Fault.error(status));
        node.failure(LEDGER, "Hello", KEY);

        Object answer;
        try (Node other = node()) {
            answer = other.answer(LEDGER, "Hello", KEY);
        }

        assertThat((List<?>) answer).hasSize(5);
        assertThat(recipients()).doesNotHaveDuplicates().hasSize(5);
        assertThat(node.answer(LEDGER, "Hello", KEY)).isEqualTo(answer);
    }

    @Test
    void aPartOfWhichNobodyKnowsIsNotMadeAgainBeforeVerifyHasFoundOut() {
        sandbox.faults().on("sms.send").skip(1).failAfter(Fault.error(500));
        node.failure(LEDGER, "Hello", KEY);
        assertThat(node.failure(LEDGER, "Hello", KEY)).isInstanceOf(FivecentPartlySentException.class);

        Object answer = node.answer(LEDGER + "&onUnknownOutcome=verify", "Hello", KEY);

        assertThat((List<?>) answer).hasSize(5);
        assertThat(recipients()).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void aSendBegunInPartsGoesOnInTheSamePartsWhateverTheOptionSaysByThen() {
        fail(2, Fault.error(503));
        node.failure(LEDGER, "Hello", KEY);

        node.answer(LEDGER.replace("PerRequest=2", "PerRequest=3"), "Hello", KEY);

        assertThat(recipients()).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void oneThatWouldGoOutInASingleRequestByNowIsRefused() {
        fail(2, Fault.error(503));
        node.failure(LEDGER, "Hello", KEY);

        FivecentException failure = node.failure(LEDGER.replace("PerRequest=2", "PerRequest=9"), "Hello", KEY);

        assertThat(failure)
                .isInstanceOf(FivecentRequestException.class)
                .hasMessageContaining("parts of 2")
                .hasMessageContaining("maxRecipientsPerRequest");
        assertThat(recipients()).hasSize(2);
    }

    @Test
    void oneThatWasMadeInASingleRequestIsNotMadeAgainInParts() {
        Object answer = node.answer(LEDGER.replace("PerRequest=2", "PerRequest=9"), "Hello", KEY);

        assertThat(node.answer(LEDGER, "Hello", KEY)).isEqualTo(answer);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void nothingIsSentIfSomebodyHasOptedOutAndThatIsAFailure() {
        sandbox.account().optOut("0412000005");

        assertThat(node.failure(SMS + "&optOutCheck=fail", "Hello", Map.of()))
                .isInstanceOf(FivecentRequestException.class);

        assertThat(recipients()).isEmpty();
    }

    @Test
    void aTestGoesOutInPartsTooAndUsesUpNoKey() {
        node.answer(LEDGER + "&test=true", "Hello", KEY);

        assertThat(requests()).isEqualTo(3);
        assertThat(entries).isEmpty();
    }

    @Test
    void aRequestTakesAtLeastOneRecipient() {
        assertThatThrownBy(() -> node.exchange(SMS.replace("PerRequest=2", "PerRequest=0"), "Hello", Map.of()))
                .hasStackTraceContaining("option maxRecipientsPerRequest takes a number from 1, given 0");
    }

    private static void fail(int part, Fault fault) {
        sandbox.faults().on("sms.send").skip(part - 1).failBefore(fault);
    }

    private static List<String> recipients() {
        return sandbox.account().sentSms().stream().map(StoredSms::destination).toList();
    }

    private static long requests() {
        return sandbox.requests().stream()
                .filter(request -> "sms.send".equals(request.operation()))
                .count();
    }
}

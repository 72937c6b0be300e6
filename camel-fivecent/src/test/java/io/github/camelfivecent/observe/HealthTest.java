package io.github.camelfivecent.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.Inside;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What health checks say of consumers and of the account. */
@Timeout(120)
class HealthTest {

    private Watched watched;

    @AfterEach
    void stop() {
        if (watched != null) {
            watched.close();
        }
    }

    @Test
    void aConsumerThatKeepsUpIsUpAndTellsWhereItsCursorStands() throws Exception {
        start(context -> {}, "inbox?initialDelay=0&delay=50");
        watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);
        await().until(() -> Inside.monitoring(watched.component()).consumers().stream()
                .anyMatch(consumer -> consumer.newest() != null && consumer.success() != null));

        Result result = consumer();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails())
                .containsKeys("cursor.name", "cursor.moved", "poll.last.success")
                .hasEntrySatisfying(
                        "cursor.lag.seconds", lag -> assertThat((Long) lag).isBetween(0L, 60L));
        assertNothingSecret(result);
    }

    @Test
    void theNumberOfAConversationIsInNoCheck() throws Exception {
        start(context -> {}, "conversations?initialDelay=0&delay=50&number=" + Watched.NUMBER);

        Result result = HealthCheckHelper.invoke(watched.context()).stream()
                .filter(each -> each.getCheck().getId().equals("consumer:conversations"))
                .findFirst()
                .orElseThrow();

        assertThat(result.getDetails()).containsEntry(HealthCheck.ENDPOINT_URI, "fivecent://conversations");
        assertNothingSecret(result);
    }

    @Test
    void aConsumerThatHasNeverStartedCanBeStopped() throws Exception {
        start(context -> {});
        RouteBuilder.addRoutes(watched.context(), routes -> routes.from("fivecent:inbox")
                .routeId("later")
                .autoStartup(false)
                .to("mock:items"));

        assertThat(watched.context().removeRoute("later")).isTrue();
        assertThat(watched.context().getRoute("later")).isNull();
    }

    @Test
    void aConsumerWhosePollsFailIsDownWithItsLastError() throws Exception {
        start(context -> watched.sandbox().faults().maintenance(), "inbox?initialDelay=0&delay=50");
        await().until(() ->
                consumer().getState() == State.DOWN && consumer().getError().isPresent());

        Result result = consumer();

        assertThat(result.getError().orElseThrow()).hasMessageContaining("inbox.list");
        assertThat(result.getDetails()).containsKeys("cursor.name", "cursor.lag.seconds", "failure.error.count");
        assertNothingSecret(result);
    }

    @Test
    void theAccountIsNotAskedForUnlessProducersAreChecked() throws Exception {
        start(context -> {});

        assertThat(HealthCheckHelper.invokeReadiness(watched.context()))
                .noneMatch(result -> result.getCheck().getId().startsWith("fivecent-account"));
        assertThat(watched.sandbox().requests()).isEmpty();
    }

    @Test
    void theAccountIsNotAskedForIfTheComponentSaysSo() throws Exception {
        startWithAccount(context -> watched.component().setHealthCheckProducerEnabled(false));

        assertThat(account().getState()).isEqualTo(State.UNKNOWN);
        assertThat(watched.sandbox().requests()).isEmpty();
    }

    @Test
    void anAccountWithCreditsIsUpAndAskedForOnceAMinute() throws Exception {
        startWithAccount(context -> watched.component().setMinBalance(1.0));

        for (int probe = 0; probe < 5; probe++) {
            assertThat(account().getState()).isEqualTo(State.UP);
        }

        assertThat(account().getDetails()).containsKeys("account", "balance.credits", "checked.at");
        assertThat(watched.sandbox().requests()).hasSize(1);
    }

    @Test
    void theAccountIsAskedForAgainAfterTheInterval() throws Exception {
        startWithAccount(context -> watched.component().setHealthCheckInterval(0));
        account();
        account();

        assertThat(watched.sandbox().requests()).hasSize(2);
    }

    @Test
    void twoEndpointsOfAnAccountShareItsCheck() throws Exception {
        startWithAccount(context -> {});
        watched.context().getEndpoint("fivecent:email");

        assertThat(HealthCheckHelper.invokeReadiness(watched.context()))
                .filteredOn(result -> result.getCheck().getId().startsWith("fivecent-account"))
                .hasSize(1);
    }

    @Test
    void anAccountBelowTheMinimumIsDown() throws Exception {
        startWithAccount(context -> watched.component().setMinBalance(100.5));
        watched.sandbox().account().credits(100);

        Result result = account();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("below minBalance");
        assertThat(result.getDetails()).containsKeys("balance.min", "balance.credits");
    }

    @Test
    void anAccountThatPaysAfterwardsNeedsNoCredits() throws Exception {
        startWithAccount(context -> watched.component().setMinBalance(100.5));
        watched.sandbox().account().postpaid(true);

        assertThat(account().getState()).isEqualTo(State.UP);
    }

    @Test
    void aWrongKeyIsDownAndNotShown() throws Exception {
        startWithAccount(context -> watched.component().getConfiguration().setKeySecret("a-secret-that-is-wrong"));

        Result result = account();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("check keyId and keySecret");
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401);
        assertThat(result.toString() + result.getDetails() + result.getError())
                .doesNotContain("a-secret-that-is-wrong");
        assertNothingSecret(result);
    }

    @Test
    void maintenanceIsDown() throws Exception {
        startWithAccount(context -> watched.sandbox().faults().maintenance());

        Result result = account();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("not available");
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 503);
    }

    @Test
    void aServiceThatWantsToBeLeftAloneSaysNothingOfTheAccount() throws Exception {
        startWithAccount(context ->
                watched.sandbox().faults().on("account.balance").always().failBefore(Fault.throttled()));

        assertThat(account().getState()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void whatTheServiceToldBeforeItWantedToBeLeftAloneIsToldWithItsTime() throws Exception {
        startWithAccount(context -> watched.component().setHealthCheckInterval(0));
        Result before = account();
        watched.sandbox().faults().on("account.balance").always().failBefore(Fault.throttled());

        Result after = account();

        assertThat(after.getState()).isEqualTo(State.UP);
        assertThat(after.getDetails())
                .containsEntry("checked.at", before.getDetails().get("checked.at"))
                .containsEntry("balance.credits", before.getDetails().get("balance.credits"));
        assertThat(after.getMessage().orElseThrow()).contains("asks for fewer requests");
    }

    @Test
    void anAccountThatFailedBeforeTheServiceWantedToBeLeftAloneIsNotKnown() throws Exception {
        startWithAccount(context -> {
            watched.component().setHealthCheckInterval(0);
            watched.component().getConfiguration().setMaxRetries(0);
        });
        account();
        watched.sandbox().faults().on("account.balance").failBefore(Fault.unavailable());
        assertThat(account().getState()).isEqualTo(State.DOWN);
        watched.sandbox().faults().on("account.balance").always().failBefore(Fault.throttled());

        assertThat(account().getState()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aCampaignThatTakesAllTurnsSaysNothingOfTheAccount() throws Exception {
        startWithAccount(context -> watched.component().getConfiguration().setMaxConcurrentRequests(1));
        watched.sandbox().faults().on("sms.send").failAfter(Fault.hang());
        watched.context()
                .createFluentProducerTemplate()
                .withBody(Watched.TEXT)
                .to("fivecent:sms?sender=Shop&to=" + Watched.NUMBER)
                .asyncSend();
        await().until(() -> Inside.monitoring(watched.component()).limiters().values().stream()
                .anyMatch(limiter -> limiter.inFlight() == 1));

        Result result = account();

        assertThat(result.getState()).isEqualTo(State.UNKNOWN);
        assertThat(result.getMessage().orElseThrow()).contains("no turn came");
        assertThat(watched.sandbox().requests())
                .noneMatch(request -> request.toString().contains("balance"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void aServiceThatRefusesToTellIsDownAndNotCalledUnavailable(int status) throws Exception {
        startWithAccount(context ->
                watched.sandbox().faults().on("account.balance").always().failBefore(Fault.error(status)));

        Result result = account();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("refused").doesNotContain("not available");
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, status);
    }

    @Test
    void aCheckThatCannotAskSaysSoInsteadOfFailingAllChecks() throws Exception {
        startWithAccount(context -> {});
        AccountHealthCheck check = new AccountHealthCheck("3fa1c07b9e21", null, Duration.ZERO, (account, told) -> {});

        Result result = check.call(Map.of());

        assertThat(result.getState()).isEqualTo(State.UNKNOWN);
        assertThat(result.getMessage().orElseThrow()).contains("NoSuchElementException");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aMinimumThatIsNoNumberIsRefused(double minimum) {
        assertThatThrownBy(() -> new FivecentComponent().setMinBalance(minimum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option minBalance takes a number of credits, given " + minimum);
    }

    @Test
    void anIntervalBelowZeroIsRefused() {
        assertThatThrownBy(() -> new FivecentComponent().setHealthCheckInterval(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option healthCheckInterval takes milliseconds, 0 or more, given -1");
    }

    @Test
    @Timeout(30)
    void aProbeEndsWhenNoAnswerComes() throws Exception {
        startWithAccount(
                context -> watched.sandbox().faults().on("account.balance").failBefore(Fault.hang()));

        assertThat(account().getState()).isEqualTo(State.DOWN);
    }

    @Test
    void theCheckGoesAwayWithTheEndpoints() throws Exception {
        startWithAccount(context -> {});
        String id = account().getCheck().getId();
        watched.context().getEndpoint("fivecent:sms?sender=Shop").stop();

        assertThat(HealthCheckHelper.invokeReadiness(watched.context()))
                .noneMatch(result -> result.getCheck().getId().equals(id));
    }

    @Test
    void camelMainTurnsTheAccountOnWithItsOwnOption() throws Exception {
        watched = new Watched(context -> {});
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sms").to("fivecent:sms?sender=Shop");
            }
        });
        main.addInitialProperty("camel.health.producers-enabled", "true");
        main.addInitialProperty("camel.component.fivecent.min-balance", "1000000");
        main.addInitialProperty("camel.component.fivecent.health-check-interval", "10s");
        main.addInitialProperty(
                "camel.component.fivecent.key-id", watched.sandbox().keyId());
        main.addInitialProperty(
                "camel.component.fivecent.key-secret", watched.sandbox().keySecret());
        main.addInitialProperty(
                "camel.component.fivecent.sms-base-url", watched.sandbox().smsBaseUrl());
        main.start();
        try {
            assertThat(account(main.getCamelContext()).getState()).isEqualTo(State.DOWN);
        } finally {
            main.stop();
        }
    }

    private void start(Consumer<CamelContext> before, String... uris) throws Exception {
        watched = new Watched(context ->
                HealthCheckHelper.getHealthCheckRepository(context, "consumers").setEnabled(true));
        before.accept(watched.context());
        watched.start("mock:items", uris);
    }

    private void startWithAccount(Consumer<CamelContext> before) throws Exception {
        start(context -> {
            HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
            before.accept(context);
        });
        watched.context().getEndpoint("fivecent:sms?sender=Shop");
    }

    private Result consumer() {
        return HealthCheckHelper.invokeReadiness(watched.context()).stream()
                .filter(result -> result.getCheck().getId().equals("consumer:inbox"))
                .findFirst()
                .orElseThrow();
    }

    private Result account() {
        return account(watched.context());
    }

    private static Result account(CamelContext context) {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().startsWith("fivecent-account-"))
                .findFirst()
                .orElseThrow();
    }

    private void assertNothingSecret(Result result) {
        assertThat(result.toString() + result.getDetails() + result.getMessage() + result.getError())
                .doesNotContain(watched.sandbox().keyId(), watched.sandbox().keySecret(), Watched.NUMBER, Watched.TEXT);
    }
}

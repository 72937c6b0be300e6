package io.github.camelfivecent.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.Inside;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted in a Micrometer registry, and what is made of it in the dashboard and the alerts. */
@Timeout(120)
class MetricsTest {

    private static final Path OBSERVABILITY = Path.of("..", "docs", "observability");
    private static final Pattern TAG = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern METRIC = Pattern.compile("camel_fivecent_\\w+");
    private static final Set<String> TAGS =
            Set.of("camelContext", "operation", "outcome", "routeId", "resource", "account");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Watched watched;

    @BeforeEach
    void start() throws Exception {
        watched = new Watched(context -> context.getRegistry().bind("metricsRegistry", registry))
                .start("mock:items", "inbox?initialDelay=0&delay=50");
    }

    @AfterEach
    void stop() {
        watched.close();
    }

    @Test
    void aSendIsCountedWithItsSegmentsAndCredits() {
        watched.send("sms?sender=Shop&to=0412000001,0412000002", "x".repeat(161), Map.of());

        assertThat(timed("requests", "sms.send", "success")).isEqualTo(1);
        assertThat(counted("messages.sent", "sms.send")).isEqualTo(2);
        assertThat(counted("segments.sent", "sms.send")).isEqualTo(4);
        assertThat(counted("credits.spent", "sms.send"))
                .isEqualTo(watched.sandbox().account().sentSms().stream()
                        .mapToDouble(sms -> sms.credits().doubleValue())
                        .sum())
                .isPositive();
        assertThat(registry.get("camel.fivecent.limiter.wait")
                        .tag("operation", "sms.send")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void segmentsOfUnicodeAreCountedAsTheyTravel() {
        watched.send("sms?sender=Shop&to=0412000001", "ж".repeat(71), Map.of());

        assertThat(counted("segments.sent", "sms.send")).isEqualTo(2);
    }

    @Test
    void aTestSendsNothing() {
        watched.send("sms?sender=Shop&to=0412000001&test=true", "hello", Map.of());

        assertThat(timed("requests", "sms.send", "success")).isEqualTo(1);
        assertThat(counted("messages.sent", "sms.send")).isZero();
    }

    @Test
    void whatFailsAndIsRepeatedIsCountedEachTime() {
        watched.sandbox().faults().on("sms.send").times(2).failBefore(Fault.throttled());
        watched.sms();

        assertThat(timed("requests", "sms.send", "throttled")).isEqualTo(2);
        assertThat(timed("requests", "sms.send", "success")).isEqualTo(1);
        assertThat(counted("request.retries", "sms.send")).isEqualTo(2);
        assertThat(counted("request.throttles", "sms.send")).isEqualTo(2);
        assertThat(counted("messages.sent", "sms.send")).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeIsCountedAndNothingIsTakenForSent() {
        watched.sandbox().faults().on("sms.send").failAfter(Fault.reset());

        assertThat(watched.sms().getException()).isInstanceOf(FivecentOutcomeUnknownException.class);
        assertThat(counted("outcomes.unknown", "sms.send")).isEqualTo(1);
        assertThat(timed("requests", "sms.send", "unknown")).isEqualTo(1);
        assertThat(counted("messages.sent", "sms.send")).isZero();
    }

    @Test
    void whatIsFoundInTheSentListIsCountedAsSent() {
        watched.sandbox().faults().on("sms.send").failAfter(Fault.reset());
        watched.send(
                "sms?sender=Shop&onUnknownOutcome=verify&verifyDelay=1&to=" + Watched.NUMBER, Watched.TEXT, Map.of());

        assertThat(counted("outcomes.unknown", "sms.send")).isZero();
        assertThat(counted("messages.sent", "sms.send")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"success", "refused", "unauthorized", "throttled", "unavailable", "unknown"})
    void eachOutcomeIsThereBeforeItHappens(String outcome) {
        watched.context().getEndpoint("fivecent:sms?sender=Shop");

        assertThat(timed("requests", "sms.send", outcome)).isZero();
        assertThat(registry.scrape())
                .contains("camel_fivecent_requests_seconds_count{camelContext=\""
                        + watched.context().getName() + "\",operation=\"sms.send\",outcome=\"" + outcome + "\"} 0");
    }

    @Test
    void itemsAndTheLagOfTheirConsumerAreTold() {
        watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);
        await().until(() -> items("routed") == 1);

        assertThat(items("failed")).isZero();
        assertThat(gauged("consumer.lag")).isBetween(0.0, 60.0);
        await().until(() -> gauged("consumer.left") == 0);
        assertThat(gauged("consumer.last.success")).isCloseTo(System.currentTimeMillis() / 1000.0, within(60.0));
    }

    @Test
    void aConsumerThatFallsBehindLags() {
        await().until(() -> gauged("consumer.last.success") > 0);
        watched.sandbox().faults().maintenance();

        await().until(() -> gauged("consumer.lag") > 1);
    }

    @Test
    void theBalanceIsToldOnceTheServiceHas() {
        watched.sandbox().account().credits(12.5);
        watched.send("account", null, Map.of());

        assertThat(gauged("balance")).isEqualTo(12.5);
    }

    @Test
    void anAccountThatPaysAfterwardsHasNoBalance() {
        watched.send("account", null, Map.of());
        assertThat(gauged("balance")).isPositive();
        watched.sandbox().account().postpaid(true).credits(0);

        watched.send("account", null, Map.of());

        assertThat(registry.find("camel.fivecent.balance").gauge()).isNull();
    }

    @Test
    void aConsumerOfTheBalanceKeepsItsGaugeFresh() throws Exception {
        watched.sandbox().account().credits(500);
        RouteBuilder.addRoutes(
                watched.context(), routes -> routes.from("fivecent:account?threshold=100&initialDelay=0&delay=20")
                        .to("mock:balance"));

        await().until(() -> registry.find("camel.fivecent.balance").gauge() != null && gauged("balance") == 500);
        watched.sandbox().account().credits(400);
        await().until(() -> gauged("balance") == 400);
    }

    @Test
    void aSuspendedConsumerIsNotExpectedToKeepUp() throws Exception {
        await().until(() -> gauged("consumer.last.success") > 0);
        watched.context().getRouteController().suspendRoute("inbox");
        assertThat(gauged("consumer.lag")).isNaN();

        watched.context().getRouteController().resumeRoute("inbox");
        await().until(() -> gauged("consumer.lag") >= 0);
    }

    @Test
    void theDelayBesideTheLagTellsWhetherAConsumerIsLate() throws Exception {
        assertThat(gauged("consumer.delay")).isEqualTo(0.05);
    }

    @Test
    void twoConsumersThatHaveNoRouteShareTheirGaugesUntilBothAreGone() throws Exception {
        Monitoring monitoring = Inside.monitoring(watched.component());
        ConsumerActivity one = monitoring.begin("optouts", "", "one", Duration.ofSeconds(1));
        ConsumerActivity other = monitoring.begin("optouts", "", "other", Duration.ofSeconds(2));
        one.left(3);
        other.left(5);

        monitoring.end(one);
        assertThat(of("optouts", "left")).isEqualTo(5);
        assertThat(of("optouts", "delay")).isEqualTo(2);
        monitoring.end(other);
        assertThat(registry.find("camel.fivecent.consumer.left")
                        .tag("resource", "optouts")
                        .gauge())
                .isNull();
    }

    @Test
    void twoComponentsOfAnAccountShareItsGaugesUntilBothAreGone() throws Exception {
        FivecentComponent second = new FivecentComponent();
        second.setConfiguration(watched.component().getConfiguration());
        watched.context().addComponent("second", second);
        Endpoint endpoint = watched.context().getEndpoint("second:sms?sender=Shop");
        watched.send("account", null, Map.of());

        endpoint.stop();
        // a consumer may be polling at this moment
        await().untilAsserted(() -> assertThat(gauged("limiter.active")).isZero());
        assertThat(gauged("balance")).isPositive();
    }

    @Test
    void aConsumerThatCannotBeStartedLeavesNothingBehind() throws Exception {
        watched.context().getRegistry().bind("taken", (RestConsumerFactory)
                (context, processor, verb, basePath, uriTemplate, consumes, produces, rest, parameters) ->
                        new DefaultConsumer(watched.context().getEndpoint("direct:web"), processor) {
                            @Override
                            protected void doStart() {
                                throw new IllegalStateException("the port is taken");
                            }

                            @Override
                            protected void doStop() {
                                throw new IllegalStateException("it was never there");
                            }
                        });
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("fivecent:inbox?webhook=true&webhookComponentName=taken&cursorName=hybrid&initialDelay=0&delay=20")
                        .routeId("hybrid")
                        .to("mock:items");
            }
        };
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        assertThatThrownBy(() -> watched.context().addRoutes(route)).hasMessage("the port is taken");

        assertThat(registry.find("camel.fivecent.consumer.lag")
                        .tag("routeId", "hybrid")
                        .gauge())
                .isNull();
        assertThat(Inside.monitoring(watched.component()).consumers())
                .extracting(ConsumerActivity::route)
                .doesNotContain("hybrid");
        // one that is told to end takes a moment
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("fivecent://inbox")));
    }

    @Test
    void theMetersOfAConsumerGoAwayWithIt() throws Exception {
        watched.context().getRouteController().stopRoute("inbox");

        assertThat(registry.find("camel.fivecent.consumer.lag").gauge()).isNull();
    }

    @Test
    void noMeterHasANumberATextOrAKeyInIt() {
        useEverything();

        assertThat(registry.scrape())
                .doesNotContain(
                        Watched.NUMBER.substring(1),
                        Watched.TEXT,
                        watched.sandbox().keyId(),
                        watched.sandbox().keySecret());
        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .flatMap(id -> id.getTags().stream())
                        .map(Tag::getKey))
                .isSubsetOf(TAGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "dashboard.json"})
    void whatDashboardAndAlertsAskForIsThere(String file) throws IOException {
        useEverything();
        Set<String> there = registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toSet());

        Set<String> asked = metrics(Files.readString(OBSERVABILITY.resolve(file)));

        assertThat(asked).hasSizeGreaterThan(4).isSubsetOf(there);
    }

    /** Or the alerts would be seen to fire on what never comes. */
    @Test
    void whatTheAlertsAreTestedWithIsWhatTheCodeGives() throws IOException {
        useEverything();
        Set<String> there = registry.scrape().lines().map(MetricsTest::shape).collect(Collectors.toSet());

        Set<String> tested = Files.readString(Path.of(
                        "..", "camel-fivecent", "src", "test", "resources", "observability", "alerts-test.yaml"))
                .lines()
                .filter(line -> line.contains("series: "))
                .map(line -> shape(line.replaceFirst(".*series: ", "")))
                .collect(Collectors.toSet());

        assertThat(tested).hasSizeGreaterThan(9).isSubsetOf(there);
    }

    /** The name of a series with the names of its tags, and with its outcome. */
    private static String shape(String series) {
        return series.replaceFirst("\\{.*", "")
                + TAG.matcher(series)
                        .results()
                        .map(tag -> tag.group(1) + (tag.group(1).equals("outcome") ? "=" + tag.group(2) : ""))
                        .sorted()
                        .toList();
    }

    @Test
    void theGuideNamesEachMeterAndNoOther() throws IOException {
        useEverything();
        String guide = Files.readString(OBSERVABILITY.resolveSibling("monitoring.md"));

        assertThat(Pattern.compile("`(camel\\.fivecent\\.[a-z.]+)`")
                        .matcher(guide)
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(registry.getMeters().stream()
                        .map(meter -> meter.getId().getName())
                        .collect(Collectors.toSet()));
    }

    @Test
    void theGuideSaysWhatToDoForEachAlert() throws IOException {
        Set<String> alerts = Pattern.compile("alert: (\\w+)")
                .matcher(Files.readString(OBSERVABILITY.resolve("alerts.yaml")))
                .results()
                .map(alert -> alert.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Files.readString(OBSERVABILITY.resolveSibling("monitoring.md")))
                .contains(alerts.stream().map(alert -> "| `" + alert + "` |").toList());
    }

    private void useEverything() {
        watched.sms();
        watched.send("account", null, Map.of());
        watched.sandbox().faults().on("sms.send").failAfter(Fault.reset());
        watched.sms();
        watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);
        await().until(() -> items("routed") == 1);
    }

    private static Set<String> metrics(String text) {
        try (Stream<String> names = METRIC.matcher(text).results().map(name -> name.group())) {
            return names.collect(Collectors.toSet());
        }
    }

    private double counted(String name, String operation) {
        return registry.get("camel.fivecent." + name)
                .tag("operation", operation)
                .counter()
                .count();
    }

    private long timed(String name, String operation, String outcome) {
        return registry.get("camel.fivecent." + name)
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    private double items(String outcome) {
        return registry.get("camel.fivecent.items")
                .tags("routeId", "inbox", "outcome", outcome)
                .counter()
                .count();
    }

    private double of(String resource, String name) {
        return registry.get("camel.fivecent.consumer." + name)
                .tag("resource", resource)
                .gauge()
                .value();
    }

    private double gauged(String name) {
        return registry.get("camel.fivecent." + name).gauge().value();
    }
}

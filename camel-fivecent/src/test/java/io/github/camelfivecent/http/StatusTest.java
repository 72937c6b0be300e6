package io.github.camelfivecent.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Gzip;
import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.model.FivecentAuthenticationException;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentThrottledException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each status of HTTP means for a request that reads and for one that does something, whatever stands in the body. */
class StatusTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> options.setMaxRetries(2));

    private static final String HTML = "<!DOCTYPE html><html><body><h1>Error</h1></body></html>";
    private static final String JSON = "{\"error\": \"Went wrong\", \"error_code\": \"wrong\"}";
    private static final List<String> BODIES = List.of(HTML, "", "{\"error\":", "[]", "null", "{\"error\": {}}", JSON);
    private static final String BALANCE = "{\"error\": \"\", \"balance\": {\"credits\": 5}}";
    private static final Map<String, Object> SMS = Map.of("sender", "Shop", "to", "0412333555", "message", "Hi");

    /** What becomes of a request. */
    private enum Fate {
        REFUSED(FivecentRequestException.class, Outcome.NOT_DONE, false),
        KEY_REFUSED(FivecentAuthenticationException.class, Outcome.NOT_DONE, false),
        THROTTLED(FivecentThrottledException.class, Outcome.NOT_DONE, true),
        UNAVAILABLE(FivecentUnavailableException.class, Outcome.NOT_DONE, true),
        UNKNOWN(FivecentOutcomeUnknownException.class, Outcome.UNKNOWN, false);

        private final Class<? extends FivecentException> type;
        private final Outcome outcome;
        private final boolean retrySafe;

        Fate(Class<? extends FivecentException> type, Outcome outcome, boolean retrySafe) {
            this.type = type;
            this.outcome = outcome;
            this.retrySafe = retrySafe;
        }
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                        of(Fate.REFUSED, Fate.REFUSED, 400, 402, 403, 404, 405, 409, 410, 413, 415, 422, 451),
                        of(Fate.KEY_REFUSED, Fate.KEY_REFUSED, 401),
                        of(Fate.THROTTLED, Fate.THROTTLED, 429),
                        of(Fate.UNAVAILABLE, Fate.UNAVAILABLE, 503),
                        of(Fate.UNAVAILABLE, Fate.UNKNOWN, 300, 302, 308, 408, 500, 501, 502, 504, 520, 599))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> of(Fate ofRead, Fate ofSend, int... statuses) {
        return IntStream.of(statuses).mapToObj(status -> arguments(status, ofRead, ofSend));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void saysWhetherSomethingWasDone(int status, Fate ofRead, Fate ofSend) {
        for (String body : BODIES) {
            // A redirect with an error in its body is an answer that could be read.
            boolean told = status < 400 && body.equals(JSON);
            // A 503 with a page of somebody else's may come of a proxy that lost the service on the way.
            boolean lost = status == 503 && !body.isEmpty() && !body.equals(JSON);
            Fate ofChange = told ? Fate.REFUSED : lost ? Fate.UNKNOWN : ofSend;
            becomes(status, body, told ? Fate.REFUSED : ofRead, "account", null);
            becomes(status, body, ofChange, "sms", SMS);
            becomes(status, body, ofChange, "inbox?operation=delete", Map.of("id", "f".repeat(24)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void isNothingWithoutAnAnswerThatCanBeRead(int status) {
        for (String body : BODIES) {
            if (!body.equals(JSON)) {
                becomes(status, body, Fate.UNAVAILABLE, "account", null);
                becomes(status, body, Fate.UNKNOWN, "sms", SMS);
                becomes(status, body, Fate.UNKNOWN, "inbox?operation=delete", Map.of("id", "f".repeat(24)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void ofSuccessIsAFailureBesideAnError(int status) {
        becomes(status, JSON, Fate.REFUSED, "account", null);
        becomes(status, JSON, Fate.REFUSED, "sms", SMS);
    }

    static Stream<Arguments> pauses() {
        DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
        return Stream.of(
                arguments("7", 7, 7),
                arguments(" 120 ", 120, 120),
                arguments("99999999999999999999", 86_400, 86_400),
                arguments(http.format(Instant.now().plusSeconds(3600)), 3000, 3600),
                arguments(http.format(Instant.now().minusSeconds(3600)), 0, 0));
    }

    @ParameterizedTest
    @MethodSource("pauses")
    void tellsHowLongToWait(String retryAfter, int least, int most) {
        stub(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));

        FivecentThrottledException throttled = (FivecentThrottledException)
                FIVECENT.failure("account?maxRetries=0&keyId=" + retryAfter.hashCode(), null);

        assertThat(throttled.getRetryAfter()).isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", ""})
    void tellsNothingOfHowLongToWaitWhenItCannotBeRead(String retryAfter) {
        stub(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));

        assertThat(((FivecentThrottledException) FIVECENT.failure("account", null)).getRetryAfter())
                .isNull();
        assertThat(FIVECENT.requests()).isEqualTo(3);
    }

    @Test
    void ofAPauseThatIsTooLongEndsThisRequestAndTheNextWithoutAWait() {
        stub(aResponse().withStatus(429).withHeader("Retry-After", "3600"));

        for (int i = 0; i < 2; i++) {
            FivecentException failure = FIVECENT.failure("sms?keyId=paused", SMS);

            assertThat(failure).isInstanceOf(FivecentThrottledException.class);
            assertThat(((FivecentThrottledException) failure).getRetryAfter())
                    .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60));
            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(FIVECENT.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void mayBeBetterTheNextTime(int status) {
        FIVECENT.wireMock()
                .stubFor(any(anyUrl())
                        .inScenario("busy")
                        .whenScenarioStateIs(STARTED)
                        .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "0"))
                        .willSetStateTo("free"));

        FIVECENT.call("sms", SMS);

        assertThat(FIVECENT.requests()).isEqualTo(2);
        assertThat(FIVECENT.account().sentSms()).hasSize(1);
    }

    @Test
    void mayBeBetterTheNextTimeForARead() {
        FIVECENT.wireMock()
                .stubFor(any(anyUrl())
                        .inScenario("gateway")
                        .whenScenarioStateIs(STARTED)
                        .willReturn(aResponse().withStatus(502).withBody(HTML))
                        .willSetStateTo("there"));

        FIVECENT.call("account", null);

        assertThat(FIVECENT.requests()).isEqualTo(2);
    }

    @Test
    void ofAnAnswerThatIsCompressedIsThatOfWhatIsInIt() {
        stub(ok().withHeader("Content-Encoding", "gzip").withBody(Gzip.gzip(BALANCE)));

        assertThat(FIVECENT.call("account", null).getBody()).hasToString("Balance[postpaid=null, credits=5]");
        FIVECENT.wireMock().verify(anyRequestedFor(anyUrl()).withHeader("Accept-Encoding", containing("gzip")));
    }

    @Test
    void ofAnAnswerThatIsSaidToBeCompressedAndIsNotIsThatOfAStrangeOne() {
        stub(ok().withHeader("Content-Encoding", "gzip").withBody(BALANCE));

        assertThat(FIVECENT.failure("sms", SMS))
                .isInstanceOf(FivecentOutcomeUnknownException.class)
                .hasMessageContaining("GZIP");
    }

    private static void becomes(int status, String body, Fate fate, String uri, Object request) {
        FIVECENT.reset();
        stub(aResponse().withStatus(status).withBody(body));

        FivecentException failure = FIVECENT.failure(uri, request);

        assertThat(failure).as(status + " " + body).isInstanceOf(fate.type);
        assertThat(failure.getOutcome()).isEqualTo(fate.outcome);
        assertThat(failure.isRetrySafe()).isEqualTo(fate.retrySafe);
        assertThat(failure.getHttpStatus()).isEqualTo(status);
        assertThat(failure.getError()).isEqualTo(body.equals(JSON) ? "Went wrong" : null);
        assertThat(failure.getErrorCode()).isEqualTo(body.equals(JSON) ? "wrong" : null);
        assertThat(FIVECENT.requests()).isEqualTo(fate.retrySafe ? 3 : 1);
    }

    private static void stub(ResponseDefinitionBuilder answer) {
        FIVECENT.wireMock().stubFor(any(anyUrl()).willReturn(answer));
    }
}

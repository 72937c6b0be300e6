package io.github.camelfivecent.sandbox;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.camelfivecent.sandbox.api.ApiAnswer;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** An answer, or what is left of it after the fault that a plan has for it. */
final class HttpAnswer {
    static final String JSON = "application/json";

    private static final int DRIPS = 100;
    private static final String HTML =
            "<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body>" + "<h1>Bad Gateway</h1></body></html>";
    private static final Map<Integer, String> TEXTS = Map.of(
            429, "Too Many Requests",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "API is in maintenance",
            504, "Gateway Timeout");

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final Plan plan;
    private final ApiAnswer answer;
    private final Instant now;
    private final ResponseDefinition rendered;

    HttpAnswer(Plan plan, ApiAnswer answer, Instant now) {
        this.plan = plan;
        this.answer = answer;
        this.now = now;
        rendered = render();
    }

    /** The HTTP status, or 0 when none is answered. */
    int status() {
        return plan.fault()
                .filter(fault -> !fault.onlySlow())
                .map(fault -> fault.answers() ? fault.status() : 0)
                .orElseGet(() -> answer.status());
    }

    /** The time of the account that asked, or else that of the sandbox. */
    Instant now() {
        return now;
    }

    /** How long the answer is held back. What is never answered is not held back. */
    Duration heldBack() {
        return plan.fault()
                .map(fault -> fault.onlySlow() ? fault.duration() : Duration.ZERO)
                .orElse(Duration.ZERO)
                .plus(plan.delay());
    }

    /** Whether it is neither late nor otherwise out of the ordinary. */
    boolean isPlain() {
        return plan.fault().isEmpty() && plan.delay().isZero();
    }

    ResponseDefinition rendered() {
        return rendered;
    }

    /** The body as text, empty when nothing is answered. */
    String body() {
        String body = rendered.getBody();
        return body == null ? "" : body;
    }

    private ResponseDefinition render() {
        ResponseDefinitionBuilder http = plan.fault().map(this::failed).orElseGet(this::json);
        int delay = millis(plan.fault()
                .filter(fault -> switch (fault.kind()) {
                    case HANG, DELAY -> true;
                    default -> false;
                })
                .map(Fault::duration)
                .orElse(Duration.ZERO)
                .plus(plan.delay()));
        if (delay > 0) {
            http.withFixedDelay(delay);
        }
        return http.build();
    }

    /** No more than WireMock counts to, which is 24 days: nobody waits so long. */
    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }

    private ResponseDefinitionBuilder failed(Fault fault) {
        return switch (fault.kind()) {
            case RESET, HANG -> ResponseDefinitionBuilder.responseDefinition().withFault(CONNECTION_RESET_BY_PEER);
            case CLOSE -> ResponseDefinitionBuilder.responseDefinition().withFault(EMPTY_RESPONSE);
            case RUBBISH -> ResponseDefinitionBuilder.responseDefinition().withFault(MALFORMED_RESPONSE_CHUNK);
            case ERROR -> error(fault.status());
            case THROTTLED, UNAVAILABLE ->
                retryAfter(
                        error(fault.status()),
                        fault.duration().isZero() ? "" : Long.toString(seconds(fault.duration())));
            case THROTTLED_UNTIL -> retryAfter(error(fault.status()), date(now.plus(fault.duration())));
            case HTML -> text(fault.status(), "text/html; charset=utf-8", HTML);
            case TRUNCATED -> truncated();
            case EMPTY -> text(fault.status(), JSON, "");
            case DRIP -> json().withChunkedDribbleDelay(DRIPS, millis(fault.duration()));
            case DELAY -> json();
        };
    }

    private ResponseDefinitionBuilder json() {
        return text(answer.status(), JSON, answer.body().toString());
    }

    private ResponseDefinitionBuilder truncated() {
        String whole = answer == null
                ? "{\"error\":\"\",\"messages\":[]}"
                : answer.body().toString();
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        return text(200, JSON, "").withBody(Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static ResponseDefinitionBuilder error(int status) {
        String text = TEXTS.getOrDefault(status, "HTTP status " + status);
        return text(status, JSON, "{\"error\":\"" + text + "\"}");
    }

    private static ResponseDefinitionBuilder text(int status, String type, String body) {
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withHeader("Content-Type", type)
                .withBody(body);
    }

    private static ResponseDefinitionBuilder retryAfter(ResponseDefinitionBuilder http, String value) {
        return value.isEmpty() ? http : http.withHeader("Retry-After", value);
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }

    /** As HTTP writes a time. */
    static String date(Instant at) {
        return HTTP_DATE.format(at.atOffset(ZoneOffset.UTC));
    }
}

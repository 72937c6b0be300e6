package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The API by which tests, and the page, look at a sandbox and act on it. Knows no HTTP server. */
public final class ControlApi {
    private static final System.Logger LOG = System.getLogger(ControlApi.class.getName());
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(Assumption.class, AssumptionView.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private static final List<Route> ROUTES = Stream.of(
                    List.of(Route.get("/openapi.json", call -> description())),
                    MessageRoutes.all(),
                    InsertRoutes.all(),
                    PhoneRoutes.all(),
                    MailRoutes.all(),
                    AccountRoutes.all(),
                    RequestRoutes.all(),
                    FaultRoutes.all(),
                    ClockRoutes.all(),
                    WebhookRoutes.all())
            .flatMap(List::stream)
            .toList();

    private final Controlled sandbox;

    /** The API over a sandbox. */
    public ControlApi(Controlled sandbox) {
        this.sandbox = sandbox;
    }

    /** Every route, method and path: {@code GET /messages/{id}}. */
    public static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        ROUTES.forEach(route -> routes.add(route.method() + " " + route.path()));
        return routes;
    }

    /** Whether a request to this path may be answered much later, so that a server had better give it a thread of its own. */
    public static boolean waits(String path) {
        return path.startsWith("/messages/await");
    }

    /** Serves a request; never fails but answers with a status and, under {@code error}, with words. */
    public ControlAnswer handle(ControlRequest request) {
        try {
            Object answer = serve(request);
            return answer instanceof ControlAnswer made ? made : json(200, answer);
        } catch (ControlException e) {
            return error(e.status(), e.getMessage());
        } catch (Refusal | IllegalArgumentException e) {
            return error(400, e.getMessage());
        } catch (StackOverflowError e) {
            return error(
                    400, "A text is too long for this regular expression, as it may be where a choice is repeated");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, request.method() + " " + request.path() + " failed", e);
            return error(500, "The sandbox failed: " + e);
        }
    }

    /** An answer that says in words why there is no other. */
    public static ControlAnswer error(int status, String message) {
        return json(status, Map.of("error", message == null ? "" : message));
    }

    static ControlAnswer json(int status, Object body) {
        try {
            return new ControlAnswer(status, "application/json", "", JSON.writeValueAsBytes(body));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object serve(ControlRequest request) {
        List<String> segments = Route.segments(request.path());
        boolean known = false;
        for (Route route : ROUTES) {
            Optional<Map<String, String>> path = route.match(segments);
            if (path.isPresent() && route.method().equals(request.method())) {
                return route.handler().handle(new ControlCall(sandbox, request, path.get()));
            }
            known |= path.isPresent();
        }
        throw known
                ? new ControlException(405, request.method() + " is not for " + request.path())
                : ControlException.notFound(request.path() + "; see openapi.json");
    }

    private static ControlAnswer description() {
        try (InputStream file = ControlApi.class.getResourceAsStream("/io/github/camelfivecent/sandbox/openapi.json")) {
            return new ControlAnswer(200, "application/json", "", file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

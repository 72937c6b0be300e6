package io.github.camelfivecent.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.control.ControlAnswer;
import io.github.camelfivecent.sandbox.control.ControlApi;
import io.github.camelfivecent.sandbox.control.ControlRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Stands before WireMock: refuses what comes from pages of other origins, and serves the page, the API for tests and,
 * unless a stub or a fault wants WireMock, the two services.
 */
final class SandboxFront extends HandlerWrapper {
    static final String PAGE_PATH = "/sandbox/";
    static final String API_PATH = "/sandbox/api";

    private static final int MAX_BODY = 1024 * 1024;
    /** How many may wait for messages at a time; more wait for their turn. */
    private static final int WAITING = 256;

    private static final System.Logger LOG = System.getLogger(SandboxFront.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self';"
                    + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final ControlApi api;
    private final SandboxTransformer services;
    private final SandboxStubs stubs;
    private final Clock clock;
    private final ThreadPoolExecutor waiting = new ThreadPoolExecutor(
            WAITING, WAITING, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), SandboxFront::waitingThread);

    SandboxFront(ControlApi api, SandboxTransformer services, SandboxStubs stubs, Clock clock) {
        this.api = api;
        this.services = services;
        this.stubs = stubs;
        this.clock = clock;
        waiting.allowCoreThreadTimeOut(true);
    }

    @Override
    public void handle(String target, Request request, HttpServletRequest http, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Date", HttpAnswer.date(clock.instant()));
        String path = http.getRequestURI();
        boolean page = path.equals("/") || path.equals("/sandbox") || path.equals(PAGE_PATH);
        Optional<String> refusal = Guard.refusal(host(request), http::getHeader, page);
        if (refusal.isPresent()) {
            request.setHandled(true);
            write(response, ControlApi.error(403, refusal.get()));
        } else if (path.startsWith(API_PATH + "/")) {
            request.setHandled(true);
            String route = path.substring(API_PATH.length());
            if (ControlApi.waits(route)) {
                serveLater(http, new ControlRequest(http.getMethod(), route, query(request), JSON.createObjectNode()));
            } else {
                write(response, serve(request, http, route));
            }
        } else if (page && !path.equals(PAGE_PATH)) {
            request.setHandled(true);
            response.setStatus(302);
            response.setHeader("Location", PAGE_PATH);
        } else if (path.startsWith(PAGE_PATH)) {
            request.setHandled(true);
            write(response, file(path.substring(PAGE_PATH.length())));
        } else if (stubs.leadToSandbox(path) && http.getHeader("Content-Encoding") == null) {
            serve(target, request, http, response);
        } else {
            super.handle(target, request, http, response);
        }
    }

    /** Without WireMock, which takes twice as long as the sandbox itself, unless the answer is one that it has to spoil. */
    private void serve(String target, Request request, HttpServletRequest http, HttpServletResponse response)
            throws IOException, ServletException {
        String query = http.getQueryString();
        HttpAnswer answer = services.answer(
                http.getMethod(),
                query == null ? http.getRequestURI() : http.getRequestURI() + "?" + query,
                http.getInputStream().readAllBytes());
        response.setHeader("Date", HttpAnswer.date(answer.now()));
        if (answer.isPlain()) {
            request.setHandled(true);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            response.setStatus(answer.status());
            response.setContentType(HttpAnswer.JSON);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            return;
        }
        services.answered(answer);
        try {
            super.handle(target, request, http, response);
        } finally {
            services.answered(null);
        }
    }

    /** The header, or what HTTP/2 has in its place. */
    private static String host(Request request) {
        String host = request.getHeader("Host");
        return host != null ? host : request.getHttpURI().getAuthority();
    }

    private ControlAnswer serve(Request request, HttpServletRequest http, String path) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        if (http.getMethod().equals("POST")) {
            String type = Optional.ofNullable(http.getContentType()).orElse("");
            if (!type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
                return ControlApi.error(
                        415, "A POST has the content type application/json, with a body of at least {}");
            }
            byte[] bytes = http.getInputStream().readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                return ControlApi.error(413, "The body is larger than a megabyte");
            }
            try {
                JsonNode parsed = JSON.readTree(bytes);
                if (!(parsed instanceof ObjectNode object)) {
                    return ControlApi.error(400, "The body is no JSON object");
                }
                body = object;
            } catch (JacksonException e) {
                return ControlApi.error(400, "The body is no JSON: " + e.getOriginalMessage());
            }
        }
        return api.handle(new ControlRequest(http.getMethod(), path, query(request), body));
    }

    private static Map<String, String> query(Request request) {
        String query = request.getQueryString();
        return query == null ? Map.of() : HttpRequests.parameters(query);
    }

    /** On threads of their own, so that those who wait for a message do not keep one from being sent. */
    private void serveLater(HttpServletRequest http, ControlRequest asked) {
        AsyncContext later = http.startAsync();
        later.setTimeout(0);
        waiting.execute(() -> {
            try {
                write((HttpServletResponse) later.getResponse(), api.handle(asked));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "Nobody waits for the answer to " + asked.path() + " any more", e);
            } finally {
                later.complete();
            }
        });
    }

    private static Thread waitingThread(Runnable task) {
        Thread thread = new Thread(task, "fivecent-sandbox-await");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    protected void doStop() throws Exception {
        waiting.shutdownNow();
        super.doStop();
    }

    private static ControlAnswer file(String name) throws IOException {
        String wanted = name.isEmpty() ? "index.html" : name;
        Matcher matcher = FILE.matcher(wanted);
        if (matcher.matches()) {
            try (InputStream file = SandboxFront.class.getResourceAsStream("page/" + wanted)) {
                if (file != null) {
                    return new ControlAnswer(200, TYPES.get(matcher.group(1)), PAGE_POLICY, file.readAllBytes());
                }
            }
        }
        return ControlApi.error(404, "There is no " + name);
    }

    private static void write(HttpServletResponse response, ControlAnswer answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setHeader(
                "Content-Security-Policy", answer.policy().isEmpty() ? "default-src 'none'" : answer.policy());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-DNS-Prefetch-Control", "off");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}

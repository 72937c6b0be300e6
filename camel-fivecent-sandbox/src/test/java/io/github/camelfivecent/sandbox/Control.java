package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Calls the API for tests of a sandbox over HTTP, and takes only answers that are as they are described. */
final class Control {
    /** Not HTTP 2, where a connection takes some hundred requests at a time only. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    Control(FivecentSandbox sandbox) {
        base = sandbox.apiUrl();
    }

    record Answer(int status, String body, JsonNode json) {
        String error() {
            return json.path("error").asText();
        }

        JsonNode at(String pointer) {
            return json.at(pointer);
        }
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, Map<String, ?> fields) {
        return call("POST", path, Caller.JSON.valueToTree(fields).toString());
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The routes that were called and the statuses that they answered with: {@code GET /messages 200}. */
    Set<String> seen() {
        return seen;
    }

    Answer call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.setHeader("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            Described.route(method, path).ifPresent(route -> {
                seen.add(route + " " + response.statusCode());
                assertThat(Described.problems(route, response.statusCode(), type, response.body()))
                        .as(method + " " + path)
                        .isEmpty();
            });
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    type.startsWith("application/json")
                            ? Caller.JSON.readTree(response.body())
                            : Caller.JSON.missingNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

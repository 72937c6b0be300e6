package io.github.camelfivecent.sandbox;

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

/** Calls the API for tests of a sandbox over HTTP. */
final class Control {
    /** Not HTTP 2, where a connection takes some hundred requests at a time only. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;

    Control(FivecentSandbox sandbox) {
        base = sandbox.apiUrl();
    }

    record Answer(int status, JsonNode json) {
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

    private Answer call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), Caller.JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

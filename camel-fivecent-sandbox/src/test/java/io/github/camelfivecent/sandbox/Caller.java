package io.github.camelfivecent.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls a sandbox over HTTP as a client would, with the credentials in the body. */
final class Caller {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final FivecentSandbox sandbox;

    Caller(FivecentSandbox sandbox) {
        this.sandbox = sandbox;
    }

    record Reply(int status, JsonNode body) {
        String error() {
            return body.path("error").asText();
        }

        /** The cursor in {@code next_page}, or null when there is none. */
        String after() {
            String next = body.path("next_page").asText("");
            String after = next.substring(next.indexOf('=') + 1);
            return after.isEmpty() ? null : after;
        }
    }

    Reply sms(String method, String path, Map<String, ?> fields) {
        return call(method, sandbox.smsBaseUrl() + path, withKeys(fields));
    }

    Reply sms(String method, String path) {
        return sms(method, path, Map.of());
    }

    Reply email(String method, String path, Map<String, ?> fields) {
        return call(method, sandbox.emailBaseUrl() + path, withKeys(fields));
    }

    Reply email(String method, String path) {
        return email(method, path, Map.of());
    }

    Reply send(String to, String message) {
        return sms("POST", "/sms", Map.of("sender", "Sandbox", "to", to, "message", message));
    }

    /** Calls with just these fields. */
    static Reply call(String method, String url, Map<String, ?> fields) {
        try {
            return call(method, url, JSON.writeValueAsString(fields));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply call(String method, String url, String body) {
        try {
            HttpResponse<String> response = raw(method, url, body);
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResponse<String> raw(String method, String url, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Map<String, Object> withKeys(Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("key-id", sandbox.keyId());
        all.put("key-secret", sandbox.keySecret());
        return all;
    }
}

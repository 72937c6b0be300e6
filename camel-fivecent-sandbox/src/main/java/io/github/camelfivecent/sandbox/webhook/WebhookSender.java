package io.github.camelfivecent.sandbox.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;

/** Makes the POST of a webhook: once, without following redirects. */
final class WebhookSender {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_ANSWER = 10_000;

    private final Clock clock;

    WebhookSender(Clock clock) {
        this.clock = clock;
    }

    WebhookAttempt send(String url, WebhookEvent event, WebhookShape shape) {
        String parameters = encode(event, shape);
        try {
            return shape == WebhookShape.FORM
                    ? attempt(url, event, shape, post(url, parameters))
                    : attempt(url, event, shape, post(url + (url.contains("?") ? "&" : "?") + parameters, ""));
        } catch (IOException e) {
            return new WebhookAttempt(clock.instant(), url, event, shape, 0, e.toString());
        }
    }

    private WebhookAttempt attempt(String url, WebhookEvent event, WebhookShape shape, HttpURLConnection http)
            throws IOException {
        int status = http.getResponseCode();
        try (InputStream in = status < 400 ? http.getInputStream() : http.getErrorStream()) {
            String body = in == null ? "" : new String(in.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
            return new WebhookAttempt(clock.instant(), url, event, shape, status, body);
        }
    }

    private static HttpURLConnection post(String url, String form) throws IOException {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        HttpURLConnection http =
                (HttpURLConnection) Loopback.require(url).toURL().openConnection(Proxy.NO_PROXY);
        http.setRequestMethod("POST");
        http.setInstanceFollowRedirects(false);
        http.setConnectTimeout(TIMEOUT_MILLIS);
        http.setReadTimeout(TIMEOUT_MILLIS);
        http.setRequestProperty("Connection", "close");
        http.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        http.setDoOutput(true);
        // with a fixed length the JDK does not repeat a POST by itself
        http.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = http.getOutputStream()) {
            out.write(body);
        }
        return http;
    }

    private static String encode(WebhookEvent event, WebhookShape shape) {
        return event.parameters().entrySet().stream()
                .filter(parameter ->
                        shape == WebhookShape.FORM || !parameter.getValue().isEmpty())
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

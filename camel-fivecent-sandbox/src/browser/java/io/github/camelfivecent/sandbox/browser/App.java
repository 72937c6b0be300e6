package io.github.camelfivecent.sandbox.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends and reads as an application does that uses the services. */
final class App {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final FivecentSandbox sandbox;

    App(FivecentSandbox sandbox) {
        this.sandbox = sandbox;
    }

    int sms(String to, String text) {
        return call("POST", sandbox.smsBaseUrl() + "/sms", Map.of("sender", "Sandbox", "to", to, "message", text))
                .statusCode();
    }

    int sms(String to, String text, long schedule) {
        return call(
                        "POST",
                        sandbox.smsBaseUrl() + "/sms",
                        Map.of("sender", "Sandbox", "to", to, "message", text, "schedule", schedule))
                .statusCode();
    }

    int email(String to, String subject, String text, String html) {
        return call(
                        "POST",
                        sandbox.emailBaseUrl() + "/email",
                        Map.of(
                                "SenderEmail",
                                "shop@mail.example.com",
                                "SenderName",
                                "The Shop",
                                "Subject",
                                subject,
                                "Text",
                                text,
                                "Html",
                                html,
                                "Recipient",
                                List.of(to)))
                .statusCode();
    }

    /** With a key of one's own choice. */
    int smsWithKey(String keyId, String keySecret) {
        return call(
                        "POST",
                        sandbox.smsBaseUrl() + "/sms",
                        Map.of(
                                "key-id",
                                keyId,
                                "key-secret",
                                keySecret,
                                "sender",
                                "Sandbox",
                                "to",
                                "0491000001",
                                "message",
                                "Hello"))
                .statusCode();
    }

    /** An SMS from another sender. */
    int smsFrom(String sender, String to, String text) {
        return call("POST", sandbox.smsBaseUrl() + "/sms", Map.of("sender", sender, "to", to, "message", text))
                .statusCode();
    }

    /** As a test does when it is over. */
    void removeAccount(String keyId) {
        call("DELETE", sandbox.apiUrl() + "/accounts/" + keyId, Map.of());
    }

    /** What a list or the like of 5c SMS answers. */
    JsonNode get(String path) {
        try {
            return JSON.readTree(
                    call("GET", sandbox.smsBaseUrl() + path, Map.of()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> optOuts() {
        List<String> numbers = new ArrayList<>();
        get("/optouts")
                .path("numbers")
                .forEach(one -> numbers.add(one.path("number").asText()));
        return numbers;
    }

    /** What a shop's route might have sent and got. */
    void showcase() {
        sandbox.account().contact("0491570156", "Grace Hopper").contact("0491570157", "Alan Turing");
        sandbox.account().contact("0491570158", "Katherine Johnson").contact("0491570159", "Radia Perlman");
        sms("0491570158", "Your table for four is booked for tonight at 19:30.");
        sms("0491570159", "Hi Radia, your parcel is on its way.");
        sandbox.account().receive("0491570159", "STOP");
        sms("0491570157", "G'day Alan, your coffee beans have been roasted today.");
        sms("0491570110", "Reminder: dentist tomorrow 9:15. Reply Y to confirm.");
        sandbox.account().receive("0491570110", "Y");
        sms(
                "0491570156",
                "Hi Grace, your parcel arrives today between 2 and 4 pm. Reply with a better time, or STOP to opt out.");
        sandbox.account().receive("0491570156", "Could you leave it at the door please? 🙏");
        sms("0491570156", "Sure. Your code for the driver is 493 021. Where it is: https://shop.example/t/9f3c");
        sandbox.account().receive("0491570156", "Perfect, thanks!");
        sms(
                "0491570156",
                "How did we do? Answer 1 to 5.",
                sandbox.time().instant().getEpochSecond() + 7200);
        sms("0499999500", "This one meets an error");
        email(
                "grace@example.com",
                "Your order 1906 is on its way",
                "Thank you for your order.",
                "<div style='font-family:sans-serif;padding:24px;color:#223'><h2 style='color:#0f6e84'>Thank you, Grace</h2>"
                        + "<p>Your order <b>1906</b> left our house this morning.</p>"
                        + "<p><a style='background:#0f6e84;color:#fff;padding:10px 18px;border-radius:8px;text-decoration:none'"
                        + " href='https://shop.example/t/9f3c'>Follow it</a></p><p style='color:#678'>The Shop, Brisbane</p></div>");
        email("alan@example.com", "Fresh beans", "Roasted today.", "<p>Roasted today.</p>");
        sandbox.account().catchUp();
    }

    private HttpResponse<String> call(String method, String url, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of("key-id", sandbox.keyId(), "key-secret", sandbox.keySecret()));
        all.putAll(fields);
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(all)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

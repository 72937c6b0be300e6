package io.github.camelfivecent.examples.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** The inbox beside a sandbox whose customers have written: asked for what a browser asks for, and answered once. */
public final class Demo {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Demo() {}

    /**
     * Runs the demo and ends with it; with {@code -Dexample.stay=true} the page stays until Ctrl-C.
     *
     * @throws Exception if something of it cannot be started or reached
     */
    public static void main(String[] args) throws Exception {
        boolean stay = Boolean.getBoolean("example.stay");
        Path folder = Files.createDirectories(Path.of("target", "run"));
        try (FivecentSandbox sandbox =
                FivecentSandbox.builder().deliverAfter(Duration.ofSeconds(1)).start()) {
            customersWrite(sandbox);
            Main main = application(sandbox, folder, stay ? 8080 : 0);
            main.start();
            try {
                String url = url(main);
                JsonNode alex = get(url, "?q=006").at("/items/0");
                System.out.println("Who wrote, with 006 in the number:  " + alex.at("/contact_name"));
                System.out.println("What they wrote:                    "
                        + get(url, "/" + alex.at("/id").asText()).at("/messages/0/message"));
                HttpRequest reply = reply(
                        url, alex.at("/remote_number").asText(), UUID.randomUUID(), "At 3 o'clock, see you then!");
                System.out.println(
                        "A reply:                            " + send(reply).body());
                System.out.println(
                        "The same again, as if it were lost: " + send(reply).body());
                System.out.println("SMS sent:                           "
                        + sandbox.account().sentSms().size());
                if (stay) {
                    System.out.println("The inbox: " + url + "/   the customers' phones: " + sandbox.pageUrl()
                            + "\nStop both with Ctrl-C");
                    Thread.currentThread().join();
                }
            } finally {
                main.stop();
            }
        }
    }

    static Main application(FivecentSandbox sandbox, Path folder, int port) {
        Main main = SupportInbox.application();
        main.addOverrideProperty("camel.component.fivecent.key-id", sandbox.keyId());
        main.addOverrideProperty("camel.component.fivecent.key-secret", sandbox.keySecret());
        main.addOverrideProperty("camel.component.fivecent.sms-base-url", sandbox.smsBaseUrl());
        main.addOverrideProperty(
                "database.file", folder.resolve("inbox").toAbsolutePath().toString());
        main.addOverrideProperty("camel.server.port", String.valueOf(port));
        return main;
    }

    static String url(Main main) {
        return "http://127.0.0.1:"
                + main.getCamelContext()
                        .hasService(VertxPlatformHttpServer.class)
                        .getPort();
    }

    static void customersWrite(FivecentSandbox sandbox) {
        sandbox.account()
                .contact("0491570006", "Alex Tran")
                .contact("0491570156", "Sam Brown")
                .receive("0491570157", "Do you deliver to Newtown?");
        for (String text : List.of("Hello", "Is my cake ready?", "It is the one with <b>7 candles</b>")) {
            sandbox.account().receive("0491570156", text);
        }
        sandbox.account().receive("0491570006", "When may I come for the bread?");
    }

    static HttpRequest reply(String url, String number, UUID key, String text) {
        return HttpRequest.newBuilder(URI.create(url + "/api/conversations/" + number + "/replies"))
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Idempotency-Key", key.toString())
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    static JsonNode get(String url, String path) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(url + "/api/conversations" + path))
                        .build())
                .body());
    }
}

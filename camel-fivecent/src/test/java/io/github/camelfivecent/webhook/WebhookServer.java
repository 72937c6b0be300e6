package io.github.camelfivecent.webhook;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RestConfiguration;

/** A context that receives webhooks through a real HTTP server, and what a service would post to it. */
final class WebhookServer implements AutoCloseable {

    /** The server components, each of which hands on a request in its own way; only the first in the run on a later Camel. */
    static final String[] COMPONENTS = System.getProperty(
                    "fivecent.webhook.servers", "platform-http,netty-http,undertow,jetty")
            .split(",");

    static final String TOKEN = "k3y +&%/ü";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final String component;
    private final int port = freePort();

    WebhookServer(String component, Consumer<FivecentConfiguration> options) {
        this.component = component;
        RestConfiguration rest = new RestConfiguration();
        rest.setComponent(component);
        rest.setHost("127.0.0.1");
        rest.setPort(port);
        context.setRestConfiguration(rest);
        FivecentConfiguration configuration =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        configuration.setKeyId("any");
        configuration.setKeySecret("any");
        configuration.setWebhookToken(TOKEN);
        options.accept(configuration);
    }

    DefaultCamelContext context() {
        return context;
    }

    /** Starts with a route from the webhook of a resource. */
    WebhookServer start(String resource, Processor route, String... options) throws Exception {
        return start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(resource, options)).routeId("hook").process(route);
            }
        });
    }

    WebhookServer start(RouteBuilder routes) throws Exception {
        if ("platform-http".equals(component)) {
            VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
            configuration.setBindHost("127.0.0.1");
            configuration.setBindPort(port);
            context.addService(new VertxPlatformHttpServer(configuration), true, true);
        }
        context.addRoutes(routes);
        context.start();
        return this;
    }

    /** The endpoint of a resource's webhook, reachable at the path /resource. */
    String uri(String resource, String... options) {
        return "webhook:fivecent:" + resource + "?webhookComponentName=" + component + "&webhookPath=/" + resource
                + String.join("", options);
    }

    URI url(String path, String query) {
        return URI.create("http://127.0.0.1:" + port + "/" + path + (query.isEmpty() ? "" : "?" + query));
    }

    static String token() {
        return form(Map.of("token", TOKEN));
    }

    /** Posts form fields, with the token in the query. */
    HttpResponse<String> postForm(String path, Map<String, String> parameters) {
        return post(path, token(), form(parameters));
    }

    /** Posts without a body, all parameters in the query. */
    HttpResponse<String> postQuery(String path, Map<String, String> parameters) {
        return post(path, token() + "&" + form(parameters), "");
    }

    HttpResponse<String> post(String path, String query, String form) {
        return send(formRequest(path, query, form).build());
    }

    HttpRequest.Builder formRequest(String path, String query, String form) {
        return HttpRequest.newBuilder(url(path, query))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.stop();
    }

    /** Below those that are given to who asks for any, so that nobody is given it before it is used. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken, so another one
                continue;
            }
        }
    }
}

package io.github.camelfivecent.observe;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A context with the component, beside a sandbox of its own, that is looked at from outside. */
public final class Watched implements AutoCloseable {

    /** A number that must show up nowhere. */
    public static final String NUMBER = "0412987654";

    /** A text that must show up nowhere. */
    public static final String TEXT = "Nobody else may read this";

    private final FivecentSandbox sandbox = FivecentSandbox.start();
    private final DefaultCamelContext context = new DefaultCamelContext();

    public Watched(Consumer<DefaultCamelContext> before) {
        FivecentConfiguration options = component().getConfiguration();
        options.setKeyId(sandbox.keyId());
        options.setKeySecret(sandbox.keySecret());
        options.setSmsBaseUrl(sandbox.smsBaseUrl());
        options.setEmailBaseUrl(sandbox.emailBaseUrl());
        options.setRetryDelay(1);
        options.setMaxRetryDelay(1);
        before.accept(context);
    }

    /** Starts it with a route of each uri, whose id is the resource's, that gives what it consumes to {@code to}. */
    public Watched start(String to, String... uris) throws Exception {
        for (String uri : uris) {
            RouteBuilder.addRoutes(context, routes -> routes.from("fivecent:" + uri)
                    .routeId(uri.replaceAll("\\?.*", ""))
                    .to(to));
        }
        context.start();
        return this;
    }

    public FivecentComponent component() {
        return context.getComponent("fivecent", FivecentComponent.class);
    }

    public FivecentSandbox sandbox() {
        return sandbox;
    }

    public DefaultCamelContext context() {
        return context;
    }

    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context.createFluentProducerTemplate()
                .withBody(body)
                .withHeaders(headers)
                .to("fivecent:" + uri)
                .send();
    }

    /** Sends an SMS. */
    public Exchange sms() {
        return send("sms?sender=Shop&to=" + NUMBER, TEXT, Map.of());
    }

    @Override
    public void close() {
        context.stop();
        sandbox.stop();
    }
}

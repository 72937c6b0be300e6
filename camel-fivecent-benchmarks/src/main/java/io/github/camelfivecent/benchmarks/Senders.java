package io.github.camelfivecent.benchmarks;

import io.github.camelfivecent.FivecentConstants;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.whatsapp.model.TextMessage;
import org.apache.camel.component.whatsapp.model.TextMessageRequest;
import org.apache.camel.model.dataformat.JsonLibrary;

/** All ways to send one SMS, or a message like it, that are measured against one another. */
final class Senders implements AutoCloseable {

    static final String BARE = "bare";
    static final String COMPONENT = "component";
    static final String ROUTE = "route";
    static final String HAND_WRITTEN = "hand-written";

    /** Each send goes to another number: with one and the same, callers would wait for each other. */
    private static final List<String> NUMBERS = IntStream.range(0, 1000)
            .mapToObj(i -> String.format(Locale.ROOT, "0491570%03d", i))
            .toList();

    private static final String TEXT =
            "Your parcel has left our warehouse and will be with you tomorrow between 9 and 12. Reply STOP to opt out.";

    /** Sends one message. */
    @FunctionalInterface
    interface Sender {
        void send() throws Exception;
    }

    private final BareClient bare;
    private final CamelContext context;
    private final Map<String, Sender> senders = new LinkedHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    /**
     * Makes the senders.
     *
     * @param target  the server
     * @param tls     whether over TLS
     * @param path    base path at the server
     * @param callers how many send at a time
     */
    Senders(Target target, boolean tls, String path, int callers) throws Exception {
        String base = target.url(tls, path);
        Keys keys = tls ? target.keys() : null;
        bare = new BareClient(callers, tls ? keys.trusting() : null);
        context = Contexts.of(base, callers, keys);
        context.addRoutes(routes(base));
        context.start();
        senders.put(BARE, () -> bare.send(base + "/sms", number(), TEXT));
        senders.put(COMPONENT, to("fivecent:sms?sender=MyShop"));
        senders.put(ROUTE, to("direct:component"));
        senders.put(HAND_WRITTEN, to("direct:hand-written"));
    }

    /** Adds the peers that a send is compared with; both use the JDK's HTTP client, and take no path. */
    Senders withPeers(Target target) throws Exception {
        String base = target.url(false, "");
        senders.put("telegram", to("telegram:bots?authorizationToken=1:a&chatId=61491570006&baseUri=" + base));
        TextMessage text = new TextMessage();
        text.setBody(TEXT);
        TextMessageRequest request = new TextMessageRequest();
        request.setTo("61491570006");
        request.setText(text);
        senders.put("whatsapp", to("whatsapp:1?authorizationToken=a&baseUri=" + base, request));
        return this;
    }

    Map<String, Sender> all() {
        return senders;
    }

    private RouteBuilder routes(String base) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:component")
                    .to("fivecent:sms?sender=MyShop");

                from("direct:hand-written")
                    .setBody(exchange -> new BareClient.Send(
                            BareClient.KEY_ID,
                            BareClient.KEY_SECRET,
                            "MyShop",
                            exchange.getMessage().getHeader(FivecentConstants.TO, String.class),
                            exchange.getMessage().getBody(String.class)))
                    .marshal().json(JsonLibrary.Jackson)
                    .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                    .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                    .to(base + "/sms")
                    .unmarshal().json(JsonLibrary.Jackson, BareClient.Sent.class);
                // spotless:on
            }
        };
    }

    private String number() {
        return NUMBERS.get(Math.floorMod(sent.getAndIncrement(), NUMBERS.size()));
    }

    private Sender to(String uri) throws Exception {
        return to(uri, TEXT);
    }

    private Sender to(String uri, Object body) throws Exception {
        Endpoint endpoint = context.getEndpoint(uri);
        Producer producer = endpoint.createProducer();
        producer.start();
        return () -> {
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(FivecentConstants.TO, number());
            producer.process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        };
    }

    @Override
    public void close() throws IOException {
        context.stop();
        bare.close();
    }
}

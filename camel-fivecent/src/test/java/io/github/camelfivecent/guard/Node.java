package io.github.camelfivecent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.model.FivecentException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context of its own, such as another node has, or the same one after a restart. */
final class Node implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();

    Node(Consumer<FivecentConfiguration> options) {
        context.disableJMX();
        options.accept(context.getComponent("fivecent", FivecentComponent.class).getConfiguration());
        context.start();
    }

    DefaultCamelContext context() {
        return context;
    }

    Exchange exchange(String uri, Object body, Map<String, ?> headers) {
        return template.send("fivecent:" + uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    Object answer(String uri, Object body, Map<String, ?> headers) {
        Exchange exchange = exchange(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    FivecentException failure(String uri, Object body, Map<String, ?> headers) {
        Exception failure = exchange(uri, body, headers).getException();
        assertThat(failure).isInstanceOf(FivecentException.class);
        return (FivecentException) failure;
    }

    @Override
    public void close() {
        context.stop();
    }
}

package io.github.camelfivecent.telemetry;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.FivecentEndpoint;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.Resource;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Names and tags the spans of sends and of consumed items. Camel's own tags hold the URI with all of its options and the
 * words of a failure, in which there may be numbers and addresses; these hold none.
 */
public final class FivecentSpanDecorator extends AbstractSpanDecorator {

    private static final String RECEIVE = "receive";

    @Override
    public String getComponent() {
        return "fivecent";
    }

    @Override
    public String getComponentClassName() {
        return "io.github.camelfivecent.FivecentComponent";
    }

    /** What is done, and to what: {@code send sms}, {@code receive inbox}. */
    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return operation(exchange, endpoint) + " " + resource(endpoint);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        span.setComponent("camel-fivecent");
        span.setTag(TagConstants.URL_SCHEME, getComponent());
        span.setTag(TagConstants.URL_PATH, resource(endpoint));
        span.setTag("camel.uri", getComponent() + ":" + resource(endpoint));
        span.setTag(TagConstants.EXCHANGE_ID, exchange.getExchangeId());
        span.setTag("messaging.system", getComponent());
        span.setTag("messaging.operation.name", operation(exchange, endpoint));
        span.setTag(TagConstants.MESSAGE_BUS_DESTINATION, resource(endpoint));
        if (isConsumed(exchange, endpoint)) {
            messageId(span, exchange);
        }
        if (endpoint instanceof FivecentEndpoint fivecent) {
            span.setTag(TagConstants.SERVER_ADDRESS, fivecent.getServiceUrl());
            span.setTag(TagConstants.SERVER_PROTOCOL, fivecent.getServiceProtocol());
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        if (!exchange.isFailed()) {
            messageId(span, exchange);
            return;
        }
        span.setError(true);
        Exception failure = exchange.getException();
        if (failure == null) {
            return;
        }
        span.setTag("error.type", failure.getClass().getName());
        if (failure instanceof FivecentException known) {
            span.setTag("fivecent.outcome", known.getOutcome().name());
            if (known.getHttpStatus() > 0) {
                span.setTag(TagConstants.HTTP_STATUS, String.valueOf(known.getHttpStatus()));
            }
        }
        Map<String, String> event = new HashMap<>();
        event.put("event", "error");
        event.put("error.kind", failure.getClass().getName());
        span.log(event);
    }

    private static void messageId(Span span, Exchange exchange) {
        String id = exchange.getMessage().getHeader(FivecentConstants.MESSAGE_ID, String.class);
        if (id != null) {
            span.setTag(TagConstants.MESSAGE_ID, id);
        }
    }

    private static String resource(Endpoint endpoint) {
        return endpoint instanceof FivecentEndpoint fivecent ? fivecent.getResource() : stripSchemeAndOptions(endpoint);
    }

    /** What a template sends comes from the endpoint that it is sent to, but from no route. */
    private static boolean isConsumed(Exchange exchange, Endpoint endpoint) {
        return exchange.getFromEndpoint() == endpoint && exchange.getFromRouteId() != null;
    }

    private static String operation(Exchange exchange, Endpoint endpoint) {
        if (isConsumed(exchange, endpoint) || !(endpoint instanceof FivecentEndpoint fivecent)) {
            return RECEIVE;
        }
        String asked = exchange.getMessage().getHeader(FivecentConstants.OPERATION, String.class);
        String name = asked == null ? fivecent.getConfiguration().getOperation() : asked;
        Resource table = Resource.named(fivecent.getResource());
        // A name that is none may be anything, and is refused by the producer.
        return table.operations().stream()
                .map(Operation::name)
                .filter(known -> name == null || known.equals(name))
                .findFirst()
                .orElse("unknown");
    }
}

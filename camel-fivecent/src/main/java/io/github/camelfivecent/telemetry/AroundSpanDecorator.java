package io.github.camelfivecent.telemetry;

import io.github.camelfivecent.FivecentEndpoint;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * The spans of routes from an endpoint that is around another one. If that is one of this component, they are what they would
 * be without the one around it: Camel's own tags hold the whole URI. For all other endpoints nothing is changed.
 */
public abstract class AroundSpanDecorator extends AbstractSpanDecorator {

    private final FivecentSpanDecorator inner = new FivecentSpanDecorator();

    AroundSpanDecorator() {}

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        Endpoint inside = inside(endpoint);
        return inside == null ? super.getOperationName(exchange, endpoint) : inner.getOperationName(exchange, inside);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        Endpoint inside = inside(endpoint);
        if (inside == null) {
            super.beforeTracingEvent(span, exchange, endpoint);
        } else {
            inner.beforeTracingEvent(span, exchange, inside);
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        if (exchange.getFromEndpoint() instanceof FivecentEndpoint) {
            inner.afterTracingEvent(span, exchange);
        } else {
            super.afterTracingEvent(span, exchange);
        }
    }

    private static Endpoint inside(Endpoint endpoint) {
        return endpoint instanceof DelegateEndpoint around && around.getEndpoint() instanceof FivecentEndpoint inside
                ? inside
                : null;
    }
}

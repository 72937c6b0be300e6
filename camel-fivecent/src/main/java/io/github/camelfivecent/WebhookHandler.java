package io.github.camelfivecent;

import io.github.camelfivecent.Duplicates.Turn;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Answers the requests of a webhook: 200 once the route is done with what they tell. The route gets an exchange of its own,
 * so that it sees neither the token nor anything else of the request.
 */
final class WebhookHandler implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;

    private final FivecentEndpoint endpoint;
    private final FivecentConfiguration configuration;
    private final Processor route;
    private final Duplicates duplicates;

    /**
     * Creates a handler.
     *
     * @param  endpoint                 whose resource has a webhook
     * @param  route                    what the events are for
     * @throws IllegalArgumentException if an option does not fit
     */
    WebhookHandler(FivecentEndpoint endpoint, Processor route) {
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
        this.route = route;
        this.duplicates = endpoint.getComponent().duplicates(configuration.getIdempotentRepository());
        requireOptions();
    }

    private void requireOptions() {
        if (!WebhookEvent.RESOURCES.contains(endpoint.getResource())) {
            throw new IllegalArgumentException("resource " + endpoint.getResource()
                    + " has no webhook; there are webhooks for " + String.join(", ", WebhookEvent.RESOURCES));
        }
        if (configuration.isDropOlderStatus() && configuration.getIdempotentRepository() == null) {
            throw new IllegalArgumentException(
                    "option dropOlderStatus needs an idempotentRepository, which there is none of");
        }
        if (configuration.getWebhookToken() == null) {
            LOG.warn(
                    "The webhook of {} takes requests from everybody who knows its URL. Set the option webhookToken, and"
                            + " add ?token=... to the URL in the dashboard of the service.",
                    endpoint);
        } else if (configuration.getWebhookToken().isBlank()) {
            throw new IllegalArgumentException("option webhookToken is blank");
        }
    }

    @Override
    public void process(Exchange http) {
        Message message = http.getMessage();
        int status = OK;
        String text = "";
        try {
            receive(message);
        } catch (RefusedException e) {
            LOG.atLevel(isNews(e.status()) ? Level.WARN : Level.DEBUG)
                    .log("{}: a webhook request is answered {}: {}", endpoint, e.status(), e.getMessage());
            status = e.status();
            text = e.getMessage();
        } catch (RuntimeException e) {
            LOG.warn("{}: a webhook request is answered {}", endpoint, FAILED, e);
            status = FAILED;
            text = "it could not be received";
        }
        // What came in the request would go out in the answer, its token too.
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        message.setBody(text);
    }

    /** Strangers are none, and of a failed route more is said where it failed. */
    private static boolean isNews(int status) {
        return status != FORBIDDEN && status != FAILED;
    }

    private void receive(Message request) {
        String token = configuration.getWebhookToken();
        if (token != null && !WebhookParameters.hasToken(request, token)) {
            throw new RefusedException(FORBIDDEN, "the token is missing or wrong");
        }
        WebhookEvent event = WebhookEvent.of(
                endpoint.getResource(),
                WebhookParameters.of(request, configuration.getWebhookMaxBodySize()),
                configuration.isDropOlderStatus());
        Turn turn = duplicates.take(event.id(), event.obsolete(), () -> true);
        if (turn == Turn.NONE) {
            throw new RefusedException(UNAVAILABLE, "the route stops");
        }
        if (turn == Turn.ROUTE) {
            try {
                route(event);
                duplicates.routed(event.key());
            } finally {
                duplicates.end(event.id());
            }
        }
    }

    private void route(WebhookEvent event) {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(event.body());
        exchange.getMessage().setHeaders(ItemHeaders.of(event.body()));
        try {
            route.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.isFailed() || exchange.isRollbackOnly()) {
            LOG.warn(
                    "{}: the exchange of {} failed: {}",
                    endpoint,
                    event.key(),
                    exchange.isFailed() ? exchange.getException().getClass().getName() : "rolled back");
            throw new RefusedException(FAILED, "the route failed");
        }
    }
}

package io.github.camelfivecent;

import io.github.camelfivecent.Duplicates.Turn;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.UnitOfWorkHelper;
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
    private static final int WAIT_SECONDS = 30;

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
                    endpoint.getEndpointBaseUri());
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
                    .log(
                            "{}: a webhook request is answered {}: {}",
                            endpoint.getEndpointBaseUri(),
                            e.status(),
                            e.getMessage());
            status = e.status();
            text = e.getMessage();
        } catch (RuntimeException e) {
            LOG.warn("{}: a webhook request is answered {}", endpoint.getEndpointBaseUri(), FAILED, e);
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
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(event.body());
        exchange.getMessage().setHeaders(ItemHeaders.of(event.body()));
        Turn turn = duplicates.take(event.id(), event.obsolete(), () -> true);
        if (turn == Turn.NONE) {
            throw new RefusedException(UNAVAILABLE, "the route stops");
        }
        if (turn == Turn.ROUTE) {
            route(event, exchange);
        }
    }

    private void route(WebhookEvent event, Exchange exchange) {
        CompletableFuture<String> failure = new CompletableFuture<>();
        exchange.getExchangeExtension()
                .addOnCompletion(new Delivery(
                        () -> {
                            duplicates.routed(event.key());
                            end(event, failure, null);
                        },
                        failed -> end(event, failure, Delivery.reason(failed))));
        try {
            route.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        List<Synchronization> unclaimed = exchange.getExchangeExtension().handoverCompletions();
        if (unclaimed != null) {
            // No route took it, so that nobody else completes it.
            UnitOfWorkHelper.doneSynchronizations(exchange, unclaimed);
        }
        String reason = await(failure);
        if (reason != null) {
            LOG.warn("{}: the exchange of {} failed: {}", endpoint.getEndpointBaseUri(), event.key(), reason);
            throw new RefusedException(FAILED, "the route failed");
        }
    }

    private void end(WebhookEvent event, CompletableFuture<String> failure, String reason) {
        duplicates.end(event.id());
        failure.complete(reason);
    }

    /** Waits for a route that went on elsewhere, behind seda for example; what it says later is still remembered. */
    private static String await(CompletableFuture<String> failure) {
        try {
            return failure.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new RefusedException(UNAVAILABLE, "the route is not done with it after " + WAIT_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(UNAVAILABLE, "the route stops");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

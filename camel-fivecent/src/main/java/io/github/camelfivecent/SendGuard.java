package io.github.camelfivecent;

import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.ledger.SendLedger;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.OptedOut.Allowed;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** What the sends of a producer are guarded with, as its endpoint says. */
final class SendGuard {

    private static final int MAX_KEY = 200;

    private final FivecentEndpoint endpoint;
    private final FivecentConfiguration options;
    private final SendLedger ledger;
    private final Expression keyOf;

    /** @throws IllegalArgumentException if the options are wrong; the message names the one */
    SendGuard(FivecentEndpoint endpoint) throws Exception {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        Consumers.requireOneOf("onUnknownOutcome", options.getOnUnknownOutcome(), "fail", "verify");
        Consumers.requireOneOf("onClaimed", options.getOnClaimed(), "wait", "fail");
        Consumers.requireOneOf("optOutCheck", options.getOptOutCheck(), "off", "fail", "skip");
        this.ledger = ledger();
        this.keyOf = keyOf();
    }

    private SendLedger ledger() throws Exception {
        if (options.getSendRepository() == null) {
            if (options.getIdempotencyKey() != null) {
                throw new IllegalArgumentException(
                        "option idempotencyKey needs a sendRepository, which there is none of");
            }
            return null;
        }
        if (options.getSendClaimTimeout() < 2 * options.getResponseTimeout()) {
            throw new IllegalArgumentException("option sendClaimTimeout takes twice the responseTimeout or more, given "
                    + options.getSendClaimTimeout() + " ms");
        }
        if (options.getSendKeep() < options.getSendClaimTimeout()) {
            throw new IllegalArgumentException(
                    "option sendKeep takes no less than sendClaimTimeout, given " + options.getSendKeep() + " ms");
        }
        // Not stopped with the route: other routes may use it too.
        endpoint.getCamelContext().addService(options.getSendRepository(), true, true);
        return new SendLedger(
                options.getSendRepository(),
                Duration.ofMillis(options.getSendClaimTimeout()),
                Duration.ofMillis(options.getSendKeep()),
                "wait".equals(options.getOnClaimed()));
    }

    private Expression keyOf() {
        if (options.getIdempotencyKey() == null) {
            return null;
        }
        Expression key =
                endpoint.getCamelContext().resolveLanguage("simple").createExpression(options.getIdempotencyKey());
        key.init(endpoint.getCamelContext());
        return key;
    }

    Results<?> send(Operation<?> operation, Request request, Exchange exchange, BooleanSupplier stillWanted) {
        String key = ledger == null ? null : key(operation, exchange);
        Sends send = new Sends(endpoint, this, operation, request, key, stillWanted);
        // What is only a test must not use up the key of the real send.
        boolean test = request.body().get(Fields.TEST.wire()) == Boolean.TRUE;
        return ledger == null || test ? send.make(() -> true) : ledger.once(key, send, stillWanted);
    }

    private String key(Operation<?> operation, Exchange exchange) {
        String key = exchange.getMessage().getHeader(FivecentConstants.IDEMPOTENCY_KEY, String.class);
        if (key == null && keyOf != null) {
            key = keyOf.evaluate(exchange, String.class);
        }
        if (key == null || key.isBlank() || key.length() > MAX_KEY) {
            throw FivecentRequestException.invalid(
                    operation.id(),
                    "idempotencyKey",
                    operation.id() + ": idempotencyKey (option idempotencyKey, header "
                            + FivecentConstants.IDEMPOTENCY_KEY + ") takes 1 to " + MAX_KEY
                            + " characters when there is a sendRepository, given "
                            + (key == null ? "none" : key.length() + " characters"));
        }
        return endpoint.accountName() + ":" + operation.id() + ":" + key;
    }

    boolean verifies() {
        return "verify".equals(options.getOnUnknownOutcome());
    }

    /** What of a send its recipients have not opted out of. */
    Allowed allowed(Request asked, BooleanSupplier stillWanted) {
        String check = options.getOptOutCheck();
        if ("off".equals(check) || !"sms.send".equals(asked.operation())) {
            return new Allowed(asked, List.of());
        }
        return endpoint.getComponent()
                .optedOut(options.getSmsBaseUrl() + " " + endpoint.accountName())
                .check(
                        asked,
                        "skip".equals(check),
                        endpoint.client(),
                        Duration.ofMillis(options.getOptOutRefresh()),
                        stillWanted);
    }
}

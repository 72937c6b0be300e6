package io.github.camelfivecent;

import io.github.camelfivecent.ledger.SendLedger;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.operation.Operation.Prepared;
import io.github.camelfivecent.operation.PageIterator;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Message;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultProducer;

/** Makes a request of each exchange, and waits for its answer: a route that sends faster than the service is held back. */
class FivecentProducer extends DefaultProducer {

    private static final int MAX_KEY = 200;

    private final FivecentEndpoint endpoint;
    private final Clock clock = Clock.systemUTC();
    private SendLedger ledger;
    private Expression keyOf;

    FivecentProducer(FivecentEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Operation<?> operation = operation(message);
        boolean walks = operation.isList() && endpoint.getConfiguration().isFetchAll();
        // A walk fetches pages long after the exchange has moved on, so it keeps what was asked.
        Input input = new Bodies(operation, walks ? message.copy() : message).input(endpoint::option);
        Prepared prepared = operation.prepare(input, clock);
        if (walks) {
            message.setBody(walk(operation, input));
            return;
        }
        Object answer = isGuarded(operation) ? send(operation, prepared, exchange) : call(operation, prepared);
        message.setBody(answer);
        prepared.headers().forEach(message::setHeader);
        Operation.headersOf(answer).forEach((name, value) -> set(message, name, value));
    }

    private static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    private boolean isGuarded(Operation<?> operation) {
        return "send".equals(operation.name())
                && (ledger != null
                        || "verify".equals(endpoint.getConfiguration().getOnUnknownOutcome()));
    }

    private Object send(Operation<?> operation, Prepared prepared, Exchange exchange) {
        Sends send = new Sends(endpoint, operation, prepared, this::isRunAllowed);
        return ledger == null ? send.make() : ledger.once(key(operation, exchange), send, this::isRunAllowed);
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

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ledger = endpoint.sendLedger();
        String expression = endpoint.getConfiguration().getIdempotencyKey();
        if (expression != null) {
            Language simple = endpoint.getCamelContext().resolveLanguage("simple");
            keyOf = simple.createExpression(expression);
            keyOf.init(endpoint.getCamelContext());
        }
    }

    private <A> A call(Operation<A> operation, Prepared prepared) {
        return endpoint.client().call(prepared.request(), operation.answer(), this::isRunAllowed);
    }

    private PageIterator<?> walk(Operation<?> operation, Input input) {
        return new PageIterator<>(
                operation.id(), cursor -> page(call(operation, operation.prepare(input.at(cursor), clock))));
    }

    @SuppressWarnings("unchecked")
    private static Page<Object> page(Object answer) {
        return (Page<Object>) answer;
    }

    private Operation<?> operation(Message message) {
        String asked = message.getHeader(FivecentConstants.OPERATION, String.class);
        try {
            return endpoint.table()
                    .operation(asked == null ? endpoint.getConfiguration().getOperation() : asked);
        } catch (IllegalArgumentException e) {
            throw FivecentRequestException.invalid(
                    null, "operation", "header " + FivecentConstants.OPERATION + ": " + e.getMessage());
        }
    }
}

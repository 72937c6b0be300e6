package io.github.camelfivecent;

import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.operation.Operation.Prepared;
import io.github.camelfivecent.operation.PageIterator;
import io.github.camelfivecent.operation.Prefetch;
import io.github.camelfivecent.resource.DryRun;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Makes a request of each exchange, and waits for its answer: a route that sends faster than the service is held back. */
class FivecentProducer extends DefaultProducer {

    private final FivecentEndpoint endpoint;
    private final Clock clock = Clock.systemUTC();
    private SendGuard guard;
    private ExecutorService prefetching;

    FivecentProducer(FivecentEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Operation<?> operation = operation(message);
        if (message.getBody() instanceof SmsBatch batch && "sms.send".equals(operation.id())) {
            Results<?> results = new BatchSend(endpoint, guard, operation, this::isRunAllowed).make(batch);
            Operation.headersOf(results, (name, value) -> set(message, name, value));
            return;
        }
        boolean walks = operation.isList() && endpoint.getConfiguration().isFetchAll();
        // A walk fetches pages long after the exchange has moved on, so it keeps what was asked.
        Input input = new Bodies(operation, walks ? message.copy() : message).input(endpoint::option);
        Prepared prepared = operation.prepare(input, clock);
        if (walks) {
            message.setBody(walk(operation, input));
            return;
        }
        Object answer = answer(operation, prepared, exchange);
        message.setBody(answer);
        prepared.headers().forEach(message::setHeader);
        Operation.headersOf(answer, (name, value) -> set(message, name, value));
    }

    private static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    private Object answer(Operation<?> operation, Prepared prepared, Exchange exchange) {
        if (prepared.dryRun()) {
            return DryRun.answer(operation, prepared.request());
        }
        if (operation.isSend()) {
            return guard.send(operation, prepared.request(), exchange, this::isRunAllowed);
        }
        try {
            return call(operation, prepared);
        } catch (FivecentOutcomeUnknownException e) {
            guard.unknown(operation);
            throw e;
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        guard = new SendGuard(endpoint);
    }

    private <A> A call(Operation<A> operation, Prepared prepared) {
        A answer = endpoint.client().call(prepared.request(), operation.answer(), this::isRunAllowed);
        if (answer instanceof Balance balance) {
            endpoint.getComponent().monitoring().balance(endpoint.accountName(), balance);
        }
        return answer;
    }

    private PageIterator<?> walk(Operation<?> operation, Input input) {
        Function<String, Page<Object>> pages =
                cursor -> page(call(operation, operation.prepare(input.at(cursor), clock)));
        return endpoint.getConfiguration().isPrefetch()
                ? new PageIterator<>(operation.id(), new Prefetch<>(operation.id(), pages, threads()))
                : new PageIterator<>(operation.id(), pages);
    }

    private synchronized ExecutorService threads() {
        if (prefetching == null) {
            prefetching = endpoint.getCamelContext()
                    .getExecutorServiceManager()
                    .newCachedThreadPool(this, "FivecentPrefetch");
        }
        return prefetching;
    }

    /** A page that is on its way is of no use to anybody any more. */
    @Override
    protected void doStop() throws Exception {
        synchronized (this) {
            if (prefetching != null) {
                endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(prefetching);
                prefetching = null;
            }
        }
        super.doStop();
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

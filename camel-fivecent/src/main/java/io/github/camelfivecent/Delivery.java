package io.github.camelfivecent;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Learns, once, what became of an item; also from a route that took its exchange over and completes it later. */
final class Delivery extends SynchronizationAdapter {

    private final AtomicBoolean settled = new AtomicBoolean();
    private final Runnable done;
    private final Consumer<Exchange> failed;

    Delivery(Runnable done, Consumer<Exchange> failed) {
        this.done = done;
        this.failed = failed;
    }

    /** Why an exchange failed, without what its exception says, which may quote a message. */
    static String reason(Exchange failed) {
        Exception cause = failed.getException();
        return cause == null ? "rolled back" : cause.getClass().getName();
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            // Marked only, without an exception, it completes.
            onFailure(exchange);
        } else if (settled.compareAndSet(false, true)) {
            done.run();
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        if (settled.compareAndSet(false, true)) {
            failed.accept(exchange);
        }
    }
}

package io.github.camelfivecent;

import io.github.camelfivecent.Duplicates.Turn;
import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.cursor.CursorStore;
import io.github.camelfivecent.poll.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives items to a route, each at least once and oldest first, and moves the cursor over those whose exchanges completed.
 * Which items there are is for the kinds of consumers to find out.
 */
abstract class FivecentConsumer extends ScheduledPollConsumer implements ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentConsumer.class);
    private static final Duration SAVE_AFTER = Duration.ofSeconds(1);
    private static final long LOOK = 100;

    protected final FivecentEndpoint endpoint;
    protected final FivecentConfiguration configuration;
    protected Progress progress;

    private CursorStore store;
    private Duplicates duplicates;
    private Semaphore inFlight;
    private ExecutorService pool;
    private Instant saved = Instant.EPOCH;
    private volatile boolean failed;

    FivecentConsumer(FivecentEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
    }

    /** How far back late items are looked for. */
    protected final long overlapSeconds() {
        return TimeUnit.MILLISECONDS.toSeconds(configuration.getOverlap());
    }

    /** Which kind of cursor it keeps. */
    protected abstract Kind kind();

    /** Forgets what was found out about a position that is no longer where the consumer stands. */
    protected abstract void startOver();

    /**
     * The position of a consumer that has none yet.
     *
     * @return the cursor to begin with
     */
    protected abstract Cursor initialCursor();

    /**
     * Gives what there is, until all is given, the limit of a poll is reached, an item failed, or the consumer stops.
     *
     * @return how many items were given
     */
    protected abstract int giveAll();

    @Override
    protected int poll() {
        failed = false;
        try {
            if (store.isMoved()) {
                startOver();
                progress = null;
            }
            if (progress == null) {
                Cursor cursor = store.cursor().orElseGet(this::initialCursor);
                progress = new Progress(cursor, overlapSeconds());
            }
            int given = giveAll();
            save();
            return given;
        } catch (RuntimeException e) {
            if (isPollAllowed()) {
                throw e;
            }
            LOG.debug("{} stopped in the middle of a poll: {}", this, e.toString());
            return 0;
        }
    }

    /**
     * Gives an item to the route; with more than one in flight it may return before the route is done with it.
     *
     * @return whether to go on with the next
     */
    protected final boolean give(
            String id, String key, Object body, Map<String, Object> headers, Map<String, Object> batch) {
        BooleanSupplier goOn = () -> isPollAllowed() && !failed;
        Turn turn = duplicates.take(id, List.of(key), goOn);
        if (turn == Turn.DROP) {
            processed(body);
            progress.done(id);
            return true;
        }
        if (turn == Turn.NONE) {
            return false;
        }
        if (!acquire(1, goOn)) {
            duplicates.end(id);
            return false;
        }
        progress.begun(id);
        Exchange exchange = createExchange(true);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(headers);
        batch.forEach(exchange::setProperty);
        Delivery delivery = new Delivery(id, key, body);
        exchange.getExchangeExtension().addOnCompletion(delivery);
        if (pool == null) {
            route(exchange, delivery);
        } else {
            pool.execute(() -> route(exchange, delivery));
        }
        if (Duration.between(saved, Instant.now()).compareTo(SAVE_AFTER) >= 0) {
            save();
        }
        return !failed;
    }

    /**
     * Waits until the route is done with all items that were given to it.
     *
     * @return whether all of them are done; false when the consumer stops
     * @throws RuntimeCamelException if one failed, so that the poll counts as failed
     */
    protected final boolean settled() {
        int all = configuration.getMaxInFlight();
        boolean done = acquire(all, this::isPollAllowed);
        if (done) {
            inFlight.release(all);
        }
        if (failed) {
            save();
            throw new RuntimeCamelException("The exchange of an item from " + endpoint
                    + " failed; the item is given again at the next poll (onFailure=skip would go on without it)");
        }
        return done;
    }

    private boolean acquire(int permits, BooleanSupplier goOn) {
        try {
            while (goOn.getAsBoolean()) {
                if (inFlight.tryAcquire(permits, LOOK, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** What follows once the route is done with an item. */
    protected void processed(Object item) {
        // Most items stay as they are.
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    /** A poll that is about to save how far it got is waited for, or what was routed last would be routed again. */
    @Override
    public int getPendingExchangesSize() {
        return isPolling() ? 1 : 0;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // It stops by itself as soon as it is suspended.
    }

    private void route(Exchange exchange, Delivery delivery) {
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            // A route that does not take the exchange at all never completes it.
            delivery.onFailure(exchange);
        }
    }

    private void save() {
        // Who is being stopped may no longer be the one to move the cursor.
        if (isRunAllowed()) {
            store.save(progress.cursor(Instant.now()));
            saved = Instant.now();
        }
    }

    @Override
    protected void doStart() throws Exception {
        duplicates = endpoint.getComponent().duplicates(configuration.getIdempotentRepository());
        store = new CursorStore(endpoint.cursorRepository(), endpoint.cursorName(kind()), kind());
        progress = null;
        startOver();
        // A damaged cursor is better seen at the start than at the first poll.
        store.isMoved();
        inFlight = new Semaphore(configuration.getMaxInFlight());
        if (configuration.getMaxInFlight() > 1) {
            pool = getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newFixedThreadPool(this, "FivecentInFlight", configuration.getMaxInFlight());
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (pool != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(pool);
            pool = null;
        }
    }

    /** Learns what became of an item, also from a route that took the exchange from a polling consumer. */
    private final class Delivery extends SynchronizationAdapter {

        private final String id;
        private final String key;
        private final Object item;
        private boolean settled;

        private Delivery(String id, String key, Object item) {
            this.id = id;
            this.key = key;
            this.item = item;
        }

        @Override
        public void onComplete(Exchange exchange) {
            processed(item);
            settle(true);
        }

        @Override
        public void onFailure(Exchange exchange) {
            boolean skip = "skip".equals(configuration.getOnFailure());
            if (skip && !settled) {
                LOG.warn(
                        "{}: the exchange of item {} failed and is skipped: {}",
                        endpoint,
                        id,
                        exchange.getException() == null
                                ? "no exception"
                                : exchange.getException().getClass().getName());
            }
            settle(skip);
        }

        private synchronized void settle(boolean done) {
            if (settled) {
                return;
            }
            settled = true;
            if (done) {
                duplicates.routed(key);
                progress.done(id);
            } else {
                progress.failed(id);
                failed = true;
            }
            duplicates.end(id);
            inFlight.release();
        }
    }
}

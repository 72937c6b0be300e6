package io.github.camelfivecent;

import io.github.camelfivecent.Duplicates.Turn;
import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.CursorException;
import io.github.camelfivecent.cursor.CursorStore;
import io.github.camelfivecent.poll.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.spi.ShutdownAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives items to a route, each at least once and oldest first, and moves the cursor over those whose exchanges completed.
 * Which items there are is for the kinds of consumers to find out.
 */
abstract class FivecentConsumer extends MonitoredConsumer implements ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentConsumer.class);
    private static final Duration SAVE_AFTER = Duration.ofSeconds(1);

    protected final FivecentEndpoint endpoint;
    protected final FivecentConfiguration configuration;
    protected volatile Progress progress;

    private final Lock oneAtATime = new ReentrantLock();
    private final Object saving = new Object();
    private CursorStore store;
    private Duplicates duplicates;
    private InFlight inFlight;
    private Instant saved = Instant.EPOCH;
    private volatile String failure;

    FivecentConsumer(FivecentEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
    }

    /** How far back late items are looked for. */
    protected final long overlapSeconds() {
        return configuration.overlapSeconds();
    }

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
        // A scheduler may have been told to use several threads.
        if (!oneAtATime.tryLock()) {
            return 0;
        }
        try {
            failure = null;
            Instant begun = Instant.now();
            takePosition();
            int given = giveAll();
            save();
            activity().polled(begun, isPollAllowed() && !isFull(given));
            return given;
        } catch (RuntimeException e) {
            if (isPollAllowed()) {
                throw e;
            }
            LOG.debug("{} stopped in the middle of a poll: {}", this, e.toString());
            return 0;
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean isFull(int given) {
        return configuration.getMaxItemsPerPoll() > 0 && given >= configuration.getMaxItemsPerPoll();
    }

    private void takePosition() {
        boolean moved;
        synchronized (saving) {
            moved = store.isMoved();
        }
        if (moved) {
            startOver();
            progress = null;
        }
        if (progress == null) {
            progress = new Progress(store.cursor().orElseGet(this::initialCursor), overlapSeconds());
            // Found anew after a restart, the latest position would leave out what came in between.
            save();
        }
    }

    /** Whether an item was routed before, by whichever node, as far as the repository knows; it is done then. */
    protected final boolean wasRouted(String id, String key, Object item) {
        boolean routed = duplicates.wasRouted(List.of(key));
        if (routed) {
            drop(id, item);
        }
        return routed;
    }

    private void drop(String id, Object item) {
        processed(item);
        progress.done(id);
    }

    /**
     * Gives an item to the route; with more than one in flight it may return before the route is done with it.
     *
     * @return whether to go on with the next
     */
    protected final boolean give(
            String id, String key, Object body, Map<String, Object> headers, Map<String, Object> batch) {
        BooleanSupplier goOn = () -> isPollAllowed() && failure == null;
        Turn turn = duplicates.take(id, List.of(key), goOn);
        if (turn == Turn.DROP) {
            drop(id, body);
            return true;
        }
        if (turn == Turn.NONE) {
            return false;
        }
        InFlight place = inFlight;
        if (!place.enter(goOn)) {
            duplicates.end(id);
            return false;
        }
        progress.begun(id);
        Exchange exchange = createExchange(true);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(headers);
        batch.forEach(exchange::setProperty);
        Delivery delivery =
                new Delivery(() -> routed(id, key, body, place), failed -> notRouted(id, failed.getException(), place));
        exchange.getExchangeExtension().addOnCompletion(delivery);
        inFlight.run(() -> route(exchange, delivery));
        forceConsumerAsReady();
        if (Duration.between(saved, Instant.now()).compareTo(SAVE_AFTER) >= 0) {
            save();
        }
        return failure == null;
    }

    /**
     * Waits until the route is done with all items that were given to it.
     *
     * @return whether all of them are done; false when the consumer stops
     * @throws RuntimeCamelException if one failed, so that the poll counts as failed
     */
    protected final boolean settled() {
        boolean done = inFlight.awaitNone(this::isPollAllowed);
        if (failure != null) {
            save();
            throw new RuntimeCamelException("The exchange of " + failure + " from " + endpoint
                    + " failed; the item is given again at the next poll (onFailure=skip would go on without it)");
        }
        return done;
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

    private void routed(String id, String key, Object item, InFlight place) {
        try {
            processed(item);
        } finally {
            duplicates.routed(key);
            progress.done(id);
            activity().routed();
            end(id, place);
        }
        if (!isPolling()) {
            // Nobody else would, for an exchange that was taken by a polling consumer.
            save();
        }
    }

    private void notRouted(String id, Exception cause, InFlight place) {
        String what = "item " + id + " ("
                + (cause == null ? "rolled back" : cause.getClass().getName()) + ")";
        boolean skip = "skip".equals(configuration.getOnFailure());
        activity().failed(what, !skip);
        if (skip) {
            LOG.warn("{}: the exchange of {} failed and is skipped", endpoint, what);
            progress.done(id);
        } else {
            progress.failed(id);
            failure = what;
        }
        end(id, place);
    }

    private void end(String id, InFlight place) {
        duplicates.end(id);
        place.leave();
    }

    private void save() {
        synchronized (saving) {
            if (progress != null && isToldToMoveTheCursor()) {
                Cursor cursor = progress.cursor(Instant.now());
                store.save(cursor);
                activity().saved(cursor);
                saved = Instant.now();
            }
        }
    }

    /** In a cluster, who is being stopped may no longer be the one to move the cursor. */
    private boolean isToldToMoveTheCursor() {
        CamelContext context = endpoint.getCamelContext();
        return isPollAllowed() || context.isStopping() || context.hasService(CamelClusterService.class) == null;
    }

    @Override
    protected void doStart() throws Exception {
        duplicates = endpoint.getComponent().duplicates(configuration.getIdempotentRepository());
        store = new CursorStore(endpoint.cursorRepository(), endpoint.cursorName(kind()), kind());
        progress = null;
        startOver();
        // A damaged cursor is better seen at the start than at the first poll.
        store.isMoved();
        inFlight = new InFlight(
                configuration.getMaxInFlight(), endpoint.getCamelContext().getExecutorServiceManager());
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (inFlight != null) {
            inFlight.stop();
        }
        try {
            save();
        } catch (CursorException e) {
            LOG.warn("{}: what was routed last is routed again after the next start: {}", endpoint, e.getMessage());
        }
    }
}

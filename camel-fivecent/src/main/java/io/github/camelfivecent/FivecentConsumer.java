package io.github.camelfivecent;

import io.github.camelfivecent.Duplicates.Turn;
import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.CursorException;
import io.github.camelfivecent.cursor.CursorStore;
import io.github.camelfivecent.poll.Offer;
import io.github.camelfivecent.poll.Position;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives items to a route, each at least once and oldest first, and moves the cursor over those whose exchanges completed.
 * Which items there are is for the kinds of consumers to find out.
 */
abstract class FivecentConsumer extends MonitoredConsumer implements ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentConsumer.class);

    protected final FivecentEndpoint endpoint;
    protected final FivecentConfiguration configuration;
    private final Lock oneAtATime = new ReentrantLock();
    private CursorKeeper keeper;
    private Duplicates duplicates;
    private InFlight inFlight;
    private volatile String failure;
    private int left;

    FivecentConsumer(FivecentEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
    }

    /** How far back late items are looked for. */
    protected final long overlapSeconds() {
        return configuration.overlapSeconds();
    }

    /** Takes the position of a cursor, which moves on from there. */
    protected abstract Position positionAt(Cursor cursor);

    /** Forgets what was found out about a position that is no longer where the consumer stands. */
    protected abstract void startOver();

    /** The cursor to begin with, of a consumer that has none yet. */
    protected abstract Cursor initialCursor();

    /** Gives what there is, until all is given, the limit of a poll is reached, an item failed, or the consumer stops. */
    protected abstract void giveAll();

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
            int most = configuration.maxItemsOfAPoll();
            left = most;
            giveAll();
            keeper.save();
            polled(begun, isPollAllowed() && hasRoom());
            return most - left;
        } catch (RuntimeException e) {
            keeper.saveBeside(e);
            if (isPollAllowed()) {
                throw e;
            }
            LOG.debug("{} stopped in the middle of a poll: {}", this, e.toString());
            return 0;
        } finally {
            oneAtATime.unlock();
        }
    }

    private void takePosition() {
        keeper.take(this::startOver, this::initialCursor, this::positionAt);
    }

    /** Whether the limit of a poll leaves room for more. */
    protected final boolean hasRoom() {
        return left > 0;
    }

    /**
     * Gives to the route what it has not had yet, in this order, and waits until it is done with all of it. What is not to be
     * given is done in its turn: before it, the cursor would move past older ones that were not begun.
     *
     * @param  offers what there is, in the order in which it is to be given
     * @return        whether all of it is done; false when the limit of the poll is reached, or the consumer stops
     * @throws RuntimeCamelException if an exchange failed, so that the poll counts as failed
     */
    protected final boolean giveAll(List<Offer> offers) {
        BitSet unrouted = new BitSet();
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            unrouted.set(i, offer.isWanted() && !duplicates.wasRouted(offer.keys()));
        }
        int size = Math.min(unrouted.cardinality(), left);
        int given = 0;
        int next = 0;
        for (; next < offers.size(); next++) {
            if (!unrouted.get(next)) {
                pass(offers.get(next));
            } else if (given < size && give(offers.get(next), given, size)) {
                given++;
                left--;
            } else {
                break;
            }
        }
        return settled() && next == offers.size();
    }

    /** Nobody wants it, or it was routed before, by whichever node. */
    private void pass(Offer offer) {
        if (offer.isWanted()) {
            processed(offer.body());
        }
        keeper.position().done(offer);
    }

    /** Gives it to the route, which may not be done with it then if more than one may be in flight. */
    private boolean give(Offer offer, int index, int size) {
        BooleanSupplier goOn = () -> isPollAllowed() && failure == null;
        Turn turn = duplicates.take(offer.messageId(), offer.keys(), goOn);
        if (turn == Turn.DROP) {
            pass(offer);
            return true;
        }
        if (turn == Turn.NONE) {
            return false;
        }
        InFlight place = inFlight;
        // An exchange may outlive the position, and says nothing of what is begun by the next one.
        Position position = keeper.position();
        if (!place.enter(goOn)) {
            duplicates.end(offer.messageId());
            return false;
        }
        position.begun(offer);
        Exchange exchange = createExchange(true);
        exchange.getMessage().setBody(offer.body());
        exchange.getMessage().setHeaders(offer.headers());
        mark(exchange);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
        Delivery delivery = new Delivery(
                () -> routed(offer, position, place),
                failed -> notRouted(offer, Delivery.reason(failed), position, place));
        exchange.getExchangeExtension().addOnCompletion(delivery);
        inFlight.run(() -> route(exchange, delivery));
        forceConsumerAsReady();
        keeper.saveNowAndThen();
        return failure == null;
    }

    /** Says in the exchange what its body does not, see {@link io.github.camelfivecent.poll.ItemProperties}. */
    protected void mark(Exchange exchange) {
        // Most items speak for themselves.
    }

    private boolean settled() {
        boolean done = inFlight.awaitNone(this::isPollAllowed);
        if (failure != null) {
            keeper.save();
            throw new RuntimeCamelException("The exchange of " + failure + " from " + endpoint.getEndpointBaseUri()
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

    private void routed(Offer offer, Position position, InFlight place) {
        try {
            processed(offer.body());
        } finally {
            try {
                duplicates.routed(offer.key());
                position.done(offer);
                activity().routed();
            } finally {
                end(offer, place);
            }
        }
        if (!isPolling() || !isPollAllowed()) {
            // Nobody else would, for an exchange that was taken by a polling consumer.
            keeper.save();
        }
    }

    private void notRouted(Offer offer, String reason, Position position, InFlight place) {
        String what = "item " + offer.place() + " (" + reason + ")";
        boolean skip = "skip".equals(configuration.getOnFailure());
        try {
            activity().failed(what, !skip);
            if (skip) {
                LOG.warn("{}: the exchange of {} failed and is skipped", name(), what);
                position.done(offer);
            } else {
                position.failed(offer);
                failure = what;
            }
        } finally {
            end(offer, place);
        }
    }

    private void end(Offer offer, InFlight place) {
        duplicates.end(offer.messageId());
        place.leave();
    }

    @Override
    protected void doStart() throws Exception {
        duplicates = endpoint.getComponent().duplicates(configuration.getIdempotentRepository());
        startOver();
        keeper = new CursorKeeper(
                new CursorStore(endpoint.cursorRepository(), endpoint.cursorName(kind()), kind()),
                this::isToldToMoveTheCursor,
                cursor -> activity().saved(cursor));
        inFlight = new InFlight(
                configuration.getMaxInFlight(), endpoint.getCamelContext().getExecutorServiceManager());
        super.doStart();
    }

    /** What comes in before the first poll is later than the start, so that the latest is looked for now. */
    @Override
    protected void beforeTheFirstPoll() {
        if ("latest".equals(configuration.getInitialPosition())) {
            takePosition();
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (inFlight != null) {
            inFlight.stop();
        }
        try {
            if (keeper != null) {
                keeper.save();
            }
        } catch (CursorException e) {
            LOG.warn("{}: what was routed last is routed again after the next start: {}", name(), e.getMessage());
        }
    }
}

package io.github.camelfivecent;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops what was routed before. All who use one repository in a context take turns on a message, so that a webhook and a
 * poll that meet the same message at the same moment do not both route it.
 */
final class Duplicates {

    enum Turn {
        /** It is to be routed; the turn has to be ended then. */
        ROUTE,
        /** It was routed before. */
        DROP,
        /** The turn did not come. */
        NONE
    }

    private static final Logger LOG = LoggerFactory.getLogger(Duplicates.class);
    private static final long LOOK = 100;

    private final IdempotentRepository repository;
    private final Set<String> busy = new HashSet<>();

    /**
     * Creates a filter.
     *
     * @param repository knows what was routed; null if nothing is to be dropped
     */
    Duplicates(IdempotentRepository repository) {
        this.repository = repository;
    }

    /**
     * Waits until nobody else routes the message.
     *
     * @param id   id of the message; null if it has none, so that it cannot be a duplicate
     * @param keys of what is not to be routed any more if one of them is in the repository
     * @param goOn false ends the wait
     */
    Turn take(String id, Collection<String> keys, BooleanSupplier goOn) {
        if (repository == null || id == null) {
            return Turn.ROUTE;
        }
        if (!begin(id, goOn)) {
            return Turn.NONE;
        }
        Turn turn = Turn.DROP;
        try {
            turn = wasRouted(keys) ? Turn.DROP : Turn.ROUTE;
        } finally {
            if (turn == Turn.DROP) {
                end(id);
            }
        }
        return turn;
    }

    /** Whether one of the keys is known, without a turn: it may be routed in this moment. */
    boolean wasRouted(Collection<String> keys) {
        return repository != null && keys.stream().anyMatch(repository::contains);
    }

    /** Remembers that something was routed. */
    void routed(String key) {
        try {
            if (repository != null && key != null) {
                repository.add(key);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} was routed but could not be added to the idempotent repository, so that it is routed again if it"
                            + " comes again: {}",
                    key,
                    e.toString());
        }
    }

    /** Ends the turn of a message. */
    synchronized void end(String id) {
        busy.remove(id);
        notifyAll();
    }

    private synchronized boolean begin(String id, BooleanSupplier goOn) {
        try {
            while (goOn.getAsBoolean()) {
                if (busy.add(id)) {
                    return true;
                }
                wait(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}

package io.github.camelfivecent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.spi.ExecutorServiceManager;

/** How many items may be with a route at a time, and the threads for it if these are more than one. */
final class InFlight {

    private static final long LOOK = 100;

    private final int most;
    private final Semaphore permits;
    private final ExecutorServiceManager threads;
    private final ExecutorService pool;

    InFlight(int most, ExecutorServiceManager threads) {
        this.most = most;
        this.permits = new Semaphore(most);
        this.threads = threads;
        this.pool = most == 1 ? null : threads.newFixedThreadPool(this, "FivecentInFlight", most);
    }

    /**
     * Waits until one more item may be given.
     *
     * @param  goOn false ends the wait
     * @return      whether it may
     */
    boolean enter(BooleanSupplier goOn) {
        boolean entered = acquire(1, goOn);
        if (entered && !goOn.getAsBoolean()) {
            // Whoever left the place may have failed.
            leave();
            return false;
        }
        return entered;
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        permits.release();
    }

    /**
     * Waits until no item is with the route.
     *
     * @param  goOn false ends the wait
     * @return      whether there is none
     */
    boolean awaitNone(BooleanSupplier goOn) {
        boolean none = acquire(most, goOn);
        if (none) {
            permits.release(most);
        }
        return none;
    }

    /** Runs what gives an item to the route: on this thread, unless there may be more than one at a time. */
    void run(Runnable routing) {
        if (pool == null) {
            routing.run();
        } else {
            pool.execute(routing);
        }
    }

    /** Lets those that run come to their end, and ends the threads. */
    void stop() {
        if (pool != null) {
            threads.shutdownGraceful(pool);
        }
    }

    private boolean acquire(int permitsNeeded, BooleanSupplier goOn) {
        try {
            while (goOn.getAsBoolean()) {
                if (permits.tryAcquire(permitsNeeded, LOOK, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}

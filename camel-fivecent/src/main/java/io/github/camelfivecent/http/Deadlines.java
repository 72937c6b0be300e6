package io.github.camelfivecent.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests whose time is over or that nobody wants any more, when it is run every now and then. HttpClient's own
 * timeout is for each read, so that an answer that drips would never end.
 */
final class Deadlines implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final Set<Deadline> inFlight = ConcurrentHashMap.newKeySet();

    Deadline start(HttpUriRequestBase http, Duration timeout, BooleanSupplier stillWanted) {
        Deadline deadline = new Deadline(http, System.nanoTime() + timeout.toNanos(), stillWanted);
        inFlight.add(deadline);
        return deadline;
    }

    @Override
    public void run() {
        inFlight.forEach(deadline -> {
            try {
                deadline.check();
            } catch (RuntimeException e) {
                // An exception that got out of here would be the end of the watch, and of all timeouts with it.
                LOG.warn("A request that is to end could not be looked after", e);
            }
        });
    }

    /** The end of one request. */
    final class Deadline {

        private final HttpUriRequestBase http;
        private final long end;
        private final BooleanSupplier stillWanted;
        private volatile boolean passed;

        private Deadline(HttpUriRequestBase http, long end, BooleanSupplier stillWanted) {
            this.http = http;
            this.end = end;
            this.stillWanted = stillWanted;
        }

        private void check() {
            passed = System.nanoTime() - end >= 0;
            if (passed || !stillWanted.getAsBoolean()) {
                http.cancel();
            }
        }

        /** Whether the request was ended because its time was over. */
        boolean passed() {
            return passed;
        }

        void done() {
            inFlight.remove(this);
        }
    }
}

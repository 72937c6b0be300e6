package io.github.camelfivecent;

import io.github.camelfivecent.cursor.CursorException;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentThrottledException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that polls fail, and that they do no longer. With Camel's own handler an outage would be told with a stack trace
 * at each poll, twice a second.
 */
final class PollLog implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PollLog.class);

    private static final String WHAT_FOLLOWS =
            "and is made again until one succeeds, which is told too; nothing is lost. More of the kind are logged at DEBUG";

    /** So that kinds whose words change all the time do not fill the memory. */
    private static final int KINDS = 100;

    private final Supplier<String> who;
    private final Set<String> told = new HashSet<>();
    private Instant since;
    private int failed;

    /** @param who names the consumer */
    PollLog(Supplier<String> who) {
        this.who = who;
    }

    @Override
    public void handleException(Throwable failure) {
        handleException(null, null, failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(message, null, failure);
    }

    @Override
    public synchronized void handleException(String message, Exchange exchange, Throwable failure) {
        failed++;
        if (since == null) {
            since = Instant.now();
        }
        if (told.size() == KINDS) {
            told.clear();
        }
        if (told.add(kind(failure))) {
            warn(failure);
        }
        LOG.debug("{}: poll {} in a row failed", who.get(), failed, failure);
    }

    private void warn(Throwable failure) {
        if (isKnown(failure)) {
            LOG.warn("{}: a poll failed, {}: {}{}", who.get(), WHAT_FOLLOWS, failure.getMessage(), advice(failure));
        } else {
            LOG.warn("{}: a poll failed, {}", who.get(), WHAT_FOLLOWS, failure);
        }
    }

    /** A poll has succeeded. */
    synchronized void succeeded() {
        if (since != null) {
            LOG.info(
                    "{}: a poll succeeded again, after {} that failed in {} s",
                    who.get(),
                    failed,
                    Duration.between(since, Instant.now()).toSeconds());
            since = null;
            failed = 0;
            told.clear();
        }
    }

    private static boolean isKnown(Throwable failure) {
        return failure instanceof FivecentException || failure instanceof CursorException || isOfAnItem(failure);
    }

    /** Its words name the item, and say what to do. */
    private static boolean isOfAnItem(Throwable failure) {
        return failure.getClass() == RuntimeCamelException.class;
    }

    private static String kind(Throwable failure) {
        return isOfAnItem(failure)
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
    }

    private static String advice(Throwable failure) {
        if (failure instanceof FivecentThrottledException) {
            return ". Set maxRequestsPerSecond below what the service takes";
        }
        if (failure instanceof FivecentUnavailableException) {
            return ". If the service is not in maintenance, look at the network and the proxy";
        }
        return failure instanceof CursorException ? ". Look at the cursorRepository" : "";
    }
}

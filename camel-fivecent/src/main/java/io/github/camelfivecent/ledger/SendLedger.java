package io.github.camelfivecent.ledger;

import io.github.camelfivecent.ledger.Entry.State;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes each send once: its key is claimed before the request, and the answer recorded after it, so that a redelivery,
 * a restart or another node gets that answer instead of a second message. A claim whose request may have been carried
 * out is never sent again before it is known that it was not.
 */
public final class SendLedger {

    private static final Logger LOG = LoggerFactory.getLogger(SendLedger.class);
    private static final long LOOK = 200;
    private static final int CLEAN_EVERY = 1024;

    private final SendRepository repository;
    private final Duration claimTimeout;
    private final Duration keep;
    private final boolean wait;
    private final AtomicInteger sends = new AtomicInteger();

    /**
     * Creates a ledger.
     *
     * @param repository   where entries are kept
     * @param claimTimeout how long a send may be in flight; whoever claimed it longer ago is taken for dead. In its second
     *                     half no request is begun any more, so it has to be twice as long as one may take
     * @param keep         how long an entry is kept
     * @param wait         whether a send waits for one with the same key that is in flight; else it fails
     */
    public SendLedger(SendRepository repository, Duration claimTimeout, Duration keep, boolean wait) {
        this.repository = repository;
        this.claimTimeout = claimTimeout;
        this.keep = keep;
        this.wait = wait;
    }

    /** A send, as the ledger handles it. */
    public interface Send<A> {

        /** The operation, such as {@code sms.send}. */
        String operation();

        /** A hash of what is to be sent. */
        String request();

        /**
         * Makes the request.
         *
         * @param mayBegin false once it is too late to begin a request
         */
        A make(BooleanSupplier mayBegin);

        /**
         * Finds out what became of an earlier request for the same.
         *
         * @param  since when that request was made
         * @return       its answer; null when it was certainly not carried out
         * @throws FivecentOutcomeUnknownException if that cannot be told
         */
        A find(Instant since);

        /** The answer as JSON. */
        String write(A answer);

        /** The answer from JSON. */
        A read(String json);
    }

    /**
     * Makes a send, unless it was made already.
     *
     * @param  key         key of the send
     * @param  send        the send
     * @param  stillWanted false ends a wait
     * @return             the answer, of this request or of the first with the key
     * @throws FivecentException if there is none; its outcome is that of the one request that was made
     */
    public <A> A once(String key, Send<A> send, BooleanSupplier stillWanted) {
        cleanNowAndThen();
        while (true) {
            long begun = System.nanoTime();
            BooleanSupplier mayBegin = () -> System.nanoTime() - begun < claimTimeout.toNanos() / 2;
            Instant now = Instant.now();
            Entry mine = Entry.claim(send.request(), now);
            String present = claim(key, mine, send.operation());
            if (present == null) {
                return make(key, mine, send, mayBegin);
            }
            Entry other = Entry.parse(present);
            if (!other.request().equals(send.request())) {
                throw FivecentRequestException.invalid(
                        send.operation(),
                        "idempotencyKey",
                        send.operation() + ": the idempotency key was used for another send; a key stands for one"
                                + " message");
            }
            if (other.state() == State.ANSWERED) {
                return send.read(other.answer());
            }
            Entry again = other.claimedAgain(now);
            if (other.state() == State.CLAIMED
                    && other.taken().plus(claimTimeout).isAfter(now)) {
                pause(send.operation(), stillWanted);
            } else if (takeOver(key, present, again, send.operation())) {
                return resolve(key, again, send, mayBegin);
            }
        }
    }

    private void cleanNowAndThen() {
        if (sends.incrementAndGet() % CLEAN_EVERY == 0) {
            quietly("its expired entries", () -> {
                repository.clean(Instant.now());
                return true;
            });
        }
    }

    private String claim(String key, Entry mine, String operation) {
        try {
            return repository.putIfAbsent(
                    key, mine.text(), mine.taken(), mine.taken().plus(keep));
        } catch (RuntimeException e) {
            // It may have been stored all the same, and would then look like one of a process that died.
            quietly("a claim of which nothing was sent", () -> {
                repository.remove(key, mine.text());
                return true;
            });
            throw unreachable(operation, e);
        }
    }

    private boolean takeOver(String key, String present, Entry again, String operation) {
        try {
            return repository.replace(key, present, again.text(), again.taken().plus(keep));
        } catch (RuntimeException e) {
            throw unreachable(operation, e);
        }
    }

    private static FivecentException unreachable(String operation, RuntimeException why) {
        return new FivecentUnavailableException(
                operation + ": the send ledger cannot be reached, nothing was sent",
                Answer.none(operation),
                true,
                null,
                why);
    }

    private <A> A make(String key, Entry mine, Send<A> send, BooleanSupplier mayBegin) {
        try {
            return recorded(key, mine, send, send.make(mayBegin));
        } catch (FivecentException e) {
            if (e.getOutcome() == Outcome.NOT_DONE) {
                quietly("a claim of which nothing was sent", () -> repository.remove(key, mine.text()));
            } else {
                change(key, mine, mine.as(State.UNKNOWN, null), "an outcome that is unknown");
            }
            throw e;
        }
    }

    private <A> A resolve(String key, Entry mine, Send<A> send, BooleanSupplier mayBegin) {
        A found;
        try {
            found = send.find(mine.first());
        } catch (FivecentException e) {
            change(key, mine, mine.as(State.UNKNOWN, null), "an outcome that is unknown");
            throw e;
        }
        return found == null ? make(key, mine, send, mayBegin) : recorded(key, mine, send, found);
    }

    private <A> A recorded(String key, Entry mine, Send<A> send, A answer) {
        change(key, mine, mine.as(State.ANSWERED, send.write(answer)), "an answer");
        return answer;
    }

    /** What becomes of a send is known by now, and stays so whatever the ledger says. Its claim is never sent blindly. */
    private void change(String key, Entry mine, Entry changed, String what) {
        quietly(
                what,
                () -> repository.replace(
                        key, mine.text(), changed.text(), mine.taken().plus(keep)));
    }

    private static void quietly(String what, BooleanSupplier change) {
        try {
            if (!change.getAsBoolean()) {
                LOG.warn(
                        "The send ledger did not take {}: its claim is gone. If it took longer than sendClaimTimeout,"
                                + " somebody else may have made the same send",
                        what);
            }
        } catch (RuntimeException e) {
            LOG.warn("The send ledger could not take {}: {}, {}", what, e.toString(), String.valueOf(e.getCause()));
        }
    }

    private void pause(String operation, BooleanSupplier stillWanted) {
        if (wait && stillWanted.getAsBoolean()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new FivecentUnavailableException(
                operation + ": a send with the same idempotency key is in flight, nothing was sent here",
                Answer.none(operation),
                true,
                null,
                null);
    }
}

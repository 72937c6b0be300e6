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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

    private final SendRepository repository;
    private final Duration claimTimeout;
    private final Duration keep;
    private final boolean wait;

    /**
     * Creates a ledger.
     *
     * @param repository   where entries are kept
     * @param claimTimeout how long a send may be in flight; whoever claimed it longer ago is taken for dead
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

        /** Makes the request. */
        A make();

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
        while (true) {
            Instant now = Instant.now();
            Entry mine = new Entry(State.CLAIMED, UUID.randomUUID().toString(), now, send.request(), null);
            String present = repository.putIfAbsent(key, mine.text(), now, now.plus(keep));
            if (present == null) {
                return make(key, mine, send);
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
            boolean inFlight = other.state() == State.CLAIMED
                    && other.at().plus(claimTimeout).isAfter(now);
            if (inFlight) {
                pause(send.operation(), stillWanted);
            } else if (repository.replace(key, present, mine.text(), now.plus(keep))) {
                return resolve(key, mine, other, send);
            }
        }
    }

    private <A> A make(String key, Entry mine, Send<A> send) {
        try {
            return recorded(key, mine, send, send.make());
        } catch (FivecentException e) {
            if (e.getOutcome() == Outcome.NOT_DONE) {
                repository.remove(key, mine.text());
            } else {
                keepAsUnknown(key, mine, mine.at());
            }
            throw e;
        }
    }

    private <A> A resolve(String key, Entry mine, Entry left, Send<A> send) {
        A found;
        try {
            found = send.find(left.at());
        } catch (FivecentException e) {
            keepAsUnknown(key, mine, left.at());
            throw e.getOutcome() == Outcome.UNKNOWN ? e : unknown(send.operation(), e);
        }
        return found == null ? make(key, mine, send) : recorded(key, mine, send, found);
    }

    private static FivecentException unknown(String operation, FivecentException why) {
        FivecentException failure = new FivecentOutcomeUnknownException(
                operation + ": whether an earlier request with the same key was carried out could not be found out: "
                        + why.getMessage(),
                Answer.none(operation),
                null);
        failure.addSuppressed(why);
        return failure;
    }

    private <A> A recorded(String key, Entry mine, Send<A> send, A answer) {
        try {
            repository.replace(
                    key,
                    mine.text(),
                    mine.as(State.ANSWERED, send.write(answer)).text(),
                    mine.at().plus(keep));
        } catch (RuntimeException e) {
            // The message is sent, so this is no failure of the send; the claim stays, and is never sent blindly.
            LOG.warn("{}: sent, but the answer could not be recorded in the send ledger: {}", send.operation(), e);
        }
        return answer;
    }

    private void keepAsUnknown(String key, Entry mine, Instant at) {
        Entry unknown = new Entry(State.UNKNOWN, mine.owner(), at, mine.request(), null);
        try {
            repository.replace(key, mine.text(), unknown.text(), at.plus(keep));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The outcome of a send could not be recorded in the send ledger, its claim stays: {}",
                    e.toString());
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

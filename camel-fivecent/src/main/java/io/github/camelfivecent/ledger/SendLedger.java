package io.github.camelfivecent.ledger;

import io.github.camelfivecent.ledger.Entry.State;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Makes each send once: its key is claimed before the request, and the answer recorded after it, so that a redelivery,
 * a restart or another node gets that answer instead of a second message. A claim whose request may have been carried
 * out is never sent again before it is known that it was not.
 */
public final class SendLedger {

    private static final long LOOK = 200;
    static final String UNKNOWN = "an outcome that is unknown";

    private final Claims claims;
    private final Duration claimTimeout;
    private final boolean wait;
    private final Clock clock;

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
        this(repository, claimTimeout, keep, wait, Clock.systemUTC());
    }

    SendLedger(SendRepository repository, Duration claimTimeout, Duration keep, boolean wait, Clock clock) {
        this.claims = new Claims(repository, keep);
        this.claimTimeout = claimTimeout;
        this.wait = wait;
        this.clock = clock;
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
     * How a send is made in parts.
     *
     * @param size   how many recipients a part has; 0 if the send was made in one request before
     * @param isNew  whether nothing was known of the send
     * @param forget to be called if nothing of it was done, so that the key is free again
     */
    public record Parts(int size, boolean isNew, Runnable forget) {}

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
            BooleanSupplier mayBegin = mayBegin();
            Instant now = clock.instant();
            Map<String, Entry> mine = Map.of(key, Entry.claim(send.request(), now));
            String present = claims.claim(mine, now, send.operation()).get(key);
            if (present == null) {
                return make(mine, send, mayBegin);
            }
            Entry other = same(present, send);
            if (other.state() == State.ANSWERED) {
                return send.read(other.answer());
            }
            if (other.state() == State.PARTS) {
                throw refused(
                        send.operation(),
                        "the send of this key was begun in parts of " + other.answer()
                                + " recipients, and goes on only with a maxRecipientsPerRequest that again takes several");
            }
            Entry again = other.claimedAgain(now);
            if (isInFlight(other, now)) {
                pause(send.operation(), stillWanted);
            } else if (claims.takeOver(key, present, again, send.operation())) {
                return resolve(Map.of(key, again), send, mayBegin);
            }
        }
    }

    /**
     * Notes that a send is made in parts, each of which has a key of its own. What was noted first holds, so that a part
     * has the same recipients whatever the option says by then.
     *
     * @param  key  key of the send
     * @param  send the whole of it
     * @param  size how many recipients a part shall have
     * @return      how many it has, and whether it is new
     * @throws FivecentException if the key was used for another send, or the ledger cannot be reached
     */
    public Parts parts(String key, Send<?> send, int size) {
        Instant now = clock.instant();
        Map<String, Entry> mine = Map.of(key, Entry.claim(send.request(), now).as(State.PARTS, String.valueOf(size)));
        String present = claims.claim(mine, now, send.operation()).get(key);
        if (present == null) {
            return new Parts(size, true, () -> claims.release(mine));
        }
        Entry other = same(present, send);
        return new Parts(other.state() == State.PARTS ? Integer.parseInt(other.answer()) : 0, false, () -> {});
    }

    Claims claims() {
        return claims;
    }

    boolean isInFlight(Entry entry, Instant now) {
        return entry.state() == State.CLAIMED
                && entry.taken().plus(claimTimeout).isAfter(now);
    }

    BooleanSupplier mayBegin() {
        long begun = System.nanoTime();
        Instant end = clock.instant().plus(claimTimeout.dividedBy(2));
        // The one stands still while a machine sleeps, the other may be put back.
        return () -> System.nanoTime() - begun < claimTimeout.toNanos() / 2
                && clock.instant().isBefore(end);
    }

    Entry same(String present, Send<?> send) {
        Entry other = Entry.parse(present);
        if (!other.request().equals(send.request())) {
            throw refused(
                    send.operation(), "the idempotency key was used for another send; a key stands for one message");
        }
        return other;
    }

    private static FivecentRequestException refused(String operation, String why) {
        return FivecentRequestException.invalid(operation, "idempotencyKey", operation + ": " + why);
    }

    private <A> A make(Map<String, Entry> mine, Send<A> send, BooleanSupplier mayBegin) {
        try {
            return recorded(mine, send, send.make(mayBegin));
        } catch (FivecentException e) {
            if (e.getOutcome() == Outcome.NOT_DONE) {
                claims.release(mine);
            } else {
                claims.change(mine, key -> mine.get(key).as(State.UNKNOWN, null), UNKNOWN);
            }
            throw e;
        }
    }

    private <A> A resolve(Map<String, Entry> mine, Send<A> send, BooleanSupplier mayBegin) {
        A found;
        try {
            found = send.find(mine.values().iterator().next().first());
        } catch (FivecentException e) {
            claims.change(mine, key -> mine.get(key).as(State.UNKNOWN, null), UNKNOWN);
            throw e;
        }
        return found == null ? make(mine, send, mayBegin) : recorded(mine, send, found);
    }

    private <A> A recorded(Map<String, Entry> mine, Send<A> send, A answer) {
        claims.change(mine, key -> mine.get(key).as(State.ANSWERED, send.write(answer)), "an answer");
        return answer;
    }

    void pause(String operation, BooleanSupplier stillWanted) {
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

package io.github.camelfivecent.http;

import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentThrottledException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Makes requests with one key: in turn with all others that use it, and again where that is safe and may help. */
public final class FivecentClient implements AutoCloseable {

    private final Transport transport;
    private final LimiterRegistry.Lease lease;
    private final Retry retry;
    private final RequestListener listener;

    /** Creates a client that nobody listens to, see the other constructor. */
    public FivecentClient(
            Transport transport,
            String keyId,
            Limits limits,
            int maxRetries,
            Duration retryDelay,
            Duration maxRetryDelay) {
        this(transport, keyId, limits, maxRetries, retryDelay, maxRetryDelay, RequestListener.NONE);
    }

    /**
     * Creates a client, which has its share of the key's limiter until it is closed.
     *
     * @param transport     what makes a request
     * @param keyId         id of the key
     * @param limits        what this client wants to be held to at most
     * @param maxRetries    attempts after the first
     * @param retryDelay    wait before the first repetition
     * @param maxRetryDelay longest wait before a repetition
     * @param listener      is told of what the client does
     * @throws IllegalArgumentException if a number or a delay is out of its range; the message names the option
     */
    public FivecentClient(
            Transport transport,
            String keyId,
            Limits limits,
            int maxRetries,
            Duration retryDelay,
            Duration maxRetryDelay,
            RequestListener listener) {
        this.transport = transport;
        this.listener = listener;
        this.retry = new Retry(
                maxRetries,
                retryDelay,
                maxRetryDelay,
                failure -> failure instanceof FivecentException known && known.isRetrySafe(),
                failure -> Optional.ofNullable(retryAfter(failure)));
        this.lease = LimiterRegistry.ofJvm().join(keyId, limits);
    }

    /**
     * Makes a request and reads its answer.
     *
     * @param  request     what to ask
     * @param  shape       how to read the answer
     * @param  stillWanted asked while waiting; false ends the wait, for a route that is stopping
     * @return             the answer
     * @throws FivecentException if there is none, or the service reports a failure
     */
    public <A> A call(Request request, AnswerShape<A> shape, BooleanSupplier stillWanted) {
        AtomicBoolean again = new AtomicBoolean();
        return retry.call(stillWanted, () -> {
            if (again.getAndSet(true)) {
                listener.repeated(request);
            }
            return attempt(request, shape, stillWanted);
        });
    }

    /** Whether a call failed because nobody wanted it any more before it was made, so that nothing is known of the service. */
    public static boolean isNotMade(FivecentException failure) {
        return Failures.isNotMade(failure);
    }

    /** How far the service's clock is ahead of this one, by the date of its last answer; zero if it has not told. */
    public Duration clockAhead() {
        return transport.clockAhead();
    }

    /** The limiter that all who use the key share. */
    public Limiter limiter() {
        return lease.limiter();
    }

    private <A> A attempt(Request request, AnswerShape<A> shape, BooleanSupplier stillWanted) {
        if (!stillWanted.getAsBoolean()) {
            throw Failures.notMade(request.operation(), "stopped");
        }
        refuseLongPause(request);
        long asked = System.nanoTime();
        Permit permit = permit(request, stillWanted);
        long begun = System.nanoTime();
        listener.waited(request, Duration.ofNanos(begun - asked));
        RuntimeException failure = null;
        try {
            return transport.exchange(request, shape, stillWanted);
        } catch (RuntimeException e) {
            failure = e;
            if (e instanceof FivecentThrottledException throttled && throttled.getRetryAfter() != null) {
                lease.limiter().throttled(throttled.getRetryAfter());
            }
            throw e;
        } finally {
            permit.close();
            listener.made(request, Duration.ofNanos(System.nanoTime() - begun), failure);
        }
    }

    /** A pause that no retry would wait for holds no thread either. */
    private void refuseLongPause(Request request) {
        Duration pause = lease.limiter().pause();
        if (pause.compareTo(retry.longestWait()) > 0) {
            listener.heldBack(request);
            throw new FivecentThrottledException(
                    request.operation() + ": the service asked for a pause, which lasts " + pause.toSeconds()
                            + " s more; nothing was sent",
                    Answer.none(request.operation()),
                    pause);
        }
    }

    private boolean isWanted(BooleanSupplier stillWanted) {
        return stillWanted.getAsBoolean() && lease.limiter().pause().compareTo(retry.longestWait()) <= 0;
    }

    private Permit permit(Request request, BooleanSupplier stillWanted) {
        try {
            return lease.limiter()
                    .acquire(request.isRead() ? Priority.POLL : Priority.SEND, () -> isWanted(stillWanted));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.notMade(request.operation(), "interrupted");
        } catch (CancellationException e) {
            refuseLongPause(request);
            throw Failures.notMade(request.operation(), "stopped");
        }
    }

    private static Duration retryAfter(RuntimeException failure) {
        if (failure instanceof FivecentThrottledException throttled) {
            return throttled.getRetryAfter();
        }
        return failure instanceof FivecentUnavailableException unavailable ? unavailable.getRetryAfter() : null;
    }

    @Override
    public void close() {
        lease.close();
    }
}

package io.github.camelfivecent.observe;

import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.http.RequestListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What the endpoints of a component did since it was started; safe for threads. */
public final class Activity implements RequestListener {

    private static final int FAILURES = 20;

    private final Meters meters;
    private final LongAdder requests = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttles = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder segments = new LongAdder();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private BigDecimal credits = BigDecimal.ZERO;

    Activity(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void made(Request request, Duration took, RuntimeException failure) {
        requests.increment();
        if (failure != null) {
            failed.increment();
            add(Failure.of(request.operation(), failure));
        }
        if (Outcome.of(failure) == Outcome.THROTTLED) {
            throttles.increment();
        }
        meters.made(request, took, failure);
    }

    @Override
    public void waited(Request request, Duration wait) {
        meters.waited(request, wait);
    }

    @Override
    public void repeated(Request request) {
        retries.increment();
        meters.repeated(request);
    }

    @Override
    public void heldBack(Request request) {
        throttles.increment();
        meters.heldBack(request);
    }

    /**
     * Messages were sent, whether the answer to the request told so or the sent list.
     *
     * @param operation the operation
     * @param sent      the messages
     */
    public void sent(String operation, SentMessages sent) {
        messages.add(sent.messages());
        segments.add(sent.segments());
        synchronized (failures) {
            credits = credits.add(sent.credits());
        }
        meters.sent(operation, sent);
    }

    /** A route was told that nobody knows whether its request was carried out. */
    public void unknown(String operation) {
        unknown.increment();
        meters.unknown(operation);
    }

    void add(Failure failure) {
        synchronized (failures) {
            failures.addFirst(failure);
            if (failures.size() > FAILURES) {
                failures.removeLast();
            }
        }
    }

    /** How many requests were made; one that is repeated counts each time. */
    public long requests() {
        return requests.sum();
    }

    /** How many of the requests failed. */
    public long failed() {
        return failed.sum();
    }

    /** How many of the requests repeated one that had failed. */
    public long retries() {
        return retries.sum();
    }

    /** How many requests the service answered with 429, or were not made because of the pause it had asked for. */
    public long throttles() {
        return throttles.sum();
    }

    /** How often a route was told that an outcome is not known. */
    public long unknown() {
        return unknown.sum();
    }

    /** How many messages were sent. */
    public long messages() {
        return messages.sum();
    }

    /** How many segments the sent SMS had. */
    public long segments() {
        return segments.sum();
    }

    /** The credits that were charged for what was sent. */
    public BigDecimal credits() {
        synchronized (failures) {
            return credits;
        }
    }

    /** The last failures of requests and items, the newest first. */
    public List<Failure> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }
}

package io.github.camelfivecent.sandbox.fault;

import java.time.Duration;

/**
 * A fault being armed: which requests it is for, and last what happens to them. Unless told otherwise it is for the
 * next one only.
 */
public final class Arming {
    private static final int ALWAYS = -1;

    private final Faults faults;
    private final String operation;
    private String recipient = "";
    private String keyId = "";
    private int skip;
    private int times = 1;

    Arming(Faults faults, String operation) {
        this.faults = faults;
        this.operation = operation;
    }

    /** Only sends to this number, in any of its forms, or to this email address. */
    public Arming to(String value) {
        recipient = value;
        return this;
    }

    /** Only requests with the key of this id, so that tests with an account each do not disturb one another. */
    public Arming account(String value) {
        keyId = value;
        return this;
    }

    /** Lets so many requests pass first. */
    public Arming skip(int requests) {
        skip = requests;
        return this;
    }

    /**
     * For so many requests.
     *
     * @throws IllegalArgumentException when there are none
     */
    public Arming times(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("A fault takes 1 or more times, not " + requests);
        }
        times = requests;
        return this;
    }

    /** For all requests, until it is cleared. */
    public Arming always() {
        times = ALWAYS;
        return this;
    }

    /** Fails before the sandbox has stored, changed or deleted anything. */
    public ArmedFault failBefore(Fault fault) {
        return arm(new Effect.Fail(fault, false));
    }

    /** Fails after the sandbox has stored, changed or deleted what the request asks for. */
    public ArmedFault failAfter(Fault fault) {
        return arm(new Effect.Fail(fault, true));
    }

    /** Serves a page that leads astray. */
    public ArmedFault page(PagingFault fault) {
        return arm(new Effect.Page(fault));
    }

    /** Does something on the server's thread before the request is carried out: adds or deletes items, say. */
    public ArmedFault run(Runnable action) {
        return arm(new Effect.Hook(action));
    }

    /**
     * Makes answers late.
     *
     * @throws IllegalArgumentException when the delay is negative or longer than ten years
     */
    public ArmedFault latency(Duration delay) {
        Fault.requireLength("latency", delay);
        return arm(new Effect.Latency(delay));
    }

    /**
     * Takes so many requests of each account in each window of time; others get a 429 that says how long to wait.
     *
     * @throws IllegalArgumentException when requests are fewer than 0, or when the window has no length or is longer
     *     than ten years
     */
    public ArmedFault quota(int requests, Duration window) {
        Fault.requireLength("a window", window);
        if (requests < 0 || window.isZero()) {
            throw new IllegalArgumentException(
                    "A quota takes 0 or more requests in a window longer than 0, not " + requests + " in " + window);
        }
        return always().arm(new Effect.Quota(requests, window, faults.clock()));
    }

    private ArmedFault arm(Effect effect) {
        return faults.arm(new Target(operation, recipient, keyId), skip, times, effect);
    }
}

package io.github.camelfivecent.sandbox.fault;

import java.time.Duration;

/**
 * A way in which a request can go wrong.
 *
 * @param kind what happens
 * @param status the HTTP status of an answer that has one of its own, else 0
 * @param duration how long it takes, or how long to wait; zero where that means nothing
 */
public record Fault(Kind kind, int status, Duration duration) {
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** What can happen. */
    public enum Kind {
        /** The connection is reset, without an answer. */
        RESET,
        /** The connection is closed, without an answer. */
        CLOSE,
        /** The answer begins well, is followed by rubbish, and the connection is closed. */
        RUBBISH,
        /** Nothing comes, until the connection is reset in the end. */
        HANG,
        /** A JSON answer with an error. */
        ERROR,
        /** Status 429, with {@code Retry-After} in seconds if there is a time to wait. */
        THROTTLED,
        /** Status 429, with {@code Retry-After} as a date. */
        THROTTLED_UNTIL,
        /** Status 503, with {@code Retry-After} in seconds if there is a time to wait. */
        UNAVAILABLE,
        /** A page of HTML instead of JSON, as a proxy sends it. */
        HTML,
        /** Half of the JSON. */
        TRUNCATED,
        /** An answer without a body. */
        EMPTY,
        /** The right answer, in small pieces over a long time. */
        DRIP,
        /** The right answer, late. */
        DELAY
    }

    /**
     * A fault as it is described.
     *
     * @throws IllegalArgumentException when the duration is negative or longer than ten years
     */
    public Fault {
        requireLength("a fault", duration);
    }

    /** The connection is reset, without an answer. */
    public static Fault reset() {
        return of(Kind.RESET, 0);
    }

    /** The connection is closed, without an answer. */
    public static Fault close() {
        return of(Kind.CLOSE, 0);
    }

    /** The answer begins well, is followed by rubbish, and the connection is closed. */
    public static Fault rubbish() {
        return of(Kind.RUBBISH, 200);
    }

    /** Nothing comes for five minutes. */
    public static Fault hang() {
        return hang(Duration.ofMinutes(5));
    }

    /** Nothing comes for so long; then the connection is reset. */
    public static Fault hang(Duration duration) {
        return new Fault(Kind.HANG, 0, duration);
    }

    /** A JSON answer with an error and this HTTP status. */
    public static Fault error(int status) {
        return of(Kind.ERROR, status);
    }

    /** Status 429 without a word of how long to wait. */
    public static Fault throttled() {
        return throttled(Duration.ZERO);
    }

    /** Status 429 with {@code Retry-After} in seconds, rounded up. */
    public static Fault throttled(Duration wait) {
        return new Fault(Kind.THROTTLED, 429, wait);
    }

    /** Status 429 with {@code Retry-After} as the date that is so far from now. */
    public static Fault throttledUntil(Duration fromNow) {
        return new Fault(Kind.THROTTLED_UNTIL, 429, fromNow);
    }

    /** Status 503, as during maintenance. */
    public static Fault unavailable() {
        return unavailable(Duration.ZERO);
    }

    /** Status 503 with {@code Retry-After} in seconds, rounded up. */
    public static Fault unavailable(Duration wait) {
        return new Fault(Kind.UNAVAILABLE, 503, wait);
    }

    /** A page of HTML with this HTTP status instead of JSON. */
    public static Fault html(int status) {
        return of(Kind.HTML, status);
    }

    /** Half of the JSON, under the right status and a fitting length. */
    public static Fault truncated() {
        return of(Kind.TRUNCATED, 200);
    }

    /** Status 200 without a body. */
    public static Fault empty() {
        return of(Kind.EMPTY, 200);
    }

    /** The right answer, in small pieces over so long. */
    public static Fault drip(Duration duration) {
        return new Fault(Kind.DRIP, 0, duration);
    }

    /** The right answer after so long. */
    public static Fault delay(Duration duration) {
        return new Fault(Kind.DELAY, 0, duration);
    }

    /** Whether the caller gets an HTTP status at all. */
    public boolean answers() {
        return kind != Kind.RESET && kind != Kind.CLOSE && kind != Kind.HANG;
    }

    /** Whether the request goes well and only its answer is slow. */
    public boolean onlySlow() {
        return kind == Kind.DRIP || kind == Kind.DELAY;
    }

    /** The kind, and what there is to say of it: {@code THROTTLED 429 PT2S}. */
    @Override
    public String toString() {
        return kind + (status == 0 ? "" : " " + status) + (duration.isZero() ? "" : " " + duration);
    }

    static void requireLength(String what, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The duration of " + what + " is 0 to ten years, not " + duration);
        }
    }

    private static Fault of(Kind kind, int status) {
        return new Fault(kind, status, Duration.ZERO);
    }
}

package io.github.camelfivecent.http;

import java.time.Duration;

/**
 * How much one credential may ask of the service.
 *
 * @param requestsPerSecond starts of requests a second, whole or not; infinite for no limit
 * @param concurrentRequests requests under way at the same time; {@link Integer#MAX_VALUE} for no limit
 */
public record Limits(double requestsPerSecond, int concurrentRequests) {

    /** No limit at all. */
    public static final Limits NONE = new Limits(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

    static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final double LOWEST_RATE = 1.0 / LONGEST_INTERVAL.toSeconds();

    /** @throws IllegalArgumentException if the rate is below one a day or no request may be under way */
    public Limits {
        if (!(requestsPerSecond >= LOWEST_RATE)) {
            throw new IllegalArgumentException(
                    "maxRequestsPerSecond must be at least one request a day, was " + requestsPerSecond);
        }
        if (concurrentRequests < 1) {
            throw new IllegalArgumentException("maxConcurrentRequests must be at least 1, was " + concurrentRequests);
        }
    }

    /**
     * Limits as options state them.
     *
     * @param maxRequestsPerSecond requests a second, or null for no limit
     * @param maxConcurrentRequests requests at the same time, or null for no limit
     * @throws IllegalArgumentException as the constructor does; the message names the option
     */
    public static Limits of(Double maxRequestsPerSecond, Integer maxConcurrentRequests) {
        return new Limits(
                maxRequestsPerSecond == null ? NONE.requestsPerSecond : maxRequestsPerSecond,
                maxConcurrentRequests == null ? NONE.concurrentRequests : maxConcurrentRequests);
    }

    /** Each limit as it is where it is lower. */
    Limits strictest(Limits other) {
        return new Limits(
                Math.min(requestsPerSecond, other.requestsPerSecond),
                Math.min(concurrentRequests, other.concurrentRequests));
    }
}

package io.github.camelfivecent.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * How much a sandbox was asked: requests at the same time, and within one second. A request lasts until it is
 * answered, latency included, or until a fault makes sure that it never is.
 */
public final class LoadMeter {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final PriorityQueue<Long> answeredLater = new PriorityQueue<>();
    private int open;
    private int maxConcurrent;
    private int maxPerSecond;
    private long requests;

    /** The most requests there were at the same time. */
    public synchronized int maxConcurrentSeen() {
        return maxConcurrent;
    }

    /** The most requests that came within any one second. */
    public synchronized int maxPerSecondSeen() {
        return maxPerSecond;
    }

    /** How many requests there were. */
    public synchronized long requests() {
        return requests;
    }

    /** Forgets what was seen. */
    public synchronized void reset() {
        lastSecond.clear();
        maxConcurrent = 0;
        maxPerSecond = 0;
        requests = 0;
    }

    synchronized void opened(long nanoTime) {
        while (!answeredLater.isEmpty() && answeredLater.peek() - nanoTime <= 0) {
            answeredLater.poll();
        }
        open++;
        maxConcurrent = Math.max(maxConcurrent, open + answeredLater.size());
        while (!lastSecond.isEmpty() && nanoTime - lastSecond.peekFirst() >= SECOND) {
            lastSecond.removeFirst();
        }
        lastSecond.addLast(nanoTime);
        maxPerSecond = Math.max(maxPerSecond, lastSecond.size());
        requests++;
    }

    synchronized void answered(long nanoTime, Duration later) {
        open--;
        if (!later.isZero()) {
            answeredLater.add(nanoTime + later.toNanos());
        }
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Ids like those of the services: 24 hex digits, the seconds since the epoch and then bytes that depend on which of
 * several servers made them. Within one second ids are therefore not in the order in which they were made.
 */
public final class ObjectIds {
    private static final int SERVERS = 4;
    /** Ids of seeded items begin lower, so that what comes after a seeding has higher ids. */
    private static final long ABOVE_SEEDED = 1L << 39;

    /**
     * The order in which ids of the same time were made, which their last three bytes count; a clock that stands still
     * gives many of them.
     */
    public static final Comparator<String> AS_MADE = Comparator.comparing(
                    (String id) -> id.substring(Math.max(0, id.length() - 6)))
            .thenComparing(Comparator.naturalOrder());

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}");

    private volatile long[] servers;
    private final AtomicInteger counter;

    ObjectIds(Random random) {
        servers = random.longs(SERVERS, ABOVE_SEEDED, 1L << 40).toArray();
        counter = new AtomicInteger(random.nextInt(1 << 24));
    }

    /** What the next ids are made from. */
    public record State(List<Long> servers, int counter) {}

    State state() {
        return new State(Arrays.stream(servers).boxed().toList(), counter.get());
    }

    /** Goes on where others left off, so that no id is given twice. */
    void restore(State state) {
        servers = state.servers().stream().mapToLong(Long::longValue).toArray();
        counter.set(state.counter());
    }

    /** A new id for something that happened at the given time. */
    public String next(Instant at) {
        int count = counter.getAndIncrement();
        long server = servers[Math.floorMod(count, SERVERS)];
        return of(at.getEpochSecond(), server << 24 | (count & 0xFFFFFFL));
    }

    /**
     * A new id for something that a list gets at the given time. It is as any other unless the clock went back behind the
     * newest that the list was given: then it is the next one above that.
     *
     * @param newest the highest id that the list was given, or null
     */
    String next(Instant at, String newest) {
        if (newest == null || at.getEpochSecond() >= time(newest).getEpochSecond()) {
            return next(at);
        }
        long second = time(newest).getEpochSecond();
        long server = (Long.parseUnsignedLong(newest.substring(8), 16) >>> 24) + 1;
        return server >> 40 == 0
                ? of(second, server << 24 | counter.getAndIncrement() & 0xFFFFFFL)
                : next(Instant.ofEpochSecond(second + 1));
    }

    /** The id with the given second and the given last eight bytes. */
    public static String of(long epochSecond, long rest) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((int) epochSecond) + hex.toHexDigits(rest);
    }

    /** The second that an id begins with. */
    static Instant time(String id) {
        return Instant.ofEpochSecond(Long.parseLong(id.substring(0, 8), 16));
    }

    /** Whether this is the text of an id: 24 hex digits. */
    public static boolean isId(String text) {
        return text != null && ID.matcher(text).matches();
    }
}

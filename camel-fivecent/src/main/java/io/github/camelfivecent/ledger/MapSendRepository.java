package io.github.camelfivecent.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps the send ledger in a map. In a cluster it must be one whose {@code putIfAbsent}, {@code replace} and
 * {@code remove} are atomic for all nodes, such as those of Hazelcast and Infinispan. Expired entries are removed now and
 * then; a map that forgets by itself may do so later than they expire.
 */
public final class MapSendRepository implements SendRepository {

    private final ConcurrentMap<String, String> map;

    /**
     * Creates a repository.
     *
     * @param map where the entries are kept
     */
    public MapSendRepository(ConcurrentMap<String, String> map) {
        this.map = Objects.requireNonNull(map, "map");
    }

    @Override
    public String putIfAbsent(String key, String value, Instant now, Instant expires) {
        String entry = stored(value, expires);
        for (String present = map.putIfAbsent(key, entry); present != null; present = map.putIfAbsent(key, entry)) {
            if (!isExpired(present, now)) {
                return value(present);
            }
            if (map.replace(key, present, entry)) {
                return null;
            }
        }
        return null;
    }

    @Override
    public boolean replace(String key, String expected, String value, Instant expires) {
        String present = map.get(key);
        return present != null && value(present).equals(expected) && map.replace(key, present, stored(value, expires));
    }

    @Override
    public boolean remove(String key, String expected) {
        String present = map.get(key);
        return present != null && value(present).equals(expected) && map.remove(key, present);
    }

    @Override
    public void clean(Instant now) {
        map.forEach((key, entry) -> {
            if (isExpired(entry, now)) {
                map.remove(key, entry);
            }
        });
    }

    @Override
    public long size() {
        return map.size();
    }

    private static String stored(String value, Instant expires) {
        return expires.getEpochSecond() + " " + value;
    }

    private static boolean isExpired(String entry, Instant now) {
        return Long.parseLong(entry, 0, entry.indexOf(' '), 10) <= now.getEpochSecond();
    }

    private static String value(String entry) {
        return entry.substring(entry.indexOf(' ') + 1);
    }
}

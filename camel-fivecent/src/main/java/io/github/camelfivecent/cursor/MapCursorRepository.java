package io.github.camelfivecent.cursor;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps cursors in a concurrent map: a cache of Infinispan, a map of Hazelcast. As durable as the map is.
 *
 * <p>A write is refused with a {@link CursorConflictException} when the map no longer holds what this repository read
 * or wrote last under the key, so that a node that lost the leadership cannot set back the cursor of the new leader.
 */
public final class MapCursorRepository extends ServiceSupport implements StateRepository<String, String> {

    private final ConcurrentMap<String, String> map;
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    /**
     * @param map whose {@code putIfAbsent} and {@code replace} are atomic for all nodes
     */
    public MapCursorRepository(ConcurrentMap<String, String> map) {
        this.map = Objects.requireNonNull(map, "map");
    }

    /**
     * @param key the cursor's name
     * @return what is stored now, null if nothing is
     * @throws CursorException if the map fails
     */
    @Override
    public String getState(String key) {
        String stored;
        try {
            stored = map.get(key);
        } catch (RuntimeException e) {
            throw new CursorException("Cursor '" + key + "' cannot be read from the map", e);
        }
        if (stored == null) {
            seen.remove(key);
        } else {
            seen.put(key, stored);
        }
        return stored;
    }

    /**
     * @param key   the cursor's name
     * @param value what to store, not null
     * @throws CursorConflictException if something else is stored than this repository saw last
     * @throws CursorException         if the map fails
     */
    @Override
    public void setState(String key, String value) {
        if (!swap(key, seen.get(key), value)) {
            throw new CursorConflictException(key);
        }
        seen.put(key, value);
    }

    private boolean swap(String key, String expected, String value) {
        try {
            return expected == null ? map.putIfAbsent(key, value) == null : map.replace(key, expected, value);
        } catch (RuntimeException e) {
            throw new CursorException("Cursor '" + key + "' cannot be written to the map", e);
        }
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last requests and answers word by word, with a number each, in bounded memory. Safe for use by many threads. */
public final class WireLog {
    private static final int KEPT = RequestRecord.KEPT;
    private static final long MAX_WEIGHT = 32L * 1024 * 1024;

    private final TreeMap<Long, WireExchange> entries = new TreeMap<>();
    private long last;
    private final Map<String, Integer> counts = new HashMap<>();
    private long weight;

    /** Adds one at the end; the oldest are forgotten when there are too many or too large ones. */
    public synchronized void add(WireExchange exchange) {
        entries.put(++last, exchange);
        weight += exchange.weight();
        counts.merge(exchange.keyId(), 1, Integer::sum);
        while (entries.size() > KEPT || weight > MAX_WEIGHT && entries.size() > 1) {
            WireExchange forgotten = entries.pollFirstEntry().getValue();
            weight -= forgotten.weight();
            counts.computeIfPresent(forgotten.keyId(), (keyId, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many of an account are kept; the key "" stands for those without a valid one. */
    public synchronized int count(String keyId) {
        return counts.getOrDefault(keyId, 0);
    }

    /** The number of the last one. */
    public synchronized long last() {
        return last;
    }

    /** The one with this number, if it is still kept. */
    public synchronized Optional<WireExchange> get(long number) {
        return Optional.ofNullable(entries.get(number));
    }

    /** Those of an account below a number, newest first, with their numbers. */
    public synchronized List<Map.Entry<Long, WireExchange>> newest(String keyId, long before, int limit) {
        return entries.headMap(before, false).descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().keyId().equals(keyId))
                .limit(limit)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The numbers of those that stored, or named in their path, what has this id; oldest first. */
    public synchronized List<Long> about(String id) {
        List<Long> numbers = new ArrayList<>();
        for (Map.Entry<Long, WireExchange> entry : entries.descendingMap().entrySet()) {
            WireExchange exchange = entry.getValue();
            if (exchange.ids().contains(id)) {
                numbers.add(entry.getKey());
                // nothing before it can be about something that was not there yet
                break;
            }
            if (exchange.url().contains(id)) {
                numbers.add(entry.getKey());
            }
        }
        Collections.reverse(numbers);
        return numbers;
    }

    /** Forgets all; numbers go on. */
    public synchronized void clear() {
        entries.clear();
        counts.clear();
        weight = 0;
    }

    /** Forgets those of an account. */
    public synchronized void clear(String keyId) {
        entries.values().removeIf(exchange -> exchange.keyId().equals(keyId));
        counts.remove(keyId);
        weight = entries.values().stream().mapToLong(WireExchange::weight).sum();
    }
}

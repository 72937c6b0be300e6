package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The numbers that want no more messages from an account. */
public final class OptOuts {
    /** How many are on a page. */
    public static final int PAGE = 1000;

    private final Shelf<StoredOptOut> shelf = new Shelf<>();
    private final Map<String, String> idByNumber = new ConcurrentHashMap<>();
    private final ObjectIds ids;
    private final List<Block> blocks = new CopyOnWriteArrayList<>();
    private final Set<String> byWord = ConcurrentHashMap.newKeySet();

    OptOuts(ObjectIds ids) {
        this.ids = ids;
    }

    /** Adds a number, unless it is on the list already. */
    synchronized StoredOptOut optOut(String number, Instant now) {
        String international = Numbers.international(number);
        Optional<StoredOptOut> existing = findNumber(international);
        if (existing.isPresent()) {
            return existing.get();
        }
        StoredOptOut entry = new StoredOptOut(shelf.newId(ids, now), international, now);
        add(entry);
        return entry;
    }

    /** Notes that a phone wrote a word by which, it is assumed, it opts out. */
    void byWord(String number) {
        byWord.add(Numbers.international(number));
    }

    /** Whether it was a word from the phone, which is assumed to be one, that put a number on the list. */
    public boolean byWord(StoredOptOut entry) {
        return byWord.contains(entry.number());
    }

    /** Puts an entry in as it is. */
    public void add(StoredOptOut entry) {
        shelf.add(entry.id(), entry);
        idByNumber.put(entry.number(), entry.id());
    }

    /** Adds many numbers in a row, the last of them the newest. */
    synchronized void seed(int count, Instant now) {
        long first = seeded();
        blocks.add(new Block(first, count, shelf.seed(count, now, from(first))));
    }

    /** A page, newest first, of those below an id or from the top when it is null. */
    public List<StoredOptOut> page(String after) {
        return shelf.page(after, PAGE);
    }

    /** The newest, so many at most, newest first. */
    public List<StoredOptOut> newest(int limit) {
        return shelf.page(null, limit);
    }

    /** Takes a number off the list, or refuses as the service was seen to do. */
    public synchronized StoredOptOut delete(String number) {
        StoredOptOut entry = Optional.of(number)
                .filter(given -> !given.startsWith("+"))
                .flatMap(given -> findNumber(Numbers.international(given)))
                .orElseThrow(() -> Refusal.of("Record Not Found").assuming(Assumption.OPT_OUTS, Assumption.ERROR_TEXT));
        remove(entry.id());
        return entry;
    }

    synchronized boolean optIn(String number) {
        return findNumber(Numbers.international(number))
                .map(entry -> remove(entry.id()))
                .orElse(false);
    }

    /** Takes an entry away, as if it had never been. */
    public boolean remove(String id) {
        Optional<StoredOptOut> removed = shelf.remove(id);
        removed.ifPresent(entry -> idByNumber.remove(entry.number(), id));
        return removed.isPresent();
    }

    /** All in the order in which they were added. */
    public List<StoredOptOut> all() {
        return shelf.inOrder();
    }

    /** Whether a number, in any of its forms, is on the list. */
    public boolean contains(String number) {
        return findNumber(Numbers.international(number)).isPresent();
    }

    /** How many there are. */
    public int size() {
        return shelf.size();
    }

    long changes() {
        return shelf.changes();
    }

    void clear() {
        shelf.clear();
        idByNumber.clear();
        byWord.clear();
        blocks.clear();
    }

    ShelfState<StoredOptOut> state() {
        return shelf.state();
    }

    void restore(ShelfState<StoredOptOut> state) {
        shelf.restore(state, StoredOptOut::id, this::restoreSeed);
        state.slots()
                .forEach(
                        slot -> idByNumber.put(slot.item().number(), slot.item().id()));
    }

    private Seed<StoredOptOut> restoreSeed(SeedState state) {
        long first = seeded();
        Seed<StoredOptOut> seed = new Seed<>(state, from(first));
        blocks.add(new Block(first, state.count(), seed));
        return seed;
    }

    private long seeded() {
        return blocks.stream().mapToLong(Block::count).sum();
    }

    private static Seed.Maker<StoredOptOut> from(long first) {
        return (index, id, at) -> new StoredOptOut(id, Numbers.seeded(first + index), at);
    }

    private Optional<StoredOptOut> findNumber(String international) {
        String id = idByNumber.get(international);
        if (id != null) {
            return shelf.find(id);
        }
        return blocks.stream()
                .flatMap(block -> block.find(international).stream())
                .flatMap(entry -> shelf.find(entry.id()).stream())
                .findFirst();
    }

    private record Block(long first, int count, Seed<StoredOptOut> seed) {
        Optional<StoredOptOut> find(String number) {
            long index = Numbers.seededIndex(number) - first;
            return index >= 0 && index < count ? Optional.of(seed.item((int) index)) : Optional.empty();
        }
    }
}

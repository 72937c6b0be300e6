package io.github.camelfivecent.ledger;

import io.github.camelfivecent.ledger.Entry.State;
import io.github.camelfivecent.ledger.SendLedger.Send;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentRequestException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Makes several sends with one request, each of them once: each has a key and an answer of its own, as if it were made
 * alone, so that it does not matter with which others it is made the next time.
 */
public final class SharedSends<A> {

    private final SendLedger ledger;
    private final Claims claims;
    private final Map<String, ? extends Send<A>> sends;
    private final String operation;
    private final Together<A> together;
    private final Map<String, Made<A>> made = new HashMap<>();

    /** Makes several sends with one request. */
    public interface Together<A> {

        /**
         * Makes the request.
         *
         * @param  keys     the keys of those that it is for
         * @param  mayBegin false once it is too late to begin a request
         * @return          what became of each
         */
        Map<String, Made<A>> make(Set<String> keys, BooleanSupplier mayBegin);

        /**
         * Finds out what became of an earlier request that these were made with.
         *
         * @param  keys  their keys
         * @param  since when that request was made
         * @return       what became of each; an empty map when it was certainly not carried out
         */
        Map<String, Made<A>> find(Set<String> keys, Instant since);
    }

    /**
     * What became of a send.
     *
     * @param answer  its answer, or null
     * @param failure why there is none, or null
     */
    public record Made<A>(A answer, FivecentException failure) {

        boolean is(Outcome outcome) {
            return failure != null && failure.getOutcome() == outcome;
        }
    }

    /**
     * Prepares the sends.
     *
     * @param ledger   the ledger
     * @param sends    the sends by their keys, at least one
     * @param together makes those that were not made before
     */
    public SharedSends(SendLedger ledger, Map<String, ? extends Send<A>> sends, Together<A> together) {
        this.ledger = ledger;
        this.claims = ledger.claims();
        this.sends = sends;
        this.operation = sends.values().iterator().next().operation();
        this.together = together;
    }

    /**
     * Makes the sends, each unless it was made already.
     *
     * @param  stillWanted false ends a wait
     * @return             what became of each
     */
    public Map<String, Made<A>> once(BooleanSupplier stillWanted) {
        Set<String> open = new LinkedHashSet<>(sends.keySet());
        try {
            while (!open.isEmpty()) {
                makeWhatCanBe(open);
                open.removeAll(made.keySet());
                if (!open.isEmpty()) {
                    ledger.pause(operation, stillWanted);
                }
            }
        } catch (FivecentException e) {
            open.removeAll(made.keySet());
            open.forEach(key -> made.put(key, new Made<>(null, e)));
        }
        return made;
    }

    private void makeWhatCanBe(Set<String> open) {
        BooleanSupplier mayBegin = ledger.mayBegin();
        Instant now = Instant.now();
        Map<String, Entry> mine = new LinkedHashMap<>();
        for (String key : open) {
            mine.put(key, Entry.claim(sends.get(key).request(), now));
        }
        Map<String, String> present = claims.claim(mine, now, operation);
        mine.keySet().removeAll(present.keySet());
        make(mine, mayBegin);
        takeOver(present, now, mayBegin);
    }

    /** What is in flight elsewhere is left as it is. */
    private void takeOver(Map<String, String> present, Instant now, BooleanSupplier mayBegin) {
        // What was claimed at the same time was made with the same request.
        Map<Instant, Map<String, Entry>> taken = new TreeMap<>();
        for (Map.Entry<String, String> entry : present.entrySet()) {
            String key = entry.getKey();
            try {
                Entry other = ledger.same(entry.getValue(), sends.get(key));
                if (other.state() == State.ANSWERED) {
                    made.put(key, new Made<>(sends.get(key).read(other.answer()), null));
                } else if (!ledger.isInFlight(other, now)) {
                    Entry again = other.claimedAgain(now);
                    if (claims.takeOver(key, entry.getValue(), again, operation)) {
                        taken.computeIfAbsent(other.first(), same -> new LinkedHashMap<>())
                                .put(key, again);
                    }
                }
            } catch (FivecentRequestException e) {
                made.put(key, new Made<>(null, e));
            }
        }
        taken.forEach((since, mine) -> resolve(mine, since, mayBegin));
    }

    private void resolve(Map<String, Entry> mine, Instant since, BooleanSupplier mayBegin) {
        Map<String, Made<A>> found = together.find(mine.keySet(), since);
        if (found.isEmpty()) {
            make(mine, mayBegin);
        } else {
            record(mine, found);
        }
    }

    private void make(Map<String, Entry> mine, BooleanSupplier mayBegin) {
        if (!mine.isEmpty()) {
            record(mine, together.make(mine.keySet(), mayBegin));
        }
    }

    private void record(Map<String, Entry> mine, Map<String, Made<A>> became) {
        made.putAll(became);
        claims.change(
                only(mine, became, null),
                key -> mine.get(key)
                        .as(State.ANSWERED, sends.get(key).write(became.get(key).answer())),
                "an answer");
        claims.change(
                only(mine, became, Outcome.UNKNOWN), key -> mine.get(key).as(State.UNKNOWN, null), SendLedger.UNKNOWN);
        claims.release(only(mine, became, Outcome.NOT_DONE));
    }

    private Map<String, Entry> only(Map<String, Entry> mine, Map<String, Made<A>> became, Outcome outcome) {
        Map<String, Entry> some = new LinkedHashMap<>(mine);
        some.keySet()
                .removeIf(key -> outcome == null
                        ? became.get(key).failure() != null
                        : !became.get(key).is(outcome));
        return some;
    }
}

package io.github.camelfivecent.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Contenders that take turns, forth and back (A B C C B A), so that what slows the machine down for a while slows all of
 * them down. A ratio is one of two contenders within the same turn.
 */
final class Rounds {

    /** One round of a contender. */
    @FunctionalInterface
    interface Work {

        /** Does the work, and gives what is to be cleared away after it was measured. */
        Runnable round() throws Exception;
    }

    private final Map<String, Work> contenders = new LinkedHashMap<>();
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    Rounds with(String name, Work work) {
        contenders.put(name, work);
        return this;
    }

    /** Runs them. */
    Rounds run(int warmUps, int turns) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            turn();
        }
        costs.clear();
        for (int i = 0; i < turns; i++) {
            turn().forEach((name, cost) ->
                    costs.computeIfAbsent(name, same -> new ArrayList<>()).add(cost));
        }
        return this;
    }

    private Map<String, Cost> turn() throws Exception {
        List<String> order = new ArrayList<>(contenders.keySet());
        List<String> back = new ArrayList<>(order);
        Collections.reverse(back);
        order.addAll(back);
        Map<String, Cost> turn = new LinkedHashMap<>();
        for (String name : order) {
            // What one left behind is not for the next to clear away.
            System.gc();
            Meter meter = new Meter();
            Runnable after = contenders.get(name).round();
            Cost cost = meter.end();
            after.run();
            turn.merge(name, cost, Cost::plus);
        }
        return turn;
    }

    /** Of each turn what one contender took, as a multiple of what another did. */
    List<Double> ratios(String one, String other, ToDoubleFunction<Cost> what) {
        return each(one, other, (a, b) -> what.applyAsDouble(a) / what.applyAsDouble(b));
    }

    /** Of each turn something that comes of two contenders. */
    List<Double> each(String one, String other, java.util.function.ToDoubleBiFunction<Cost, Cost> what) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < costs.get(one).size(); i++) {
            values.add(
                    what.applyAsDouble(costs.get(one).get(i), costs.get(other).get(i)));
        }
        return values;
    }

    /** Of each turn something of one contender. */
    List<Double> each(String one, ToDoubleFunction<Cost> what) {
        return costs.get(one).stream().map(what::applyAsDouble).toList();
    }
}

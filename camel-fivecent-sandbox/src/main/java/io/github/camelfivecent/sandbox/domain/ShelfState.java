package io.github.camelfivecent.sandbox.domain;

import java.util.List;

/**
 * What is kept of a list of things.
 *
 * @param slots the things that are kept one by one
 * @param seeds those that exist only as a rule
 * @param order the place of the next one in the order of adding
 * @param newest the highest id that it gave, or null
 */
public record ShelfState<T>(List<Slot<T>> slots, List<SeedState> seeds, long order, String newest) {
    /**
     * A thing and its place in the order of adding.
     *
     * @param order its place
     * @param item the thing
     */
    public record Slot<T>(long order, T item) {}
}

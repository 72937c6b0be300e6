package io.github.camelfivecent.model;

import java.util.AbstractList;
import java.util.List;

/** The list that a send answers with, one entry a recipient; unlike a plain list it converts to JSON. */
public final class Results<T> extends AbstractList<T> implements FivecentRecord {

    private final List<T> entries;

    /**
     * A list of the given entries, which it copies.
     *
     * @param entries one a recipient
     */
    public Results(List<T> entries) {
        this.entries = Lists.of(entries);
    }

    @Override
    public T get(int index) {
        return entries.get(index);
    }

    @Override
    public int size() {
        return entries.size();
    }
}

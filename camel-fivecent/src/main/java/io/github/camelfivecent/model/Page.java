package io.github.camelfivecent.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Iterator;
import java.util.List;

/**
 * One page of a list, newest first. It can be iterated, so that a splitter takes it as it is.
 *
 * @param items    the items of this page
 * @param nextPage where the next page begins: the value for {@code After} (or {@code Before} of conversations); null on
 *                 the last page
 */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
public record Page<T>(List<T> items, String nextPage) implements FivecentRecord, Iterable<T> {

    public Page {
        items = Lists.of(items);
    }

    @Override
    public Iterator<T> iterator() {
        return items.iterator();
    }
}

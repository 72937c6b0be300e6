package io.github.camelfivecent.operation;

import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.Page;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Walks a list from its newest item to its oldest, and holds one page of it, and one ahead where that is wanted. Not safe for threads. */
public final class PageIterator<T> implements Iterator<T> {

    private final String operation;
    private final Function<String, Page<T>> fetch;
    private final Consumer<String> ahead;
    private final Set<String> seen = new HashSet<>();
    private Iterator<T> items;
    private String next;
    private T firstBefore;

    /**
     * Begins a walk; the first page is fetched when it is asked for.
     *
     * @param operation the operation, for messages
     * @param fetch     gives the page that begins at a cursor, or the first for null
     */
    public PageIterator(String operation, Function<String, Page<T>> fetch) {
        this(operation, fetch, next -> {});
    }

    /**
     * Begins a walk that fetches one page ahead; the first page is fetched when it is asked for.
     *
     * @param operation the operation, for messages
     * @param fetch     gives the page that begins at a cursor, or the first for null
     */
    public PageIterator(String operation, Prefetch<T> fetch) {
        this(operation, fetch, fetch::ahead);
    }

    private PageIterator(String operation, Function<String, Page<T>> fetch, Consumer<String> ahead) {
        this.operation = operation;
        this.fetch = fetch;
        this.ahead = ahead;
    }

    /**
     * Whether there is a further item; fetches the next page where it has to.
     *
     * @throws io.github.camelfivecent.model.FivecentException if a page cannot be had, or the list leads in a circle
     */
    @Override
    public boolean hasNext() {
        while (items == null || !items.hasNext() && next != null) {
            Page<T> page = fetch.apply(next);
            items = page.iterator();
            next = page.nextPage();
            T first = page.items().isEmpty() ? null : page.items().get(0);
            if (next != null && !seen.add(next) || first != null && first.equals(firstBefore)) {
                throw new FivecentUnavailableException(
                        operation + ": the list leads in a circle, it gave the same page twice",
                        Answer.none(operation),
                        false,
                        null,
                        null);
            }
            firstBefore = first;
            if (next != null) {
                ahead.accept(next);
            }
        }
        return items.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.next();
    }
}

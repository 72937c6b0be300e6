package io.github.camelfivecent.operation;

import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.Page;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Fetches the next page of a list while the items of the one before are being used; never more than that one. What it fails
 * with is thrown where the page is needed, and the page is then asked for again. Not safe for threads.
 */
public final class Prefetch<T> implements Function<String, Page<T>> {

    private final String operation;
    private final Function<String, Page<T>> fetch;
    private final Executor threads;
    private String cursor;
    private FutureTask<Page<T>> ahead;

    /**
     * Creates it.
     *
     * @param operation the operation, for messages
     * @param fetch     gives the page that begins at a cursor
     * @param threads   what fetches ahead
     */
    public Prefetch(String operation, Function<String, Page<T>> fetch, Executor threads) {
        this.operation = operation;
        this.fetch = fetch;
        this.threads = threads;
    }

    @Override
    public Page<T> apply(String wanted) {
        return ahead != null && wanted.equals(cursor) ? taken() : fetch.apply(wanted);
    }

    /** Begins to fetch the page that will be wanted next. */
    void ahead(String next) {
        cursor = next;
        ahead = new FutureTask<>(() -> fetch.apply(next));
        threads.execute(ahead);
    }

    private Page<T> taken() {
        FutureTask<Page<T>> task = ahead;
        ahead = null;
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            throw new FivecentUnavailableException(
                    operation + ": interrupted", Answer.none(operation), true, null, null);
        }
    }
}

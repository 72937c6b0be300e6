package io.github.camelfivecent.resource;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.http.IdPage;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.poll.Pages;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A list that a consumer can walk.
 *
 * @param list   the operation that gives its pages
 * @param limit  items to ask for on a page; 0 where the service knows one size only
 * @param id     the id of an item
 * @param delete the operation that removes an item, or null
 * @param key    what that operation knows an item by
 */
public record Listed<T>(
        Operation<Page<T>> list, int limit, Function<T, String> id, Operation<?> delete, Function<T, String> key) {

    static <T> Listed<T> of(Operation<Page<T>> list, int limit, Function<T, String> id) {
        return new Listed<>(list, limit, id, null, null);
    }

    /**
     * The list as a walk reads it.
     *
     * @param client      makes the requests
     * @param stillWanted false ends the walk
     */
    public Pages<T> pages(Supplier<FivecentClient> client, BooleanSupplier stillWanted) {
        return new Pages<>() {
            @Override
            public Page<T> items(String after) {
                return page(client.get(), after, list.answer(), stillWanted);
            }

            @Override
            public IdPage ids(String after) {
                return page(client.get(), after, list.answer().ids(), stillWanted);
            }

            @Override
            public String id(T item) {
                return id.apply(item);
            }
        };
    }

    /**
     * Removes an item from the account.
     *
     * @param client      makes the request
     * @param item        the item
     * @param stillWanted false ends it before it is made
     */
    public void delete(FivecentClient client, T item, BooleanSupplier stillWanted) {
        call(client, delete, key.apply(item), stillWanted);
    }

    /**
     * Asks for an item by its id.
     *
     * @param client      makes the request
     * @param get         the operation that gives it
     * @param item        the item
     * @param stillWanted false ends it before it is made
     */
    <A> A get(FivecentClient client, Operation<A> get, T item, BooleanSupplier stillWanted) {
        return call(client, get, id.apply(item), stillWanted);
    }

    private static <A> A call(FivecentClient client, Operation<A> about, String what, BooleanSupplier stillWanted) {
        Input input = Input.of(Map.of(about.fields().get(0).wire(), what));
        return client.call(about.prepare(input, Clock.systemUTC()).request(), about.answer(), stillWanted);
    }

    private <P> P page(FivecentClient client, String after, AnswerShape<P> shape, BooleanSupplier stillWanted) {
        Input first = Input.of(limit == 0 ? Map.of() : Map.of(Fields.LIMIT.wire(), limit));
        return client.call(list.prepare(first.at(after), Clock.systemUTC()).request(), shape, stillWanted);
    }
}

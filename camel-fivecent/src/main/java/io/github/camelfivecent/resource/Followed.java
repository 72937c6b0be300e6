package io.github.camelfivecent.resource;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.poll.StatusPosition.Seen;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A list whose items change their status.
 *
 * @param listed the list
 * @param get    the operation that gives a single item
 * @param answer how its answer is read as an item of the list
 * @param seen   tells what an item is
 */
public record Followed<T>(Listed<T> listed, Operation<?> get, AnswerShape<T> answer, Function<T, Seen> seen) {

    /**
     * Asks for an item.
     *
     * @param  client      makes the request
     * @param  id          the item's id
     * @param  stillWanted false ends it
     * @return             the item as it is now
     * @throws io.github.camelfivecent.model.FivecentRequestException if it is no longer there
     */
    public T get(FivecentClient client, String id, BooleanSupplier stillWanted) {
        Input input = Input.of(Map.of(get.fields().get(0).wire(), id));
        return client.call(get.prepare(input, Clock.systemUTC()).request(), answer, stillWanted);
    }
}

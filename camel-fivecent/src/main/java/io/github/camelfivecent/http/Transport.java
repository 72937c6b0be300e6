package io.github.camelfivecent.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Makes one request, once. */
public interface Transport {

    /**
     * Makes a request and reads its answer.
     *
     * @param  request     what to ask
     * @param  shape       how to read the answer
     * @param  stillWanted asked while a read waits; false ends it
     * @return             the answer
     * @throws io.github.camelfivecent.model.FivecentException if there is none, or the service reports a failure
     */
    <A> A exchange(Request request, AnswerShape<A> shape, BooleanSupplier stillWanted);

    /** How far the service's clock is ahead of this one, by the date of its last answer; zero if it has not told. */
    default Duration clockAhead() {
        return Duration.ZERO;
    }
}

package io.github.camelfivecent.observe;

import io.github.camelfivecent.http.Limiter;
import io.github.camelfivecent.http.RequestListener;
import java.math.BigDecimal;

/** Where what happens is counted for others to collect. Nobody collects it by default. */
interface Meters extends RequestListener {

    Meters NONE = new Meters() {};

    /** Has the meters of an operation there before they count, or the first of its failures would not be seen as a rise. */
    default void expect(String operation) {}

    default void sent(String operation, SentMessages sent) {}

    default void unknown(String operation) {}

    /** The credits that are left; null of an account that has none, since it pays afterwards. */
    default void balance(String account, BigDecimal credits) {}

    /** Somebody begins to use an account, and with it a limiter that all who use it share. */
    default void add(String account, Limiter limiter) {}

    /** As often as it was added. */
    default void remove(String account) {}

    default void add(ConsumerActivity consumer) {}

    default void remove(ConsumerActivity consumer) {}

    default void item(ConsumerActivity consumer, ConsumerActivity.Fate fate) {}
}

package io.github.camelfivecent.operation;

import java.time.Clock;

/** What a field takes, and the form in which the service gets it. */
@FunctionalInterface
interface Rule {

    /**
     * Checks a value.
     *
     * @param  value a value as it was given, not null
     * @param  clock the time that schedules are compared with
     * @return       the value for the service; null when it stands for nothing, such as a schedule of 0
     * @throws IllegalArgumentException if it is not accepted; the message says what is, and does not quote a text
     */
    Object apply(Object value, Clock clock);
}

package io.github.camelfivecent.sandbox.testing;

import java.time.Instant;

/**
 * A phone that an account wrote to or heard from.
 *
 * @param number its number in international form, without a plus
 * @param local its number as people write it
 * @param name its name, or empty
 * @param count how many messages there are
 * @param at when the newest was
 * @param snippet how the newest begins
 * @param inbound whether the phone sent the newest
 * @param status the status of the newest in words
 * @param optedOut whether it wants no more messages
 */
public record Phone(
        String number,
        String local,
        String name,
        int count,
        Instant at,
        String snippet,
        boolean inbound,
        String status,
        boolean optedOut) {}

package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;

/**
 * A number that wants no more messages.
 *
 * @param id the id of the entry
 * @param number the number in international form, without a plus
 * @param at when it opted out
 */
public record StoredOptOut(String id, String number, Instant at) {}

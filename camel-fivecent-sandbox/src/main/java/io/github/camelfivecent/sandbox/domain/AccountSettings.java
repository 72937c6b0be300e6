package io.github.camelfivecent.sandbox.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What is set on an account.
 *
 * @param flags what is switched on
 * @param deliverAfter the time a delivery takes by the clock, or null when deliveries are left to the caller
 * @param contacts the names of phones by their numbers, in international form without a plus
 */
public record AccountSettings(Set<Flag> flags, Duration deliverAfter, Map<String, String> contacts) {}

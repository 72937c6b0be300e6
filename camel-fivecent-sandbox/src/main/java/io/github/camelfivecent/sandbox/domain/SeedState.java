package io.github.camelfivecent.sandbox.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of many items that exist only as a rule.
 *
 * @param count how many there were
 * @param newest when the last of them happened
 * @param spacing how much earlier the one before it did, and so on
 * @param order their place in the order of adding
 * @param removed the indexes of those that were removed
 */
public record SeedState(int count, Instant newest, Duration spacing, long order, List<Integer> removed) {}

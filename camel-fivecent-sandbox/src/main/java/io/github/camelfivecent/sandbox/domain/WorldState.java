package io.github.camelfivecent.sandbox.domain;

import java.util.List;

/**
 * What is kept of a sandbox.
 *
 * @param ids what the next ids are made from
 * @param numbersGiven how many virtual numbers were given out
 * @param accounts its accounts
 */
public record WorldState(ObjectIds.State ids, int numbersGiven, List<AccountState> accounts) {}

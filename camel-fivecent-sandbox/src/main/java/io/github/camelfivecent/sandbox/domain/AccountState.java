package io.github.camelfivecent.sandbox.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What is kept of an account. Those who listen to it are not.
 *
 * @param keyId the id of its key
 * @param keySecret the secret of its key
 * @param ownNumber the virtual number that it had to begin with
 * @param deliveryDelay the time a delivery takes by the clock, or null when deliveries are left to the caller
 * @param flags what is switched on
 * @param contacts the names of phones by their numbers
 * @param books its parts
 */
public record AccountState(
        String keyId,
        String keySecret,
        String ownNumber,
        Duration deliveryDelay,
        Set<Flag> flags,
        Map<String, String> contacts,
        BooksState books) {}

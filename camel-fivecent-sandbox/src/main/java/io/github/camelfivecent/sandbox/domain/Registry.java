package io.github.camelfivecent.sandbox.domain;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the accounts of a sandbox share: numbers are given out once, and names belong to one of them. */
final class Registry {
    private final AtomicInteger numbersGiven = new AtomicInteger();
    private final Set<String> virtualNumberIds = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> mailHosts = new ConcurrentHashMap<>();
    private final Map<String, Integer> people = new ConcurrentHashMap<>();

    /** A virtual number that no account has. */
    String nextNumber() {
        return Long.toString(61_480_000_000L + numbersGiven.getAndIncrement());
    }

    int numbersGiven() {
        return numbersGiven.get();
    }

    void restore(int given) {
        numbersGiven.set(given);
    }

    Set<String> virtualNumberIds() {
        return virtualNumberIds;
    }

    /** The hosts of all domains that an account has. */
    Set<String> mailHosts() {
        return mailHosts.keySet();
    }

    /** Counts one more account that has this host. */
    void addMailHost(String host) {
        mailHosts.merge(host, 1, Integer::sum);
    }

    void removeMailHost(String host) {
        removeOne(mailHosts, host);
    }

    /** Counts one more account that a person may use; tells whether it is the first. */
    boolean addPerson(String email) {
        return people.merge(email, 1, Integer::sum) == 1;
    }

    void removePerson(String email) {
        removeOne(people, email);
    }

    private static void removeOne(Map<String, Integer> counts, String name) {
        counts.computeIfPresent(name, (key, accounts) -> accounts == 1 ? null : accounts - 1);
    }

    /** Forgets what the accounts hold; numbers once given out are not given out again. */
    void clear() {
        virtualNumberIds.clear();
        mailHosts.clear();
        people.clear();
    }
}

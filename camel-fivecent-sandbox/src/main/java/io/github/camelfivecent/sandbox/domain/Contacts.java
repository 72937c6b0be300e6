package io.github.camelfivecent.sandbox.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of the phones that an account knows. */
final class Contacts {
    private final Map<String, String> names = new ConcurrentHashMap<>();

    void name(String number, String name) {
        names.put(Numbers.international(number), name);
    }

    /** The name of a number, or empty. */
    String nameOf(String number) {
        return names.getOrDefault(Numbers.international(number), "");
    }

    Map<String, String> all() {
        return Map.copyOf(names);
    }

    void restore(Map<String, String> nameByNumber) {
        names.putAll(nameByNumber);
    }

    void clear() {
        names.clear();
    }
}

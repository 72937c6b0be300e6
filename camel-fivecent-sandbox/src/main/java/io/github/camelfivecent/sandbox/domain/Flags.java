package io.github.camelfivecent.sandbox.domain;

import java.util.EnumSet;
import java.util.Set;

/** The flags that are set on an account. */
final class Flags {
    private final Set<Flag> set = EnumSet.noneOf(Flag.class);

    Flags() {
        reset();
    }

    synchronized void set(Flag flag, boolean on) {
        if (on) {
            set.add(flag);
        } else {
            set.remove(flag);
        }
    }

    synchronized boolean has(Flag flag) {
        return set.contains(flag);
    }

    /** Refuses with the given status and text unless the flag is set. */
    void require(Flag flag, int status, String error) {
        if (!has(flag)) {
            throw Refusal.of(status, error);
        }
    }

    synchronized Set<Flag> all() {
        return EnumSet.copyOf(set);
    }

    synchronized void restore(Set<Flag> flags) {
        set.clear();
        set.addAll(flags);
    }

    synchronized void reset() {
        for (Flag flag : Flag.values()) {
            set(flag, flag.initially());
        }
    }
}

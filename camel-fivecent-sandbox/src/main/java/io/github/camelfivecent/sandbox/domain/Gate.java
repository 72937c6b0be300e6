package io.github.camelfivecent.sandbox.domain;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets what changes in several lists be seen whole: changes go on side by side, and a picture waits for those under way. */
final class Gate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Does a change, which may be part of another one. */
    <T> T change(Supplier<T> change) {
        return locked(lock.readLock(), change);
    }

    /** Does a change, which may be part of another one. */
    void change(Runnable change) {
        change(() -> {
            change.run();
            return null;
        });
    }

    /** Takes a picture while nothing changes. */
    <T> T picture(Supplier<T> picture) {
        return locked(lock.writeLock(), picture);
    }

    private static <T> T locked(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

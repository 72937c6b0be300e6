package io.github.camelfivecent.cursor;

import org.apache.camel.spi.StateRepository;

/** Counts in a cursor together with others, each of which reads again after a conflict. */
final class Counter {

    private Counter() {}

    static void increment(StateRepository<String, String> repository, String key, int times) {
        int done = 0;
        while (done < times) {
            String stored = repository.getState(key);
            int next = (stored == null ? 0 : Integer.parseInt(stored)) + 1;
            try {
                repository.setState(key, String.valueOf(next));
                done++;
            } catch (CursorConflictException e) {
                // another one was faster: read again
                Thread.onSpinWait();
            }
        }
    }
}

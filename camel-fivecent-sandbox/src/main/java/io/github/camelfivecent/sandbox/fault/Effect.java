package io.github.camelfivecent.sandbox.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an armed rule does to a request. */
sealed interface Effect {
    /** Adds to the plan of a request. */
    void addTo(Plan plan, Occasion occasion);

    /** Fails the request, before or after the sandbox has carried it out. */
    record Fail(Fault fault, boolean stored) implements Effect {
        @Override
        public void addTo(Plan plan, Occasion occasion) {
            plan.fail(fault, stored);
        }

        @Override
        public String toString() {
            return fault + (fault.onlySlow() ? "" : stored ? " after it is stored" : " before it is stored");
        }
    }

    /** Does something before the request is carried out. */
    record Hook(Runnable action) implements Effect {
        @Override
        public void addTo(Plan plan, Occasion occasion) {
            plan.hook(action);
        }

        @Override
        public String toString() {
            return "hook";
        }
    }

    /** Makes every answer late. */
    record Latency(Duration delay) implements Effect {
        @Override
        public void addTo(Plan plan, Occasion occasion) {
            plan.delay(delay);
        }

        @Override
        public String toString() {
            return "latency " + delay;
        }
    }

    /** Serves a wrong page. */
    final class Page implements Effect {
        private final PagingFault fault;
        private final Deque<Optional<String>> cursors = new ArrayDeque<>();

        Page(PagingFault fault) {
            this.fault = fault;
        }

        /** Remembers the cursors of the last requests, which the fault leads back to. */
        void remember(Occasion occasion) {
            cursors.addFirst(occasion.cursor());
            while (cursors.size() > fault.pages() + 1) {
                cursors.removeLast();
            }
        }

        @Override
        public void addTo(Plan plan, Occasion occasion) {
            int back = fault.kind() == PagingFault.Kind.LOOP ? fault.pages() - 1 : fault.pages();
            cursors.stream().skip(back).findFirst().ifPresent(cursor -> plan.page(fault, cursor));
        }

        @Override
        public String toString() {
            return fault.toString();
        }
    }

    /** Takes so many requests of an account in a window of time, and throttles the others until its end. */
    final class Quota implements Effect {
        private final int limit;
        private final Duration window;
        private final Clock clock;
        private final Map<String, Window> windows = new HashMap<>();

        private record Window(Instant end, int taken) {}

        Quota(int limit, Duration window, Clock clock) {
            this.limit = limit;
            this.window = window;
            this.clock = clock;
        }

        @Override
        public void addTo(Plan plan, Occasion occasion) {
            Instant now = clock.instant();
            Window current = windows.get(occasion.keyId());
            boolean over = current == null
                    || !now.isBefore(current.end())
                    // the clock went back to before it began
                    || now.isBefore(current.end().minus(window));
            if (over) {
                current = new Window(now.plus(window), 0);
            }
            if (current.taken() < limit) {
                windows.put(occasion.keyId(), new Window(current.end(), current.taken() + 1));
            } else {
                plan.fail(Fault.throttled(Duration.between(now, current.end())), false);
            }
        }

        @Override
        public String toString() {
            return "quota " + limit + " in " + window;
        }
    }
}

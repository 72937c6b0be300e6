package io.github.camelfivecent.sandbox.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final SandboxTime time = new SandboxTime(new SandboxClock(START));
    private final Timetable timetable = new Timetable(time, new Gate());
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void doesWhatIsDueInTheOrderOfTimeEvenIfItIsAddedMeanwhile() {
        timetable.at(START.plusSeconds(3), () -> done.add("third"));
        timetable.at(START.plusSeconds(1), () -> {
            done.add("first");
            timetable.at(START.plusSeconds(2), () -> done.add("second"));
        });
        timetable.at(START.plusSeconds(60), () -> done.add("too early"));

        time.advance(Duration.ofSeconds(10));
        timetable.catchUp();

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void doesNotReturnWhileAnotherThreadDoesWhatIsDue() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        timetable.at(START, () -> {
            begun.countDown();
            awaitLatch(end);
            done.add("slow");
        });
        Thread first = new Thread(timetable::catchUp);
        first.start();
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

        FutureTask<List<String>> second = new FutureTask<>(() -> {
            timetable.catchUp();
            return List.copyOf(done);
        });
        Thread other = new Thread(second);
        other.start();
        await().until(() -> other.getState() == Thread.State.WAITING || second.isDone());
        end.countDown();

        assertThat(second.get(1, TimeUnit.MINUTES)).containsExactly("slow");
        first.join();
    }

    @Test
    void anActionMayLookAtTheAccount() {
        timetable.at(START, () -> {
            timetable.catchUp();
            done.add("looked");
        });

        timetable.catchUp();

        assertThat(done).containsExactly("looked");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

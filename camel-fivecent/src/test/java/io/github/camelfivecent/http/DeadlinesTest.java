package io.github.camelfivecent.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.http.Deadlines.Deadline;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines();

    @Test
    void aRequestThatCannotBeLookedAfterKeepsNoOtherFromItsEnd() {
        for (int i = 0; i < 20; i++) {
            deadlines.start(new HttpGet("/odd"), Duration.ofMinutes(1), () -> {
                throw new IllegalStateException("odd");
            });
        }
        HttpGet late = new HttpGet("/late");
        Deadline deadline = deadlines.start(late, Duration.ZERO, () -> true);

        deadlines.run();

        assertThat(late.isCancelled()).isTrue();
        assertThat(deadline.passed()).isTrue();
    }

    @Test
    void aRequestThatNobodyWantsIsEndedThoughItsTimeIsNotOver() {
        HttpGet unwanted = new HttpGet("/unwanted");
        Deadline deadline = deadlines.start(unwanted, Duration.ofMinutes(1), () -> false);

        deadlines.run();

        assertThat(unwanted.isCancelled()).isTrue();
        assertThat(deadline.passed()).isFalse();
    }
}

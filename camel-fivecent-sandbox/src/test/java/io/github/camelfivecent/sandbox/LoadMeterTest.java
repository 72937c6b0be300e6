package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadMeterTest {
    private static final long MILLISECOND = 1_000_000;

    private final LoadMeter load = new LoadMeter();

    @Test
    void seesTheMostRequestsAtTheSameTime() {
        load.opened(0);
        load.opened(1);
        load.answered(2, Duration.ZERO);
        load.answered(3, Duration.ZERO);
        load.opened(4);

        assertThat(load.maxConcurrentSeen()).isEqualTo(2);
    }

    @Test
    void countsARequestUntilItsLateAnswer() {
        load.opened(0);
        load.answered(0, Duration.ofMillis(10));
        load.opened(9 * MILLISECOND);
        load.answered(9 * MILLISECOND, Duration.ZERO);
        assertThat(load.maxConcurrentSeen()).isEqualTo(2);

        load.reset();
        load.opened(10 * MILLISECOND);
        assertThat(load.maxConcurrentSeen()).isEqualTo(1);
    }

    @Test
    void seesTheMostRequestsWithinAnyOneSecond() {
        for (long at : new long[] {0, 600, 900, 1000, 1599, 1600, 5000}) {
            load.opened(at * MILLISECOND);
            load.answered(at * MILLISECOND, Duration.ZERO);
        }

        assertThat(load.maxPerSecondSeen()).isEqualTo(4);
        assertThat(load.requests()).isEqualTo(7);
    }
}

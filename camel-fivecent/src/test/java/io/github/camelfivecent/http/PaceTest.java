package io.github.camelfivecent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongSupplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class PaceTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = Pace.SECOND;
    private static final int REQUESTS = 400;

    /** What the clock says at the beginning: its numbers may overflow at any time, and do so here. */
    private static final long BEGINNING = Long.MAX_VALUE - 2 * SECOND;

    private record UnderWay(Permit permit, long end) {}

    /** What a client that always has more to send does, and when the service sees it. */
    private static final class Run {

        private final Pace pace;
        private final PriorityQueue<UnderWay> underWay = new PriorityQueue<>(Comparator.comparingLong(UnderWay::end));
        private final List<Long> starts = new ArrayList<>();
        private final List<Long> seen = new ArrayList<>();
        private long now;

        Run(double perSecond) {
            pace = new Pace(BEGINNING);
            pace.limit(perSecond);
        }

        Run requests(int count, LongSupplier latency, Random random) {
            for (int i = 0; i < count; i++) {
                awaitTurn();
                Permit permit = new Permit(null);
                long took = latency.getAsLong();
                pace.started(permit, BEGINNING + now);
                starts.add(now);
                seen.add(now + random.nextLong(Math.min(took, Pace.LONGEST_WAY) + 1));
                underWay.add(new UnderWay(permit, now + took));
            }
            seen.sort(Comparator.naturalOrder());
            return this;
        }

        private void awaitTurn() {
            long wait;
            while ((wait = pace.nanosToStart(BEGINNING + now)) > 0) {
                if (!underWay.isEmpty() && underWay.peek().end <= now + wait) {
                    UnderWay ended = underWay.remove();
                    now = Math.max(now, ended.end);
                    pace.ended(ended.permit, BEGINNING + now);
                } else {
                    now += wait;
                }
            }
        }
    }

    @Property(tries = 300)
    void theServiceNeverSeesMoreThanTheLimitInASecond(
            @ForAll @DoubleRange(min = 0.2, max = 150) double perSecond,
            @ForAll @LongRange(max = 5000) long slowest,
            @ForAll Random random) {
        Run run = new Run(perSecond).requests(REQUESTS, () -> random.nextLong(slowest * MILLI + 1), random);
        int most = (int) Math.ceil(perSecond);
        for (int i = 0; i + most < run.seen.size(); i++) {
            assertThat(run.seen.get(i + most) - run.seen.get(i)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Property(tries = 100)
    void startsAreSpacedEvenly(
            @ForAll @DoubleRange(min = 0.2, max = 150) double perSecond,
            @ForAll @LongRange(max = 5000) long slowest,
            @ForAll Random random) {
        Run run = new Run(perSecond).requests(REQUESTS, () -> random.nextLong(slowest * MILLI + 1), random);
        for (int i = 1; i < run.starts.size(); i++) {
            assertThat(run.starts.get(i) - run.starts.get(i - 1)).isGreaterThanOrEqualTo((long) (SECOND / perSecond));
        }
    }

    @Property(tries = 100)
    void slowAnswersCostAtMostHalfOfTheRate(
            @ForAll @DoubleRange(min = 0.2, max = 150) double perSecond,
            @ForAll @LongRange(max = 60_000) long slowest,
            @ForAll Random random) {
        Run run = new Run(perSecond).requests(REQUESTS, () -> random.nextLong(slowest * MILLI + 1), random);
        assertThat(run.now).isLessThanOrEqualTo((long) (2 * SECOND * (REQUESTS / perSecond + 1)));
    }

    @Example
    void quickAnswersCostLittleOfTheRate() {
        Run run = new Run(100).requests(1001, () -> 50 * MILLI, new Random(1));
        assertThat(1000.0 * SECOND / run.now).isBetween(95.0, 100.0);
    }

    @Example
    void withoutALimitThereIsNoWait() {
        Run run = new Run(Double.POSITIVE_INFINITY).requests(10_000, () -> 30 * SECOND, new Random(1));
        assertThat(run.now).isZero();
    }

    @Example
    void aRateBelowOneIsAnInterval() {
        assertThat(new Run(0.1).requests(3, () -> 0, new Random(1)).starts)
                .containsExactly(0L, 10 * SECOND, 20 * SECOND);
    }

    @Example
    void aLowerLimitHoldsForWhatStartsFromThenOn() {
        Run run = new Run(50).requests(50, () -> 0, new Random(1));
        run.pace.limit(2);
        long changed = run.now;
        run.requests(3, () -> 0, new Random(1));
        List<Long> after = run.starts.subList(50, 53);
        assertThat(after.get(0) - changed).isBetween(SECOND / 2, SECOND);
        assertThat(after.get(2) - after.get(0)).isGreaterThanOrEqualTo(SECOND);
    }

    @Example
    void aHigherLimitNeedNotWaitForTheIntervalOfTheLowerOne() {
        Run run = new Run(0.001).requests(1, () -> 0, new Random(1));
        run.pace.limit(10);
        run.requests(1, () -> 0, new Random(1));
        assertThat(run.now).isEqualTo(SECOND / 10);
    }
}

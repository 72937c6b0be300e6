package io.github.camelfivecent.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTimeTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00.900Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Instant TIME = Instant.parse("2026-12-24T07:30:00Z");
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    static Stream<Object> forms() {
        long seconds = TIME.getEpochSecond();
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(SYDNEY));
        calendar.setTimeInMillis(TIME.toEpochMilli());
        return Stream.of(
                seconds,
                (double) seconds,
                BigDecimal.valueOf(seconds),
                new AtomicLong(seconds),
                (int) seconds,
                String.valueOf(seconds),
                " " + seconds + " ",
                new StringBuilder().append(seconds),
                TIME,
                TIME.plusMillis(999),
                TIME.atZone(SYDNEY),
                TIME.atOffset(ZoneOffset.ofHours(-5)),
                Date.from(TIME),
                Timestamp.from(TIME),
                new java.sql.Date(TIME.toEpochMilli()),
                calendar,
                "2026-12-24T07:30:00Z",
                "2026-12-24T07:30:00.5Z",
                "2026-12-24T18:30+11:00",
                "2026-12-24T18:30:00+11:00[Australia/Sydney]",
                "2026-12-24t07:30:00z");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsEveryFormOfATime(Object value) {
        assertThat(ScheduleTime.parse(value, CLOCK)).isEqualTo(TIME);
    }

    static Stream<Object> none() {
        return Stream.of(0, 0L, 0.0, "0", "", "  ");
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("none")
    void nothingMeansNow(Object value) {
        assertThat(ScheduleTime.parse(value, CLOCK)).isNull();
    }

    static Stream<Object> past() {
        return Stream.of(
                1L,
                NOW.getEpochSecond() - 1,
                NOW.minusSeconds(1),
                Instant.EPOCH,
                Date.from(NOW.minusSeconds(1)),
                "2026-05-31T23:59:59Z",
                "2026-06-01T09:59:59+10:00");
    }

    @ParameterizedTest
    @MethodSource("past")
    void refusesThePast(Object value) {
        Instant time = ScheduleTime.parse(value, CLOCK);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleTime.requireToCome(time, CLOCK))
                .withMessageStartingWith("the time " + time + " is in the past; accepted are epoch seconds, ISO-8601");
    }

    static Stream<Object> beforeAllTime() {
        return Stream.of(-1, "-5", Long.MIN_VALUE);
    }

    @ParameterizedTest
    @MethodSource("beforeAllTime")
    void refusesWhatIsNoTimeAtAll(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleTime.parse(value, CLOCK))
                .withMessageStartingWith("the time " + value + " is in the past; accepted are epoch seconds, ISO-8601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1782864000000", "100000000000", "9999999999999999999"})
    void refusesMillisecondsAndSaysSo(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleTime.parse(value, CLOCK))
                .withMessageContaining("looks like milliseconds, where seconds are taken");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleTime.parse(new BigDecimal(value), CLOCK))
                .withMessageContaining("looks like milliseconds");
    }

    static Stream<Object> withoutZone() {
        return Stream.of(
                LocalDateTime.of(2026, 12, 24, 18, 30),
                LocalDate.of(2026, 12, 24),
                "2026-12-24T18:30:00",
                "2026-12-24",
                "tomorrow",
                "24/12/2026 18:30",
                "1.5",
                "2026-13-01T00:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("withoutZone")
    void refusesATimeWithoutAnOffsetOrZone(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleTime.parse(value, CLOCK))
                .withMessageStartingWith("the time " + value + " is no date and time with an offset or zone;");
    }

    static Stream<Object> strange() {
        return Stream.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                "1.2.3",
                "-",
                new BigDecimal("1e999999"),
                "9".repeat(1_000_000),
                true,
                new int[0],
                "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("strange")
    void refusesWhatIsNoTimeInAShortMessage(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleTime.parse(value, CLOCK))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).contains("accepted are epoch seconds"));
    }

    @Test
    void takesExactly356DaysAheadAndNotASecondMore() {
        Instant furthest = NOW.plus(Duration.ofDays(356));

        assertThat(ScheduleTime.parse(furthest, CLOCK)).isEqualTo(furthest.truncatedTo(ChronoUnit.SECONDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleTime.parse(furthest.plusSeconds(1), CLOCK))
                .withMessageContaining("is more than 356 days ahead");
    }

    @Property
    void takesEverySecondFromNowTo356DaysAheadAndNoOther(
            @ForAll @LongRange(min = -400 * 86_400, max = 400 * 86_400) long ahead) {
        long seconds = NOW.getEpochSecond() + ahead;
        boolean allowed = ahead >= 0 && ahead <= Duration.ofDays(356).toSeconds();

        Throwable refusal = catchThrowable(() -> {
            Instant time = ScheduleTime.parse(seconds, CLOCK);
            assertThat(time).isEqualTo(Instant.ofEpochSecond(seconds));
            ScheduleTime.requireToCome(time, CLOCK);
        });
        if (allowed) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(ahead < 0 ? "is in the past" : "is more than 356 days ahead");
        }
    }
}

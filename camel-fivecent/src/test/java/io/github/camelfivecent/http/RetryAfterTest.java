package io.github.camelfivecent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "120, 120",
        "' 7 ', 7",
        "0012, 12",
        "86400, 86400",
        "86401, 86400",
        "99999999999999999999999999, 86400",
        "00000000000000000000000005, 5"
    })
    void takesSeconds(String value, long seconds) {
        assertThat(RetryAfter.parse(value, CLOCK)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 01 Mar 2026 10:01:30 GMT",
                "Sunday, 01-Mar-26 10:01:30 GMT",
                "Sun Mar  1 10:01:30 2026",
            })
    void takesADateInEachFormOfHttp(String value) {
        assertThat(RetryAfter.parse(value, CLOCK)).contains(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @CsvSource({"'Sun, 01 Mar 2026 09:59:59 GMT', 0", "'Fri, 01 Jan 2100 00:00:00 GMT', 86400"})
    void aDateThatIsPastIsNowAndOneFarAwayADay(String value, long seconds) {
        assertThat(RetryAfter.parse(value, CLOCK)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+5",
                "1.5",
                "1e3",
                "5 s",
                "soon",
                "٣",
                "Sun, 99 Foo 2026 10:00:00 GMT",
                "2026-03-01"
            })
    void takesNothingElse(String value) {
        assertThat(RetryAfter.parse(value, CLOCK)).isEmpty();
    }

    @Property
    void neverFailsAndNeverLeavesItsBounds(@ForAll String value) {
        assertThat(RetryAfter.parse(value, CLOCK).orElse(Duration.ZERO)).isBetween(Duration.ZERO, RetryAfter.LONGEST);
    }
}

package io.github.camelfivecent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @Test
    void noOptionsAreNoLimits() {
        assertThat(Limits.of(null, null)).isEqualTo(Limits.NONE);
    }

    @Test
    void theStrictestIsTakenOfEachLimit() {
        Limits one = Limits.of(2.5, 20);
        assertThat(one.strictest(Limits.of(10.0, 5))).isEqualTo(Limits.of(2.5, 5));
        assertThat(one.strictest(Limits.NONE)).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.000_01, Double.NaN, Double.NEGATIVE_INFINITY})
    void aRateBelowOneADayIsRefused(double rate) {
        assertThatThrownBy(() -> Limits.of(rate, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxRequestsPerSecond");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void lessThanOneAtATimeIsRefused(int concurrent) {
        assertThatThrownBy(() -> Limits.of(null, concurrent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxConcurrentRequests");
    }
}

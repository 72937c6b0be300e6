package io.github.camelfivecent.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static final Map<String, List<Double>> MEASURED = Map.of("send cpu", List.of(1.3, 1.0, 1.1, 9.0));

    @Test
    void theMedianAndTheQuartilesDoNotFollowAnOutlier() {
        assertThat(Spread.of(MEASURED.get("send cpu"))).hasToString("1.20 (1.08 to 3.22)");
    }

    @Test
    void aGoalIsMissedWhereTheMedianIsOnTheWrongSideOfItsLimit() {
        assertThat(Goal.atMost(1.2, "send", "cpu", "").isReached(MEASURED)).isTrue();
        assertThat(Goal.atMost(1.19, "send", "cpu", "").isReached(MEASURED)).isFalse();
        assertThat(Goal.atLeast(1.21, "send", "cpu", "").isReached(MEASURED)).isFalse();
    }

    @Test
    void everyGoalBelongsToARunThatCanBeAskedForByItsName() {
        assertThat(Plan.GOALS)
                .allSatisfy(goal -> assertThat(Plan.named(goal.run())).hasSize(1));
        assertThat(Plan.GATE)
                .allSatisfy(
                        goal -> assertThat(Plan.STEADY).extracting(Run::name).contains(goal.run()));
    }

    @Test
    void aRunThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() {
        assertThatThrownBy(() -> Plan.named("sned"))
                .hasMessageContaining("send")
                .hasMessageContaining("sned");
    }
}

package io.github.camelfivecent.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalTest {

    private static final Map<String, List<Double>> MEASURED = Map.of("send cpu", List.of(1.5, 1.0, 1.25, 9.0));

    @Test
    void theMedianAndTheQuartilesDoNotFollowAnOutlier() {
        assertThat(Spread.of(MEASURED.get("send cpu"))).hasToString("1.38 (1.19 to 3.38)");
    }

    @Test
    void aGoalIsMissedWhereTheMedianIsOnTheWrongSideOfItsLimit() {
        assertThat(Goal.atMost(1.375, "send", "cpu", "").isReached(MEASURED)).isTrue();
        assertThat(Goal.atMost(1.37, "send", "cpu", "").isReached(MEASURED)).isFalse();
        assertThat(Goal.atLeast(1.38, "send", "cpu", "").isReached(MEASURED)).isFalse();
    }

    @Test
    void everyGoalBelongsToARunThatCanBeAskedForByItsName() {
        assertThat(Plan.GOALS)
                .allSatisfy(goal -> assertThat(Plan.named(goal.run())).hasSize(1));
    }

    @Test
    void theGateLetsNoiseThroughAndNotAFifth(@TempDir Path folder) throws IOException {
        Gate gate = new Gate(folder.resolve("gate.properties"));
        gate.write(measured(1));
        assertThat(gate.lost(measured(1.1))).isEmpty();
        assertThat(gate.lost(measured(1.2)).values())
                .hasSize(8)
                .first()
                .asString()
                .contains("component/bare is 2.400");
    }

    private static Map<String, List<Double>> measured(double times) throws IOException {
        Map<String, List<Double>> measured = new HashMap<>();
        for (String run : List.of("gate-send", "gate-page", "gate-routes")) {
            for (String what : List.of("cpu", "bytes")) {
                for (String pair : List.of("component/bare", "route/hand-written", "walk/bare", "consumer/loop")) {
                    measured.put(run + " " + what + " " + pair, List.of(2 * times));
                }
            }
        }
        return measured;
    }

    @Test
    void aRunThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() {
        assertThatThrownBy(() -> Plan.named("sned"))
                .hasMessageContaining("send")
                .hasMessageContaining("sned");
    }
}

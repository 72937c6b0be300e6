package io.github.camelfivecent.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

    @TempDir
    private Path folder;

    @Test
    void letsNothingThroughThatIsLostTwiceAndAllThatIsLostOnce() throws IOException {
        Gate gate = new Gate(Files.writeString(folder.resolve("gate"), "one=1.000\nother=2.000\n"));

        Map<String, String> lost = gate.lost(measured(1.2, 2.0));

        assertThat(lost).containsOnlyKeys("one");
        assertThat(lost.get("one")).isEqualTo("one is 1.200, at most 1.150 were allowed");
        assertThat(gate.lostAgain(lost, measured(1.0, 2.4))).isEmpty();
        assertThat(gate.lostAgain(lost, measured(1.3, 2.4))).containsOnlyKeys("one");
    }

    private static Map<String, List<Double>> measured(double one, double other) {
        return Map.of("one", List.of(one), "other", List.of(other));
    }
}

package io.github.camelfivecent.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each alert fires when it should, and only then, as Prometheus reckons; if it is installed. */
@Tag("long")
@Timeout(60)
class AlertsTest {

    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path TESTS =
            Path.of("..", "camel-fivecent", "src", "test", "resources", "observability", "alerts-test.yaml");
    private static final Path ALERTS = Path.of("..", "docs", "observability", "alerts.yaml");

    @Test
    void theAlertsFireWhenTheyShould() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "apt-get install prometheus");
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "test", "rules", TESTS.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    @Test
    void eachAlertIsSeenToFireAndToBeQuiet() throws IOException {
        String tests = Files.readString(TESTS);

        assertThat(names("alert: (\\w+)", Files.readString(ALERTS))).hasSize(10).allSatisfy(alert -> assertThat(tests)
                .containsPattern("alertname: " + alert + "\\n        exp_alerts")
                .containsPattern("alertname: " + alert + "\\n(?!        exp_alerts)"));
    }

    private static List<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}

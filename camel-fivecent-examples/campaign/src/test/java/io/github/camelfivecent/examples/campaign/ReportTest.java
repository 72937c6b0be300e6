package io.github.camelfivecent.examples.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentConstants;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Report report = new Report(1, () -> {});

    @Test
    void aReasonWithQuotesAndCommasIsOneFieldOfTheLine() {
        assertThat(report.line(Map.of(
                        "customer",
                        "C1",
                        FivecentConstants.TO,
                        "0491570156",
                        FivecentConstants.OUTCOME,
                        "NOT_DONE",
                        FivecentConstants.REASON,
                        "sms.send: \"Bakery\", which is no sender")))
                .isEqualTo("C1,0491570156,NOT_DONE,,,\"sms.send: \"\"Bakery\"\", which is no sender\"");
    }
}

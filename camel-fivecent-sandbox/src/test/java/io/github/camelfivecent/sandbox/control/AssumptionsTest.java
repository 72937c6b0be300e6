package io.github.camelfivecent.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.WireExchange;
import io.github.camelfivecent.sandbox.fault.MagicCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
    @Test
    void areInTheGuideInTheSameWords() throws IOException {
        String guide = Files.readString(Path.of("../docs/sandbox.md"));

        assertThat(Assumption.all())
                .allSatisfy(one -> assertThat(guide).contains("| `" + one.name() + "` | " + one.text() + " |"));
        assertThat(guide.lines().filter(line -> line.matches("\\| `[a-z-]+` \\| [A-Z].*\\. \\|")))
                .hasSameSizeAs(Assumption.all());
    }

    @Test
    void areNamedWhereAnAnswerRestsOnThem() {
        assertThat(names("sms.send", 200, "", "{\"message\":\"Hi\"}", 1))
                .containsExactly("credits", "senders", "opted-out");
        assertThat(names("sms.send", 200, "", "{\"message\":\"Hé ☕\"}", 1)).contains("characters");
        assertThat(names("sms.send", 200, "", "{\"message\":\"Hi\",\"schedule\":1}", 1))
                .contains("schedule");
        assertThat(names("sms.send", 400, "Failed (Insufficient Credits)", "{}", 0))
                .containsExactly("error-text");
        assertThat(names("sms.send", 400, "Failed (Invalid Destination)", "{}", 0))
                .isEmpty();
        assertThat(names("account.balance", 429, "", "{}", 0)).containsExactly("throttling");
        assertThat(names("account.balance", 200, "", "{}", 0)).isEmpty();
    }

    @Test
    void theGuideListsTheMagicNumbersOfTheCatalog() throws IOException {
        String guide = Files.readString(Path.of("../docs/sandbox.md")).replace("`", "");

        assertThat(MagicCatalog.all()).allSatisfy(entry -> assertThat(guide)
                .contains("| " + entry.code() + " | " + entry.what() + " | " + (entry.stored() ? "yes" : "no") + " |"));
    }

    private static List<String> names(String operation, int status, String error, String body, int stored) {
        RequestRecord request =
                new RequestRecord(Instant.EPOCH, "POST", "/sms", operation, List.of(), status, error, stored, "");
        return Assumption.of(new WireExchange(
                        request, "key", "/5c/api/v5/sms", body.getBytes(StandardCharsets.UTF_8), "{}", List.of()))
                .stream()
                .map(Assumption::name)
                .toList();
    }
}

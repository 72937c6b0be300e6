package io.github.camelfivecent.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application, killed in the middle of its work and started again. */
@Timeout(600)
class KilledIT {

    private static final int KILLS = 2;
    private static final int MESSAGES = 100;

    @TempDir
    private Path folder;

    private final Random random = new Random();

    @Test
    void eachReceivedMessageIsRepliedToOnceHoweverOftenTheApplicationIsKilled() throws Exception {
        try (KafkaBroker kafka = KafkaBroker.start("sms-received", "sms-replies");
                FivecentSandbox sandbox = FivecentSandbox.start()) {
            Map<String, String> options = new HashMap<>(
                    Surroundings.options(kafka, sandbox, folder.resolve("desk").toString()));
            // how long the broker waits for the one that was killed
            options.put("camel.component.kafka.session-timeout-ms", "6000");
            options.put("camel.component.kafka.heartbeat-interval-ms", "2000");
            int phones = 0;
            for (int kills = 0; kills < KILLS; kills++) {
                for (int message = 0; message < MESSAGES; message++) {
                    sandbox.account().receive("614915%05d".formatted(phones++), "When are you open?");
                }
                runUntilReplies(sandbox, options, replies(sandbox) + 1 + random.nextInt(MESSAGES));
            }
            runUntilReplies(sandbox, options, phones);

            assertThat(sandbox.account().sentSms())
                    .extracting(StoredSms::destination)
                    .hasSize(phones)
                    .doesNotHaveDuplicates();
        }
    }

    private void runUntilReplies(FivecentSandbox sandbox, Map<String, String> options, int count) throws Exception {
        Process application = Demo.start(Path.of(System.getProperty("example.folder")), options);
        try {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .failFast("the application ended", () -> !application.isAlive())
                    .until(() -> replies(sandbox) >= count);
        } finally {
            // the signal 9, which no process can do anything about
            application.destroyForcibly().waitFor();
        }
    }

    private static int replies(FivecentSandbox sandbox) {
        return sandbox.account().sentSms().size();
    }
}

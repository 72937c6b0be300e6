package io.github.camelfivecent.examples.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example, in a process of its own, with a service that outlives it. */
class CampaignTest {

    private static final int ROWS = 900;

    @TempDir
    private Path folder;

    private FivecentSandbox sandbox;
    private Process process;

    @BeforeEach
    void startService() {
        sandbox = FivecentSandbox.start();
    }

    @AfterEach
    void stopAll() {
        if (process != null) {
            process.destroyForcibly();
        }
        sandbox.stop();
    }

    @Test
    void killedInTheMiddleAndStoppedAndStartedAgainItSendsEachRowOnce() throws Exception {
        sandbox.faults().on("sms.send").always().latency(Duration.ofMillis(200));
        start();
        await().atMost(Duration.ofMinutes(2)).until(() -> sent() >= 200);
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        long sentBefore = sent();

        start();
        await().atMost(Duration.ofMinutes(2)).until(() -> sent() > sentBefore || !process.isAlive());
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(process.exitValue()).as(this::printed).isZero();
        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .hasSize(ROWS - 1)
                .doesNotHaveDuplicates();
        List<String> results = results();
        assertThat(results).hasSize(ROWS);
        assertThat(results.stream().filter(line -> !line.contains(",SENT,")))
                .singleElement()
                .asString()
                .startsWith("C500,491000500,NOT_DONE,")
                .contains("lost its leading 0");
        for (StoredSms sms : sandbox.account().sentSms()) {
            assertThat(results)
                    .filteredOn(line -> line.contains("," + sms.destination() + ",SENT," + sms.id() + ","))
                    .hasSize(1);
        }
    }

    @Test
    void aRowThatIsWrongKeepsNobodyElseFromTheirSms() throws Exception {
        Files.writeString(
                folder.resolve("customers.csv"),
                """
                id,mobile,text
                A,0491570156,Hello
                B,0491,Hello
                C
                D,0491570157,Hello
                E,0491570156,Hello
                F,0491570158,Another text
                """);

        start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactlyInAnyOrder("0491570156", "0491570157", "0491570158");
        assertThat(sandbox.requests())
                .as(this::printed)
                .filteredOn(request -> request.operation().equals("sms.send"))
                .hasSize(2);
        assertThat(results())
                .extracting(line -> line.replaceAll("(SENT|NOT_DONE).*", "$1"))
                .containsExactly(
                        "A,0491570156,SENT",
                        "B,0491,NOT_DONE",
                        ",,NOT_DONE",
                        "D,0491570157,SENT",
                        "E,0491570156,SENT",
                        "F,0491570158,SENT");
        assertThat(printed())
                .contains("6 rows in")
                .contains("sent               4")
                .contains("not sent           2");
    }

    private void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dcampaign.folder=" + folder,
                        "-Dcampaign.rows=" + ROWS,
                        "-Dcampaign.rate=50",
                        "-Dcampaign.timeout=5000",
                        "-Dcampaign.url=" + sandbox.smsBaseUrl(),
                        "-Dcampaign.keyId=" + sandbox.keyId(),
                        "-Dcampaign.keySecret=" + sandbox.keySecret(),
                        Campaign.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed.txt").toFile())
                .start();
    }

    private int sent() {
        return sandbox.account().sentSms().size();
    }

    private String printed() {
        try {
            return Files.readString(folder.resolve("printed.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<String> results() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("results.csv"));
        return lines.subList(1, lines.size());
    }
}

package io.github.camelfivecent.examples.quarkus;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a broker and a sandbox, runs the packaged application between them, and writes to it from three phones. */
public final class Demo {

    private static final List<String[]> MESSAGES = List.of(
            new String[] {"61491570006", "When are you open?"},
            new String[] {"61491570156", "Two loaves, please"},
            new String[] {"61491570157", "Open on Sunday?"});

    private Demo() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty("example.folder"));
        try (KafkaBroker kafka = KafkaBroker.start("sms-received", "sms-replies");
                FivecentSandbox sandbox = FivecentSandbox.start()) {
            String database =
                    Files.createTempDirectory(folder, "desk").resolve("desk").toString();
            Process application = start(folder, Surroundings.options(kafka, sandbox, database));
            try {
                for (String[] message : MESSAGES) {
                    System.out.println("  from " + message[0] + "  " + message[1]);
                    sandbox.account().receive(message[0], message[1]);
                }
                await().atMost(Duration.ofSeconds(90))
                        .failFast("the application ended", () -> !application.isAlive())
                        .until(() -> sandbox.account().sentSms().size() >= MESSAGES.size());
            } finally {
                application.destroy();
                application.waitFor(30, TimeUnit.SECONDS);
            }
            for (StoredSms sms : sandbox.account().sentSms()) {
                System.out.println("  to   " + sms.destination() + "  " + sms.text());
            }
        }
        System.exit(0);
    }

    /** Starts the application that was packaged into a folder. */
    static Process start(Path folder, Map<String, String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        options.forEach((option, value) -> command.add("-D" + option + "=" + value));
        command.add("-jar");
        command.add(folder.resolve("quarkus-app/quarkus-run.jar").toString());
        return new ProcessBuilder(command).inheritIO().start();
    }
}

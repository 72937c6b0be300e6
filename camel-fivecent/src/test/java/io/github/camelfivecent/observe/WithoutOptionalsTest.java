package io.github.camelfivecent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The component works where neither Micrometer nor telemetry, health or console are on the class path. */
@Timeout(180)
class WithoutOptionalsTest {

    private static final List<String> MISSING = List.of(
            "micrometer", "camel-telemetry", "opentelemetry", "camel-health", "camel-console", "camel-management-4");

    @Test
    void sendsAndConsumesWithoutThem() throws Exception {
        String classPath = String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> MISSING.stream().noneMatch(entry::contains))
                        .toList());
        try (FivecentSandbox sandbox = FivecentSandbox.start()) {
            sandbox.account().receive(Watched.NUMBER, Watched.TEXT);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath,
                            PlainProcess.class.getName(),
                            sandbox.smsBaseUrl(),
                            sandbox.keyId(),
                            sandbox.keySecret())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes());

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output).contains("micrometer: false").contains("sent: 1").contains("consumed: 1");
            assertThat(process.exitValue()).as(output).isZero();
        }
    }
}

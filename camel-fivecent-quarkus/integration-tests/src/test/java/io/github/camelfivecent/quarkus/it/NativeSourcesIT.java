package io.github.camelfivecent.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.SendSms;
import io.github.camelfivecent.model.SmsResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What Quarkus would give to GraalVM; it says nothing of what GraalVM makes of it. Run by the profile native-sources. */
class NativeSourcesIT {

    @Test
    void theModelAndTheComponentAreKnownForReflection() throws IOException {
        String reflection = entry("reflect-config.json");
        for (Class<?> type : new Class<?>[] {
            SendSms.class,
            SmsResult.class,
            InboundMessage.class,
            FivecentOutcomeUnknownException.class,
            FivecentException.Outcome.class,
            FivecentComponent.class
        }) {
            assertThat(reflection).contains('"' + type.getName() + '"');
        }
    }

    private static String entry(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/native-sources"))) {
            Path runner = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
            try (ZipFile jar = new ZipFile(runner.toFile())) {
                ZipEntry entry = jar.stream()
                        .filter(candidate -> candidate.getName().endsWith(name))
                        .findFirst()
                        .orElseThrow();
                return new String(jar.getInputStream(entry).readAllBytes());
            }
        }
    }
}

package io.github.camelfivecent.examples.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class ExampleIT {

    @TempDir
    private Path base;

    @Test
    void filesLeaveAsSmsAndRepliesBecomeFiles() throws Exception {
        try (FolderInKaraf example = new FolderInKaraf(base)) {
            example.start();

            example.write("0491570006", "Grüße");
            example.write("not a number", "Hello");
            assertThat(example.awaitSent(1))
                    .extracting(StoredSms::destination, StoredSms::text)
                    .containsExactly(tuple("0491570006", "Grüße"));
            assertThat(example.awaitFiles("outbox/sent", 1))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("0491570006.txt");
            assertThat(example.awaitFiles("outbox/failed", 1))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("not a number.txt");

            example.reply("61491570006", "Danke schön");
            assertThat(example.awaitFiles("replies", 1))
                    .singleElement()
                    .satisfies(reply -> assertThat(Files.readString(reply)).contains("Danke schön", "0491570006"));
        }
    }
}

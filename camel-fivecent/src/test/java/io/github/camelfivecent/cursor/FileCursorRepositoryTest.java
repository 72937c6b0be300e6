package io.github.camelfivecent.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCursorRepositoryTest implements CursorRepositoryContract {

    @TempDir
    private Path parent;

    @Override
    public StateRepository<String, String> node() {
        StateRepository<String, String> repository = new FileCursorRepository(directory());
        repository.start();
        return repository;
    }

    @Override
    public void deleteByHand(String key) throws IOException {
        Files.delete(fileOf(key));
    }

    @Test
    void theFileHoldsTheValueAndIsNamedAfterTheCursor() throws IOException {
        node().setState(KEY, "v1 items");
        assertThat(fileOf(KEY)).hasContent("v1 items");
        assertThat(fileOf(KEY).getFileName().toString()).matches("inbox-acct-[0-9a-f]{16}\\.cursor");
    }

    @Test
    void onlyTheValueAndItsLockStayInTheDirectory() throws IOException {
        StateRepository<String, String> node = node();
        node.setState(KEY, "one");
        node.setState(KEY, "two");
        assertThat(files()).extracting(FileCursorRepositoryTest::ending).containsExactlyInAnyOrder("cursor", "lock");
    }

    @Test
    void namesThatDifferOnlyInCaseHaveFilesThatDifferInMore() throws IOException {
        node().setState("key", "lower");
        node().setState("KEY", "upper");
        assertThat(files().stream()
                        .filter(file -> ending(file).equals("cursor"))
                        .map(file -> file.getFileName().toString().toLowerCase()))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void aVeryLongNameHasAFile() {
        String key = "x".repeat(10_000);
        node().setState(key, "one");
        assertThat(node().getState(key)).isEqualTo("one");
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenIsRemovedAtStart() throws IOException {
        node().setState(KEY, "one");
        Path leftover = fileOf(KEY).resolveSibling(fileOf(KEY).getFileName() + ".new");
        Files.writeString(leftover, "tw");
        assertThat(node().getState(KEY)).isEqualTo("one");
        assertThat(leftover).doesNotExist();
    }

    @Test
    void aFileThatIsNotTextIsDamagedAndStaysAsItIs() throws IOException {
        node().setState(KEY, "one");
        byte[] damage = {(byte) 0xff, 0, (byte) 0xc0};
        Files.write(fileOf(KEY), damage);
        assertThatExceptionOfType(CursorDamagedException.class)
                .isThrownBy(() -> node().getState(KEY))
                .withMessageContaining("'" + KEY + "' is damaged");
        assertThat(fileOf(KEY)).hasBinaryContent(damage);
    }

    @Test
    void aValueThatIsNotTextIsRefusedAndTheOldOneKept() {
        StateRepository<String, String> node = node();
        node.setState(KEY, "one");
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> node.setState(KEY, "half a pair \ud83d"))
                .withMessageContaining("Cursor 'inbox-acct' cannot be written");
        assertThat(node().getState(KEY)).isEqualTo("one");
    }

    @Test
    void aDirectoryThatCannotBeCreatedFailsAtStart() throws IOException {
        Files.writeString(directory(), "a file of that name");
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(this::node)
                .withMessageContaining("The directory " + directory() + " of the cursors cannot be used");
    }

    @Test
    void aDirectoryThatWentAwayIsReportedWithTheCursorsName() throws IOException {
        StateRepository<String, String> node = node();
        Files.delete(directory());
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> node.setState(KEY, "one"))
                .withMessageContaining("Cursor 'inbox-acct' cannot be written to " + directory());
        Files.writeString(directory(), "a file of that name");
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> node.getState(KEY))
                .withMessageContaining("Cursor 'inbox-acct' cannot be read from " + directory());
    }

    @Test
    void aReadOnlyDirectoryIsReportedWithTheCursorsNameAndAtStart() throws IOException {
        StateRepository<String, String> node = node();
        Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(directory())).as("root writes everywhere").isFalse();
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(() -> node.setState(KEY, "one"))
                .withMessageContaining("Cursor 'inbox-acct' cannot be written to " + directory());
        assertThatExceptionOfType(CursorException.class)
                .isThrownBy(this::node)
                .withMessageContaining("The directory " + directory() + " of the cursors cannot be used");
    }

    @Test
    void anInterruptedThreadWritesNothing() {
        StateRepository<String, String> node = node();
        node.setState(KEY, "one");
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CursorException.class).isThrownBy(() -> node.setState(KEY, "two"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(node().getState(KEY)).isEqualTo("one");
        node.setState(KEY, "three");
        assertThat(node().getState(KEY)).isEqualTo("three");
    }

    @Test
    void theDirectoryMayBeGivenAsText() {
        FileCursorRepository repository = new FileCursorRepository(directory().toString());
        repository.start();
        repository.setState(KEY, "one");
        assertThat(node().getState(KEY)).isEqualTo("one");
    }

    private Path directory() {
        return parent.resolve("cursors");
    }

    private Path fileOf(String key) throws IOException {
        return files().stream()
                .filter(file -> file.getFileName().toString().startsWith(key)
                        && ending(file).equals("cursor"))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.toList();
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

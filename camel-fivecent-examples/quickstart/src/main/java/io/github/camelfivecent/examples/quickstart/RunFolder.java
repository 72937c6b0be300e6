package io.github.camelfivecent.examples.quickstart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a run. A run that was stopped left its state in it and goes on from there; one that came to its end left
 * its results, and the next begins anew.
 */
final class RunFolder implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;
    private static final List<String> CONTENTS = List.of("state", "replies", "errors.csv", "unknown.csv", "finished");

    private final Path folder;
    private final FileChannel channel;
    private final boolean resumed;

    private RunFolder(Path folder, FileChannel channel) throws IOException {
        this.folder = folder;
        this.channel = channel;
        if (Files.exists(folder.resolve("finished"))) {
            for (String content : CONTENTS) {
                delete(folder.resolve(content));
            }
        }
        resumed = Files.exists(state());
        Files.createDirectories(state());
        Files.createDirectories(folder.resolve("replies"));
    }

    /** Waits for a run in the same folder that is about to stop. */
    static RunFolder open(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        for (int tries = 0; lock == null && tries < PATIENCE_SECONDS * 10; tries++) {
            Thread.sleep(100);
            lock = channel.tryLock();
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another run is at work in " + folder.toAbsolutePath());
        }
        return new RunFolder(folder, channel);
    }

    /** Whether an earlier run was stopped here. */
    boolean isResumed() {
        return resumed;
    }

    Path path() {
        return folder;
    }

    Path state() {
        return folder.resolve("state");
    }

    void finished() throws IOException {
        Files.writeString(folder.resolve("finished"), "The next run begins anew.\n");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

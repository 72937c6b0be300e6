package io.github.camelfivecent.cursor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A turn among all threads and processes of the machine. The system ends the turn of a process that dies. */
final class LockFile {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(1);

    private LockFile() {}

    /** What is done while nobody else does it. */
    interface Action {
        void run() throws IOException;
    }

    /**
     * Runs the action when its turn has come. The file is left behind: to delete it would let two processes lock two
     * files of one name.
     *
     * @throws IOException if the action fails, another process does not end its turn within 10 seconds, or the thread is
     *                     interrupted
     */
    static void run(Path path, Action action) throws IOException {
        // POSIX: a process that closes one channel of a file loses all its locks on it. So its threads take turns
        // before
        // they open one, whichever instance or class loader they come from.
        synchronized (("camel-fivecent " + path.toAbsolutePath()).intern()) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                waitForLock(channel, path);
                action.run();
            }
        }
    }

    private static void waitForLock(FileChannel channel, Path path) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        FileLock lock = channel.tryLock();
        while (lock == null) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("Another process has held " + path + " for " + PATIENCE.toSeconds() + " seconds");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Interrupted while waiting for " + path);
            }
            lock = channel.tryLock();
        }
    }
}

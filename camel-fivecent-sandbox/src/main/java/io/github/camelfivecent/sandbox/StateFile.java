package io.github.camelfivecent.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.domain.World;
import io.github.camelfivecent.sandbox.domain.WorldState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what the accounts of a sandbox hold in a file, as JSON. It is written aside and moved into place, so that it is
 * whole at any moment. A second file beside it is locked as long as a sandbox uses it.
 */
final class StateFile {
    private static final int VERSION = 2;
    private static final long EVERY_MILLIS = 500;
    private static final System.Logger LOG = System.getLogger(StateFile.class.getName());
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * What is in the file.
     *
     * @param version the version of its form
     * @param keyId the id of the key that the sandbox was started with
     * @param clock where the clock is
     * @param world the accounts
     */
    private record Content(int version, String keyId, SandboxTime.State clock, WorldState world) {}

    private final Path file;
    private final World world;
    private final SandboxTime time;
    private final FileChannel lock;
    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fivecent-sandbox-state");
        thread.setDaemon(true);
        return thread;
    });
    private String keyId;
    private List<Object> written = List.of();
    private boolean failing;

    /**
     * Takes a file for the state of a sandbox.
     *
     * @throws IllegalStateException if another sandbox uses it, or if it cannot be used at all
     */
    StateFile(Path file, World world, SandboxTime time) {
        this.file = file.toAbsolutePath();
        this.world = world;
        this.time = time;
        this.lock = lock();
    }

    /**
     * Puts what is in the file into the world, which has no accounts yet.
     *
     * @return the id of the key that the sandbox was started with; null when there is no such file
     * @throws IllegalStateException if what is in the file cannot be read
     */
    String load() {
        if (Files.notExists(file)) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            int version = json.path("version").asInt();
            if (version != VERSION) {
                throw new IllegalStateException("The state file " + file + " has the version " + version
                        + ", and this sandbox reads version " + VERSION);
            }
            Content content = JSON.treeToValue(json, Content.class);
            world.restore(content.world());
            time.restore(content.clock());
            return content.keyId();
        } catch (IOException e) {
            throw new IllegalStateException("The state file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Saves from now on whenever something changed, and once more when it is stopped. */
    void start(String sandboxKeyId) {
        keyId = sandboxKeyId;
        saver.scheduleWithFixedDelay(this::trySave, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Saves, if it was started, and leaves the file to others; does nothing more when it is called again.
     *
     * @throws UncheckedIOException if it cannot be saved
     */
    void stop() {
        saver.shutdown();
        try {
            // one that is under way would write when the file is another's
            saver.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (keyId != null) {
                save();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The state file " + file + " cannot be written", e);
        } finally {
            // it may be another's from now on
            keyId = null;
            close(lock);
        }
    }

    private FileChannel lock() {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // a sandbox of this process has it
        } catch (IOException e) {
            close(channel);
            throw new IllegalStateException("The state file " + file + " cannot be used: " + e, e);
        }
        close(channel);
        throw new IllegalStateException("The state file " + file
                + " is in use by another sandbox; stop that one, or give this one a file of its own");
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that fails is said once, and done again. */
    private void trySave() {
        try {
            save();
            if (failing) {
                LOG.log(Level.INFO, "The state file {0} is written again", file);
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.log(
                        Level.WARNING,
                        "The state file " + file + " cannot be written; it is tried again until it can",
                        e);
            }
            failing = true;
        }
    }

    private synchronized void save() throws IOException {
        // before the picture, so that what changes meanwhile is saved the next time
        List<Object> kept = List.of(time.state(), world.kept());
        if (kept.equals(written)) {
            return;
        }
        byte[] content = JSON.writeValueAsBytes(new Content(VERSION, keyId, time.state(), world.state()));
        Files.createDirectories(file.getParent());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, content);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        written = kept;
    }
}

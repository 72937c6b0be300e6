package io.github.camelfivecent.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.camelfivecent.sandbox.domain.World;
import io.github.camelfivecent.sandbox.domain.WorldState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what the accounts of a sandbox hold in a file, as JSON. It is written aside and moved into place, so that it is
 * whole at any moment.
 */
final class StateFile {
    private static final int VERSION = 1;
    private static final long EVERY_MILLIS = 500;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * What is in the file.
     *
     * @param version the version of its form
     * @param keyId the id of the key that the sandbox was started with
     * @param world the accounts
     */
    private record Content(int version, String keyId, WorldState world) {}

    private final Path file;
    private final World world;
    private final String keyId;
    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fivecent-sandbox-state");
        thread.setDaemon(true);
        return thread;
    });
    private byte[] written = {};

    StateFile(Path file, World world, String keyId) {
        this.file = file.toAbsolutePath();
        this.world = world;
        this.keyId = keyId;
    }

    /**
     * Puts what is in a file into a world without accounts.
     *
     * @param file the file, or null
     * @return the id of the key that the sandbox was started with; null when there is no such file
     * @throws IllegalStateException if what is in the file cannot be read
     */
    static String load(Path file, World world) {
        if (file == null || Files.notExists(file)) {
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
            return content.keyId();
        } catch (IOException e) {
            throw new IllegalStateException("The state file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Saves from now on whenever something changed, and once more when it is stopped. */
    void start() {
        // If it fails it is not done again, and the last time, when it is stopped, tells why.
        saver.scheduleWithFixedDelay(this::save, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        saver.shutdown();
        save();
    }

    private synchronized void save() {
        try {
            byte[] content = JSON.writeValueAsBytes(new Content(VERSION, keyId, world.state()));
            if (Arrays.equals(content, written)) {
                return;
            }
            Files.createDirectories(file.getParent());
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.write(aside, content);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            written = content;
        } catch (IOException e) {
            throw new UncheckedIOException("The state file " + file + " cannot be written", e);
        }
    }
}

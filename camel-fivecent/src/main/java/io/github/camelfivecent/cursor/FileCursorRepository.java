package io.github.camelfivecent.cursor;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps cursors in a directory on a local disk, one file each, which holds the value and nothing else.
 *
 * <p>A value is written to a file aside, synced to the disk, and moved over the old one at once: whenever the process
 * or the machine dies, the file holds the old value or the new one, and the new one once {@link #setState} has
 * returned. Each read reads the file, and nothing is written when the repository stops.
 *
 * <p>A write is refused with a {@link CursorConflictException} when the file no longer holds what this repository read
 * or wrote last, so that a process that lost the leadership cannot set back the cursor of the new leader. The processes
 * must be on one machine, or on a shared disk whose file locks work across machines.
 */
public final class FileCursorRepository extends ServiceSupport implements StateRepository<String, String> {

    private static final String ENDING = ".cursor";
    private static final String ASIDE = ".new";
    private static final String LOCK = ".lock";
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int MAX_READABLE = 80;

    private final Path directory;
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    /**
     * @param directory where the files are, created at start if it is missing
     */
    public FileCursorRepository(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * @param directory where the files are, created at start if it is missing
     */
    public FileCursorRepository(String directory) {
        this(Path.of(directory));
    }

    /** Creates the directory, and removes what a killed process left half-written. */
    @Override
    protected void doStart() {
        try {
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new AccessDeniedException(directory.toString(), null, "it is read-only");
            }
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, "*" + ENDING + ASIDE)) {
                for (Path leftover : leftovers) {
                    LockFile.run(withEnding(withoutEnding(leftover), LOCK), () -> Files.deleteIfExists(leftover));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new CursorException("The directory " + directory + " of the cursors cannot be used", e);
        }
    }

    /**
     * @param key the cursor's name
     * @return what is stored now, null if nothing is
     * @throws CursorDamagedException if the file is not text
     * @throws CursorException        if the file cannot be read
     */
    @Override
    public String getState(String key) {
        Path file = directory.resolve(fileName(key));
        try {
            String stored = read(file);
            if (stored == null) {
                seen.remove(key);
            } else {
                seen.put(key, stored);
            }
            return stored;
        } catch (CharacterCodingException e) {
            throw new CursorDamagedException(key, "the file " + file + " is not text");
        } catch (IOException e) {
            throw new CursorException("Cursor '" + key + "' cannot be read from " + file, e);
        }
    }

    /**
     * @param key   the cursor's name
     * @param value what to store, not null
     * @throws CursorConflictException if something else is stored than this repository saw last
     * @throws CursorException         if the file cannot be written; it then holds the old value or the new one
     */
    @Override
    public void setState(String key, String value) {
        Path file = directory.resolve(fileName(key));
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            LockFile.run(withEnding(file, LOCK), () -> {
                if (!Objects.equals(seen.get(key), read(file))) {
                    throw new CursorConflictException(key);
                }
                Path aside = withEnding(file, ASIDE);
                writeAndSync(aside, bytes);
                Files.move(aside, file, ATOMIC_MOVE, REPLACE_EXISTING);
                seen.put(key, value);
                syncDirectory();
            });
        } catch (IOException e) {
            throw new CursorException("Cursor '" + key + "' cannot be written to " + file, e);
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void writeAndSync(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void syncDirectory() throws IOException {
        // Windows opens no directory, and needs no sync of one
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }

    /** A name any file system takes for any key: what is readable of the key, and a hash that tells keys apart. */
    private static String fileName(String key) {
        String readable = UNSAFE.matcher(key).replaceAll("_");
        String shortened = readable.substring(0, Math.min(readable.length(), MAX_READABLE));
        return shortened + "-" + hash(key) + ENDING;
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Path withEnding(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static Path withoutEnding(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')));
    }
}

package io.github.camelfivecent.cursor;

import static io.github.camelfivecent.cursor.Cursor.Kind.ITEMS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process that writes cursors to files, and says so line by line once a write is acknowledged. */
final class CursorWriter {

    static final String KEY = "optouts-acct";

    private static final String NUMBER = "number";

    private CursorWriter() {}

    /** {@code write}: goes on from what is stored until it is killed. {@code count N}: counts N times, with others. */
    public static void main(String[] arguments) {
        FileCursorRepository repository = open(Path.of(arguments[0]));
        if (arguments[1].equals("count")) {
            Counter.increment(repository, KEY, Integer.parseInt(arguments[2]));
            return;
        }
        long number = numberIn(repository.getState(KEY));
        while (true) {
            number++;
            repository.setState(KEY, cursor(number));
            System.out.println(number);
        }
    }

    static Process fork(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                CursorWriter.class.getName(),
                directory.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static FileCursorRepository open(Path directory) {
        FileCursorRepository repository = new FileCursorRepository(directory);
        repository.start();
        return repository;
    }

    /** A cursor of some 20 kB, which cannot be written in one piece, and of another length each time. */
    private static String cursor(long number) {
        Map<String, Long> done = new LinkedHashMap<>();
        for (int i = 0; i < 1_000 + number % 100; i++) {
            done.put("id" + (number + i) * 7919 % 1_000_003, number);
        }
        Map<String, String> fields = Map.of(NUMBER, String.valueOf(number));
        return CursorCodec.encode(new Cursor(ITEMS, null, Cursor.NO_FLOOR, done, fields, Instant.EPOCH));
    }

    static long numberIn(String text) {
        return CursorCodec.decode(KEY, ITEMS, text)
                .map(cursor -> Long.parseLong(cursor.fields().get(NUMBER)))
                .orElse(0L);
    }
}

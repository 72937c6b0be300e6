package io.github.camelfivecent.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A {@link SoakingProcess}, and what it tells and logs. */
final class Soaked {

    private static final Pattern LOGGED = Pattern.compile("[\\d:.]{12} (WARN|ERROR) .*");

    private final Process process;
    private final PrintWriter commands;
    private final Thread told;
    private final Thread logged;

    /** Gives each line that it tells to {@code tells}, and each that it logs at WARN or ERROR to {@code logs}. */
    Soaked(Process process, Consumer<String> tells, Consumer<String> logs) {
        this.process = process;
        commands = new PrintWriter(process.outputWriter(), true);
        told = read(process.inputReader(), tells);
        logged = read(process.errorReader(), line -> {
            if (LOGGED.matcher(line).matches()) {
                logs.accept(line);
            }
        });
    }

    private static Thread read(BufferedReader reader, Consumer<String> lines) {
        Thread thread = new Thread(() -> {
            try (reader) {
                reader.lines().forEach(lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.start();
        return thread;
    }

    void command(String command) {
        commands.println(command);
    }

    /** Kills it with the signal 9, which no process can do anything about, and waits for the last that it told. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        told.join();
        logged.join();
    }

    /**
     * Lets it end by itself.
     *
     * @return its exit status
     */
    int stop() throws InterruptedException {
        command("stop");
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("it does not stop");
        }
        told.join();
        logged.join();
        return process.exitValue();
    }
}

package io.github.camelfivecent.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server in a JVM of its own, and the JVMs that measure against it. */
final class ServerProcess implements AutoCloseable {

    private static final TypeReference<Map<String, List<Double>>> SAMPLES = new TypeReference<>() {};
    private static final long MINUTES = 10;

    private final Keys keys;
    private final String jdk25;
    private final Process server;
    private final String[] ports;

    ServerProcess(Path folder, String jdk25) throws IOException, InterruptedException {
        this.keys = Keys.make(folder.resolve("keys.p12"));
        this.jdk25 = jdk25;
        this.server = new ProcessBuilder(java(
                        System.getProperty("java.home"),
                        List.of("-Xmx256m"),
                        FastServer.class,
                        List.of(keys.file().toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.ports = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))
                .readLine()
                .split(" ");
    }

    private static List<String> java(String home, List<String> options, Class<?> main, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(home, "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Whether there is the JDK that a run needs. */
    boolean canRun(Run run) {
        return !run.jdk25() || jdk25 != null;
    }

    /** Lets another JVM measure. */
    Map<String, List<Double>> measure(Run run) throws IOException, InterruptedException {
        List<String> jvm = new ArrayList<>(run.jvm());
        jvm.add("-Dbench.port=" + ports[0]);
        jvm.add("-Dbench.tlsPort=" + ports[1]);
        jvm.add("-Dbench.keys=" + keys.file());
        Process worker = new ProcessBuilder(
                        java(run.jdk25() ? jdk25 : System.getProperty("java.home"), jvm, Worker.class, run.options()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, List<Double>> measured = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(Worker.RESULT)) {
                    measured = new ObjectMapper().readValue(line.substring(Worker.RESULT.length()), SAMPLES);
                }
            }
        }
        if (!worker.waitFor(MINUTES, TimeUnit.MINUTES) || worker.exitValue() != 0) {
            worker.destroyForcibly();
            throw new IOException("the run " + run.name() + " failed");
        }
        return measured;
    }

    @Override
    public void close() throws IOException {
        // The end of its input ends it.
        server.getOutputStream().close();
    }
}

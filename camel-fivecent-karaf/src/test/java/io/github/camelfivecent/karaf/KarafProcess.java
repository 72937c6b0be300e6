package io.github.camelfivecent.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Karaf in a process of its own. It shares what was unpacked with others, and has configuration, data and artifacts
 * for itself. It reaches nothing but its own folders: what it cannot find there, a feature has forgotten.
 */
public final class KarafProcess implements AutoCloseable {

    private static final String FIVECENT = "io.github.camelfivecent";
    private static final int SECONDS_TO_START = 180;
    private static final int SECONDS_TO_ANSWER = 180;
    private static final int SECONDS_TO_STOP = 60;

    private final String javaHome;
    private final Path home;
    private final Path base;
    private Process process;

    /**
     * Prepares a Karaf, which does not run yet.
     *
     * @param javaHome the JDK that it runs on, 17 or 21
     * @param home the unpacked distribution, with the artifacts of Camel in its system folder
     * @param base a folder for this one, which is empty or not there
     */
    public KarafProcess(String javaHome, Path home, Path base) throws IOException {
        this.javaHome = javaHome;
        this.home = home.toAbsolutePath();
        this.base = base.toAbsolutePath();
        Path etc = Files.createDirectories(this.base.resolve("etc"));
        try (Stream<Path> files = Files.list(this.home.resolve("etc"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, etc.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        configure("org.apache.karaf.shell", Map.of("sshHost", "127.0.0.1", "sshPort", "" + freePort()));
        configure(
                "org.apache.karaf.management",
                Map.of("rmiRegistryPort", "" + freePort(), "rmiServerPort", "" + freePort()));
        configure(
                "org.ops4j.pax.url.mvn",
                Map.of(
                        "org.ops4j.pax.url.mvn.repositories",
                        "",
                        "org.ops4j.pax.url.mvn.localRepository",
                        this.base.resolve("m2").toString(),
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        this.home.resolve("system").toUri() + "@id=system@snapshots,"
                                + this.base.resolve("artifacts").toUri() + "@id=artifacts@snapshots"));
        Files.writeString(
                etc.resolve("users.properties"),
                "karaf = karaf,_g_:admingroup\n_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n");
        // Read without the process that writes it, so the file must be there.
        Files.createDirectories(this.base.resolve("data/log"));
    }

    /**
     * Prepares a Karaf that knows the features of the component, as the build of this module has left it and named it in
     * system properties.
     *
     * @param base a folder for this one, which is empty or not there
     */
    public static KarafProcess withFivecent(Path base) throws IOException {
        String version = System.getProperty("project.version");
        return new KarafProcess(System.getProperty("karaf.java.home"), path("karaf.home"), base)
                .artifact(path("features.xml"), FIVECENT, "camel-fivecent-karaf", version, "-features.xml")
                .artifact(path("component.jar"), FIVECENT, "camel-fivecent", version, ".jar")
                .artifact(
                        path("standin.xml"),
                        "org.apache.camel.karaf",
                        "apache-camel",
                        System.getProperty("camel-karaf.version"),
                        "-features.xml");
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property));
    }

    /** Adds to the configuration of a PID, as in {@code etc/PID.cfg}; the last value of a property counts. */
    public KarafProcess configure(String pid, Map<String, String> properties) throws IOException {
        Files.write(
                base.resolve("etc").resolve(pid + ".cfg"),
                Stream.concat(
                                Stream.of(""),
                                properties.entrySet().stream()
                                        .map(property -> property.getKey() + " = " + property.getValue()))
                        .toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return this;
    }

    /** Makes a file known under {@code mvn:group/artifact/version}, or with type and classifier if it has them. */
    public KarafProcess artifact(Path file, String group, String artifact, String version, String suffix)
            throws IOException {
        Path target = base.resolve("artifacts")
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + suffix);
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        return this;
    }

    /** Starts, and waits until commands are answered. */
    public KarafProcess start() throws IOException, InterruptedException {
        ProcessBuilder builder = command("karaf", "server");
        builder.environment().put("KARAF_EXEC", "exec");
        builder.environment().put("JAVA_MAX_MEM", "384m");
        process = builder.redirectErrorStream(true)
                .redirectOutput(base.resolve("data/log/console.log").toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        Attempt attempt;
        do {
            attempt = attempt("feature:list -i --no-format");
            if (attempt.succeeded() && attempt.output().contains("wrap")) {
                return this;
            }
        } while (process.isAlive() && System.nanoTime() - end < 0);
        throw new IllegalStateException("Karaf does not answer: " + attempt.output() + logs());
    }

    /**
     * What commands answer.
     *
     * @throws IllegalStateException when one of them fails
     */
    public String run(String... commands) throws IOException, InterruptedException {
        Attempt attempt = attempt(commands);
        if (!attempt.succeeded()) {
            throw new IllegalStateException(String.join("; ", commands) + "\n" + attempt.output() + logs());
        }
        return attempt.output();
    }

    private Attempt attempt(String... commands) throws IOException, InterruptedException {
        Path input = Files.write(Files.createTempFile(base, "commands", ".txt"), List.of(commands));
        Path output = Files.createTempFile(base, "output", ".txt");
        Process client = command("client", "-b", "-u", "karaf", "-p", "karaf", "-r", "10")
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = client.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
        client.destroyForcibly();
        String answer = Files.readString(output);
        Files.delete(input);
        Files.delete(output);
        boolean failed = !ended
                || client.waitFor() != 0
                || answer.contains("Error executing command")
                || answer.contains("Command not found");
        return new Attempt(!failed, answer);
    }

    /** The end of the log, to go into the message of a failure. */
    public String logs() {
        try (Stream<Path> files = Files.list(base.resolve("data/log"))) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                List<String> all = Files.readAllLines(file, UTF_8);
                lines.addAll(all.subList(Math.max(0, all.size() - 150), all.size()));
            }
            return lines.stream().collect(Collectors.joining("\n", "\n", "\n"));
        } catch (IOException e) {
            return "\nno log: " + e;
        }
    }

    private ProcessBuilder command(String script, String... arguments) {
        List<String> line =
                new ArrayList<>(List.of(home.resolve("bin").resolve(script).toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        Map<String, String> environment = builder.environment();
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.put("JAVA_HOME", javaHome);
        environment.put("KARAF_HOME", home.toString());
        environment.put("KARAF_BASE", base.toString());
        environment.put("KARAF_DATA", base.resolve("data").toString());
        environment.put("KARAF_ETC", base.resolve("etc").toString());
        return builder;
    }

    @Override
    public void close() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroy();
        if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** A free port, below those that are given to who asks for any, so that nobody is given it before it is used. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken, so another one
                continue;
            }
        }
    }

    private record Attempt(boolean succeeded, String output) {}
}

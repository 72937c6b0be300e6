package io.github.camelfivecent.examples.karaf;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.karaf.KarafProcess;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The example in a Karaf, its folder, and the phones of those it sends to. */
final class FolderInKaraf implements AutoCloseable {

    private static final String GROUP = "io.github.camelfivecent";
    private static final String NAME = "camel-fivecent-example-karaf";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final FivecentSandbox sandbox = FivecentSandbox.start();
    private final KarafProcess karaf;
    private final Path folder;

    FolderInKaraf(Path base) throws IOException {
        folder = base.resolve("messages").toAbsolutePath();
        String version = System.getProperty("project.version");
        karaf = KarafProcess.withFivecent(base.resolve("karaf"))
                .artifact(Path.of(System.getProperty("example.jar")), GROUP, NAME, version, ".jar")
                .artifact(Path.of(System.getProperty("example.features.xml")), GROUP, NAME, version, "-features.xml")
                .configure(
                        Activator.PID,
                        Map.of(
                                "folder", folder.toString(),
                                "keyId", sandbox.keyId(),
                                "keySecret", sandbox.keySecret(),
                                "sender", "Sandbox",
                                "smsBaseUrl", sandbox.smsBaseUrl()));
    }

    void start() throws IOException, InterruptedException {
        karaf.start();
        karaf.run(
                "feature:repo-add mvn:" + GROUP + "/" + NAME + "/" + System.getProperty("project.version")
                        + "/xml/features",
                "feature:install " + NAME);
    }

    Path folder() {
        return folder;
    }

    /** Puts a text where the route takes it, aside first, so that it is never seen half written. */
    void write(String number, String text) throws IOException {
        Path outbox = Files.createDirectories(folder.resolve("outbox"));
        Path aside = Files.writeString(outbox.resolve(number + ".tmp"), text);
        Files.move(aside, outbox.resolve(number + ".txt"));
    }

    void reply(String number, String text) {
        sandbox.account().receive(number, text);
    }

    List<StoredSms> awaitSent(int count) {
        until(() -> sandbox.account().sentSms().size() >= count);
        return sandbox.account().sentSms();
    }

    List<Path> awaitFiles(String subfolder, int count) throws IOException {
        until(() -> files(subfolder).size() >= count);
        return files(subfolder);
    }

    private void until(Callable<Boolean> reached) {
        try {
            await().atMost(PATIENCE).until(reached);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + karaf.logs(), e);
        }
    }

    private List<Path> files(String subfolder) throws IOException {
        Path in = folder.resolve(subfolder);
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(file -> file.toString().matches(".*\\.(txt|json)"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws InterruptedException {
        karaf.close();
        sandbox.stop();
    }
}

package io.github.camelfivecent.examples.languages;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/** The route in each language in turn, with a sandbox to which three customers have written. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Demo() {}

    /**
     * Runs the demo and ends with it.
     *
     * @throws Exception if something of it cannot be started or reached
     */
    public static void main(String[] args) throws Exception {
        Path runs = Files.createDirectories(Path.of("target", "run"));
        for (Language language : Language.values()) {
            Path folder = Files.createTempDirectory(runs, language.name());
            try (FivecentSandbox sandbox = FivecentSandbox.start()) {
                customersWrite(sandbox.account());
                Main main = application(language, sandbox, folder);
                main.start();
                try {
                    sandbox.messages().await(MessageQuery.sms(), 2, PATIENCE);
                    await("a message in " + folder).atMost(PATIENCE).until(() -> !messages(folder)
                            .isEmpty());
                } finally {
                    main.stop();
                }
                System.out.printf(
                        "%-4s  answered %d of 3, kept %d%n",
                        language,
                        sandbox.account().sentSms().size(),
                        messages(folder).size());
            }
        }
    }

    static void customersWrite(Account account) {
        account.receive("0491570006", "HOURS");
        account.receive("0491570156", "Can I order a cake?");
        account.receive("0491570157", "hours");
    }

    static Main application(Language language, FivecentSandbox sandbox, Path folder) {
        Main main = language.application();
        main.addOverrideProperty("camel.component.fivecent.key-id", sandbox.keyId());
        main.addOverrideProperty("camel.component.fivecent.key-secret", sandbox.keySecret());
        main.addOverrideProperty("camel.component.fivecent.sms-base-url", sandbox.smsBaseUrl());
        main.addOverrideProperty("answers.folder", folder.toAbsolutePath().toString());
        main.addOverrideProperty("answers.look", "500");
        return main;
    }

    /** The files that the route has written. */
    static List<Path> messages(Path folder) throws IOException {
        Path messages = folder.resolve("messages");
        if (!Files.isDirectory(messages)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(messages)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }
}

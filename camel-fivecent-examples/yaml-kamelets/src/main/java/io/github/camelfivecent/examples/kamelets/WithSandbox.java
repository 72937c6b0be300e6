package io.github.camelfivecent.examples.kamelets;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.apache.camel.main.Main;

/**
 * Runs the example beside a sandbox, until each opt-out of three customers is in the table. An application of your own needs
 * no Java: its main class is {@code org.apache.camel.main.Main}.
 */
public final class WithSandbox {

    private static final String KAMELET = "camel.kamelet.fivecent-optouts-source.";
    private static final int CUSTOMERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private WithSandbox() {}

    /** Takes the folder of the run, {@code target/run} without it. A second run goes on where the first one ended. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args.length == 0 ? "target/run" : args[0]));
        try (FivecentSandbox sandbox = FivecentSandbox.builder()
                .stateFile(folder.resolve("sandbox.json"))
                .start()) {
            int before = sandbox.account().optOuts().size();
            for (int i = before; i < before + CUSTOMERS; i++) {
                sandbox.account().receive("04915%05d".formatted(i), "STOP");
            }
            System.out.printf("%d customers have opted out, %d of them now%n", before + CUSTOMERS, CUSTOMERS);
            Main main = application(sandbox, folder);
            main.start();
            try {
                await("rows in the table").atMost(PATIENCE).until(() -> rows(folder) >= before + CUSTOMERS);
            } finally {
                main.stop();
            }
            System.out.printf(
                    "%d rows in the table OPT_OUTS of %s%n",
                    rows(folder), folder.resolve("opt-outs.mv.db").toAbsolutePath());
        }
    }

    static Main application(FivecentSandbox sandbox, Path folder) {
        Main main = new Main();
        main.addOverrideProperty(KAMELET + "keyId", sandbox.keyId());
        main.addOverrideProperty(KAMELET + "keySecret", sandbox.keySecret());
        main.addOverrideProperty(KAMELET + "smsBaseUrl", sandbox.smsBaseUrl());
        main.addOverrideProperty(
                "database.file", folder.resolve("opt-outs").toAbsolutePath().toString());
        return main;
    }

    static int rows(Path folder) throws Exception {
        String url = "jdbc:h2:" + folder.resolve("opt-outs").toAbsolutePath() + ";AUTO_SERVER=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM opt_outs")) {
            count.next();
            return count.getInt(1);
        }
    }
}

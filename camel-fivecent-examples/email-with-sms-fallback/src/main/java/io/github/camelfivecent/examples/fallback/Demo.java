package io.github.camelfivecent.examples.fallback;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.apache.camel.main.Main;

/** Three notices by a sandbox: one email arrives, one bounces, and of one nothing is heard for three seconds. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SMS = "SELECT COUNT(sms_id) FROM notices";
    private static final String ARRIVED = "SELECT COUNT(*) FROM notices WHERE state = 'ARRIVED'";

    private Demo() {}

    /**
     * Runs the demo and ends with it.
     *
     * @throws Exception if something of it cannot be started or reached
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "run")), "demo");
        try (FivecentSandbox sandbox = FivecentSandbox.start()) {
            Account account = sandbox.account();
            Main main = application(sandbox, folder, 3);
            main.start();
            try {
                for (Notice notice : notices()) {
                    main.getCamelTemplate().sendBody("direct:notify", notice);
                }
                account.advanceEmail(account.emails().get(0).id(), "delivered");
                account.advanceEmail(account.emails().get(1).id(), "bounced");
                await(SMS).atMost(PATIENCE).until(() -> count(folder, SMS) >= 2);
                await(ARRIVED).atMost(PATIENCE).until(() -> count(folder, ARRIVED) >= 1);
            } finally {
                main.stop();
            }
            account.emails()
                    .forEach(email -> System.out.printf(
                            "email to %-18s %s%n", email.recipients().get(0), email.status()));
            account.sentSms().forEach(sms -> System.out.printf("SMS to %s     %s%n", sms.destination(), sms.text()));
        }
    }

    static List<Notice> notices() {
        return List.of(notice("anna", "0491570006"), notice("ben", "0491570156"), notice("cora", "0491570157"));
    }

    static Notice notice(String name, String mobile) {
        return new Notice(
                "outage-7-" + name,
                name + "@example.com",
                mobile,
                "Your power will be off on Monday",
                "Dear " + name + ",\n\non Monday your power will be off from 9 to 11.",
                "Your power will be off on Monday from 9 to 11.");
    }

    static Main application(FivecentSandbox sandbox, Path folder, int afterSeconds) {
        Main main = new Main();
        main.configure().addRoutesBuilder(NoticeRoutes.class);
        main.addOverrideProperty("camel.component.fivecent.key-id", sandbox.keyId());
        main.addOverrideProperty("camel.component.fivecent.key-secret", sandbox.keySecret());
        main.addOverrideProperty("camel.component.fivecent.sms-base-url", sandbox.smsBaseUrl());
        main.addOverrideProperty("camel.component.fivecent.email-base-url", sandbox.emailBaseUrl());
        main.addOverrideProperty("database.file", file(folder));
        main.addOverrideProperty("fallback.after-seconds", String.valueOf(afterSeconds));
        main.addOverrideProperty("fallback.look", "500");
        return main;
    }

    /** The number that a query gives. */
    static int count(Path folder, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file(folder), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(query)) {
            count.next();
            return count.getInt(1);
        }
    }

    private static String file(Path folder) {
        return folder.resolve("notices").toAbsolutePath().toString();
    }
}

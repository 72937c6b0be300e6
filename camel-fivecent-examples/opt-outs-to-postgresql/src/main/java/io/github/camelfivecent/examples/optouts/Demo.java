package io.github.camelfivecent.examples.optouts;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The application with a database and a sandbox, killed in the middle of its work and started again. */
final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FivecentSandbox sandbox;
    private final String databaseUrl;
    private final JdbcTemplate database;
    private final Random random = new Random();

    /** Creates the table in an empty database. */
    Demo(FivecentSandbox sandbox, EmbeddedPostgres postgres) {
        this.sandbox = sandbox;
        DataSource dataSource = postgres.getPostgresDatabase();
        databaseUrl = postgres.getJdbcUrl("postgres", "postgres");
        database = new JdbcTemplate(dataSource);
        new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(dataSource);
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                FivecentSandbox sandbox = FivecentSandbox.start()) {
            Demo demo = new Demo(sandbox, postgres);
            sandbox.account().seedOptOuts(2_000);
            System.out.printf("%,d numbers have opted out%n", optOuts(sandbox));
            for (int kills = 1; kills <= 3; kills++) {
                demo.runUntilKilled();
                System.out.printf("killed %d: %,d of %,d are rows%n", kills, demo.rows(), optOuts(sandbox));
            }
            demo.runUntilAllAreRows();
            System.out.printf("at the end: %,d opt-outs, %,d rows%n", optOuts(sandbox), demo.rows());
        }
    }

    private static int optOuts(FivecentSandbox sandbox) {
        return sandbox.account().optOuts().size();
    }

    /** Lets customers opt out while it runs, and kills it at some moment of its work. */
    void runUntilKilled() throws Exception {
        int before = rows();
        Process application = start(sandbox.smsBaseUrl());
        try {
            for (int customer = 0; customer < 100; customer++) {
                sandbox.account().optOut("614%08d".formatted(random.nextInt(100_000_000)));
            }
            // The last one may have been killed late, and have left fewer.
            int end = Math.min(before + 1 + random.nextInt(500), optOuts(sandbox));
            await().atMost(PATIENCE)
                    .failFast("the application ended", () -> !application.isAlive())
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> rows() >= end);
        } finally {
            // the signal 9, which no process can do anything about
            application.destroyForcibly().waitFor();
        }
    }

    void runUntilAllAreRows() throws Exception {
        runUntilRows(optOuts(sandbox), sandbox.smsBaseUrl());
    }

    void runUntilRows(int count, String smsBaseUrl) throws Exception {
        Process application = start(smsBaseUrl);
        try {
            await().atMost(PATIENCE)
                    .failFast("the application ended", () -> !application.isAlive())
                    .until(() -> rows() >= count);
        } finally {
            application.destroy();
            application.waitFor();
        }
    }

    /** Starts the application as you would, in a process of its own. */
    private Process start(String smsBaseUrl) throws IOException {
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OptOutsToPostgresql.class.getName()));
        java.environment()
                .putAll(Map.of(
                        "DATABASE_URL",
                        databaseUrl,
                        "FIVECENT_KEY_ID",
                        sandbox.keyId(),
                        "FIVECENT_KEY_SECRET",
                        sandbox.keySecret(),
                        "FIVECENT_SMS_BASE_URL",
                        smsBaseUrl,
                        "OPT_OUTS_DELAY",
                        "200"));
        return java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    int rows() {
        return database.queryForObject("SELECT count(*) FROM opt_outs", Integer.class);
    }

    JdbcTemplate database() {
        return database;
    }
}

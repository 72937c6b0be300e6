package io.github.camelfivecent.examples.failover;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Nodes on one database and one sandbox, to whose phones people write all the time. */
final class Demo implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FivecentSandbox sandbox;
    private final EmbeddedPostgres postgres;
    private final JdbcTemplate database;
    private final Path locks;
    private final Map<String, Process> nodes = new HashMap<>();
    private final ScheduledExecutorService phones = Executors.newSingleThreadScheduledExecutor();

    /** Creates the table in an empty database; the nodes hold a lock in the folder. */
    Demo(FivecentSandbox sandbox, Path locks) throws IOException {
        this.sandbox = sandbox;
        this.locks = locks;
        postgres = EmbeddedPostgres.start();
        DataSource dataSource = postgres.getPostgresDatabase();
        database = new JdbcTemplate(dataSource);
        new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(dataSource);
    }

    public static void main(String[] args) throws Exception {
        Path locks = Files.createTempDirectory(Files.createDirectories(Path.of("target", "run")), "locks");
        try (FivecentSandbox sandbox = FivecentSandbox.start();
                Demo demo = new Demo(sandbox, locks.toAbsolutePath())) {
            demo.startNode("a");
            demo.startNode("b");
            String leader = demo.awaitLeader();
            demo.peopleWrite();
            String standby = leader.equals("a") ? "b" : "a";
            demo.awaitRowsOf(leader, 100);
            System.out.printf(
                    "two nodes: %s polls and has written %d rows, %s %d%n",
                    leader, demo.rowsOf(leader), standby, demo.rowsOf(standby));
            demo.kill(leader);
            long killed = System.nanoTime();
            demo.awaitRowsOf(standby, 0);
            System.out.printf(
                    "%s killed; %s took over after %.1f s%n", leader, standby, (System.nanoTime() - killed) / 1e9);
            demo.peopleStop();
            demo.awaitAll();
            System.out.printf(
                    "%d replies, %d rows: %d of a, %d of b%n",
                    sandbox.account().inbox().size(), demo.ids().size(), demo.rowsOf("a"), demo.rowsOf("b"));
        }
    }

    /** Starts a node as you would, in a process of its own. */
    void startNode(String name) throws IOException {
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Replies.class.getName()));
        java.environment()
                .putAll(Map.of(
                        "NODE", name,
                        "LOCKS", locks.toString(),
                        "DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                        "FIVECENT_KEY_ID", sandbox.keyId(),
                        "FIVECENT_KEY_SECRET", sandbox.keySecret(),
                        "FIVECENT_SMS_BASE_URL", sandbox.smsBaseUrl(),
                        "REPLIES_DELAY", "200"));
        nodes.put(name, java.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Kills a node with the signal 9, which no process can do anything about. */
    void kill(String name) throws InterruptedException {
        nodes.remove(name).destroyForcibly().waitFor();
    }

    /** A reply every 20 milliseconds, from now on. */
    void peopleWrite() {
        phones.scheduleAtFixedRate(
                () -> sandbox.account().receive("0491570156", "Thanks!"), 0, 20, TimeUnit.MILLISECONDS);
    }

    void peopleStop() throws InterruptedException {
        phones.shutdown();
        if (!phones.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("people still write");
        }
    }

    /** Waits until one of the nodes has written the first row, and tells which. */
    String awaitLeader() {
        sandbox.account().receive("0491570006", "Thanks!");
        return patiently()
                .until(
                        () -> nodes.keySet().stream()
                                .filter(node -> rowsOf(node) > 0)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until a node has written more rows than so many. */
    void awaitRowsOf(String node, int more) {
        patiently().until(() -> rowsOf(node) > more);
    }

    /** Waits until each reply is a row. */
    void awaitAll() {
        patiently().until(() -> ids().size() >= sandbox.account().inbox().size());
    }

    private ConditionFactory patiently() {
        return await().atMost(PATIENCE)
                .failFast("a node ended", () -> !nodes.values().stream().allMatch(Process::isAlive));
    }

    int rowsOf(String node) {
        return database.queryForObject("SELECT count(*) FROM replies WHERE node = ?", Integer.class, node);
    }

    List<String> ids() {
        return database.queryForList("SELECT message_id FROM replies", String.class);
    }

    @Override
    public void close() throws IOException {
        phones.shutdownNow();
        nodes.values().forEach(Process::destroyForcibly);
        postgres.close();
    }
}

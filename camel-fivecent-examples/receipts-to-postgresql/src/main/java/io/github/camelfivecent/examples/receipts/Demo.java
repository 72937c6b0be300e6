package io.github.camelfivecent.examples.receipts;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The application with a database and a sandbox, and away while messages are delivered. */
final class Demo implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOKEN = "demo-token";

    private final FivecentSandbox sandbox;
    private final EmbeddedPostgres postgres;
    private final JdbcTemplate database;
    private final DefaultCamelContext shop = new DefaultCamelContext();
    private final ProducerTemplate sms;
    private final int port;

    /** Creates table and view in an empty database. */
    Demo(FivecentSandbox sandbox) throws Exception {
        this.sandbox = sandbox;
        postgres = EmbeddedPostgres.start();
        DataSource dataSource = postgres.getPostgresDatabase();
        database = new JdbcTemplate(dataSource);
        new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(dataSource);
        sms = sms();
        port = freePort();
        // with the real service, this is entered once in its dashboard
        sandbox.webhooks().delivery(url() + "?token=" + TOKEN);
    }

    public static void main(String[] args) throws Exception {
        try (FivecentSandbox sandbox = FivecentSandbox.builder()
                        .deliverAfter(Duration.ofSeconds(1))
                        .start();
                Demo demo = new Demo(sandbox)) {
            Process application = demo.start();
            demo.send("0491570006", "0491570156", "0499999002");
            demo.awaitReceipts(3);
            application.destroyForcibly().waitFor();
            System.out.println("3 SMS sent, their receipts are rows; the application is killed");
            demo.send("0491570157", "0491570158", "0499999002");
            await().atMost(PATIENCE).until(() -> sandbox.webhooks().attempts().size() == 6);
            System.out.println("3 more sent and delivered or not, which the webhook could tell nobody");
            application = demo.start();
            try {
                demo.awaitReceipts(6);
                demo.awaitNumbers();
            } finally {
                application.destroy();
                application.waitFor();
            }
            System.out.println("the application is up again, and has all 6 receipts:");
            demo.print("SELECT status_text || ', told by ' || told_by || ': ' || count(*) FROM receipts"
                    + " WHERE status IN (1002, 1003) GROUP BY status_text, told_by ORDER BY 1");
            System.out.println("failed_messages:");
            demo.print(
                    "SELECT message_id || '  ' || number || '  ' || status_text FROM failed_messages ORDER BY told_at");
        }
    }

    /** Starts the application as you would, in a process of its own, and waits until it listens. */
    Process start() throws IOException {
        return start(sandbox.smsBaseUrl());
    }

    Process start(String smsBaseUrl) throws IOException {
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ReceiptsToPostgresql.class.getName()));
        java.environment()
                .putAll(Map.of(
                        "DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                        "FIVECENT_KEY_ID", sandbox.keyId(),
                        "FIVECENT_KEY_SECRET", sandbox.keySecret(),
                        "FIVECENT_SMS_BASE_URL", smsBaseUrl,
                        "FIVECENT_WEBHOOK_TOKEN", TOKEN,
                        "PORT", String.valueOf(port),
                        "POLL_DELAY", "5s"));
        Process application =
                java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        await().atMost(PATIENCE)
                .failFast("the application ended", () -> !application.isAlive())
                .ignoreExceptions()
                .until(() -> status() != HttpURLConnection.HTTP_NOT_FOUND);
        return application;
    }

    /** Another application sends. */
    void send(String... numbers) {
        for (String number : numbers) {
            sms.requestBodyAndHeader("fivecent:sms?sender=Sandbox", "Your order is ready", "CamelFivecentTo", number);
        }
    }

    /** Waits until so many messages have a final status. */
    void awaitReceipts(int count) {
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM receipts WHERE status IN (1002, 1003)") == count);
    }

    /** Waits until the poll has told whose the failures are. */
    void awaitNumbers() {
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM failed_messages WHERE number IS NULL") == 0);
    }

    JdbcTemplate database() {
        return database;
    }

    private int count(String query) {
        return database.queryForObject(query, Integer.class);
    }

    private void print(String query) {
        database.queryForList(query, String.class).forEach(row -> System.out.println("  " + row));
    }

    private ProducerTemplate sms() {
        FivecentComponent fivecent = shop.getComponent("fivecent", FivecentComponent.class);
        fivecent.getConfiguration().setSmsBaseUrl(sandbox.smsBaseUrl());
        fivecent.getConfiguration().setKeyId(sandbox.keyId());
        fivecent.getConfiguration().setKeySecret(sandbox.keySecret());
        shop.start();
        return shop.createProducerTemplate();
    }

    private String url() {
        return "http://127.0.0.1:" + port + "/receipts";
    }

    private int status() throws IOException {
        return ((HttpURLConnection) URI.create(url()).toURL().openConnection()).getResponseCode();
    }

    /**
     * One that stays the same when the application starts again, since the service knows it. It is below those that are
     * given to who asks for any, so that nobody is given it meanwhile.
     */
    private static int freePort() {
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

    @Override
    public void close() throws IOException {
        shop.stop();
        postgres.close();
    }
}

package io.github.camelfivecent.examples.campaign;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.ledger.JdbcSendRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Sends the rows of a CSV file, by a sandbox of the service, and exits. Stopped or killed before, it goes on from there when
 * it is started again.
 */
public final class Campaign {

    private static final List<String> SHOPS = List.of("Fitzroy", "Newtown", "Fremantle", "West End");
    private static final String HEADLINE = "customer,mobile,outcome,id,credits,reason\n";

    private Campaign() {}

    /**
     * Takes system properties: {@code campaign.folder} is the folder of the run, {@code campaign.rows} how many rows are
     * generated when there is no {@code customers.csv} in it, {@code campaign.rate} how many requests are made a second. The
     * exit status is 1 if it had to stop.
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(System.getProperty("campaign.folder", "target/run"));
        String url = System.getProperty("campaign.url");
        int status;
        // A sandbox that runs elsewhere outlives this process.
        if (url != null) {
            status = run(folder, url, System.getProperty("campaign.keyId"), System.getProperty("campaign.keySecret"));
        } else {
            try (FivecentSandbox sandbox =
                    FivecentSandbox.builder().credits(1_000_000).start()) {
                status = run(folder, sandbox.smsBaseUrl(), sandbox.keyId(), sandbox.keySecret());
            }
        }
        System.exit(status);
    }

    private static int run(Path folder, String url, String keyId, String keySecret) throws Exception {
        Path finished = folder.resolve("finished");
        Path results = folder.resolve("results.csv");
        Files.createDirectories(folder);
        if (Files.deleteIfExists(finished)) {
            Files.deleteIfExists(folder.resolve("ledger.mv.db"));
        }
        long rows = customers(folder.resolve("customers.csv"));
        // What was sent before comes from the ledger, each row as it was, so that this file is written anew.
        Files.writeString(results, HEADLINE);
        Main main = new Main(CampaignRoutes.class);
        Report report = new Report(rows, main::completed);
        CountDownLatch closed = new CountDownLatch(1);
        stopOnCtrlC(main, report, closed);
        // What is committed is in the file. An application of yours has a database elsewhere.
        JdbcConnectionPool database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath()
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "sa",
                "");
        try {
            main.bind("sends", new JdbcSendRepository(database));
            main.bind("report", report);
            main.addInitialProperty("campaign.folder", folder.toString());
            main.addInitialProperty("campaign.rate", System.getProperty("campaign.rate", "10"));
            // Whoever is in the middle of a request for longer than it can take is taken for dead.
            int timeout = Integer.getInteger("campaign.timeout", 10_000);
            main.addInitialProperty("campaign.timeout", String.valueOf(timeout));
            main.addInitialProperty("campaign.claimTimeout", String.valueOf(2 * timeout));
            main.addInitialProperty("sandbox.smsBaseUrl", url);
            main.addInitialProperty("sandbox.keyId", keyId);
            main.addInitialProperty("sandbox.keySecret", keySecret);
            long[] requests = new long[1];
            main.addMainListener(new MainListenerSupport() {
                @Override
                public void beforeStop(BaseMainSupport stopping) {
                    requests[0] = stopping.getCamelContext()
                            .getComponent("fivecent", FivecentComponent.class)
                            .getRequests();
                }
            });
            main.run();
            System.out.print(report.summary(requests[0]));
            if (report.isComplete()) {
                Files.writeString(finished, "The next run begins anew.\n");
            }
            return report.hasFailed() ? 1 : 0;
        } finally {
            database.dispose();
            closed.countDown();
        }
    }

    /** Generates the customers, if there are none: some with a number that is none, some of them twice. */
    private static long customers(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path part = file.resolveSibling("customers.part");
            try (BufferedWriter out = Files.newBufferedWriter(part)) {
                out.write("id,mobile,text\n");
                for (int i = 0; i < Integer.getInteger("campaign.rows", 100_000); i++) {
                    // the numbers that are kept for films and documents do not suffice
                    int number = i % 2_500 == 2_499 ? i - 4 : i;
                    String mobile = i % 1_000 == 500 ? "4" + (91_000_000 + i) : "04" + (91_000_000 + number);
                    String shop = SHOPS.get(number % SHOPS.size());
                    out.write("C" + i + "," + mobile + ",Half price on all bread in " + shop + " this Saturday!\n");
                }
            }
            Files.move(part, file);
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count() - 1;
        }
    }

    private static void stopOnCtrlC(Main main, Report report, CountDownLatch closed) {
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            report.interrupt();
            main.completed();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}

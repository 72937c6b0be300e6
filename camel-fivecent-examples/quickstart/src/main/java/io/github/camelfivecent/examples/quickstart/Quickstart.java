package io.github.camelfivecent.examples.quickstart;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * Sends to the customers of a CSV file and takes their replies, by a sandbox of both services. It exits when every customer
 * is served and every reply routed. Stopped before, it goes on from there when it is started again.
 */
public final class Quickstart {

    private static final String HEADLINE = "name,mobile,email,text,reason\n";

    private Quickstart() {}

    /**
     * Takes system properties: {@code quickstart.customers} is the CSV file, {@code quickstart.output} the folder of the
     * run, {@code quickstart.dsl} is {@code java} or {@code yaml}. The exit status is 1 if it had to stop.
     */
    public static void main(String[] args) throws Exception {
        Path customers = Path.of(System.getProperty("quickstart.customers", "data/customers.csv"));
        Path output = Path.of(System.getProperty("quickstart.output", "target/run"));
        if (!Files.isReadable(customers)) {
            System.err.println("There is no file " + customers.toAbsolutePath());
            System.exit(1);
        }
        Main main = new Main();
        CountDownLatch closed = new CountDownLatch(1);
        stopOnCtrlC(main, closed);
        boolean stopped;
        try (RunFolder run = RunFolder.open(output);
                FivecentSandbox sandbox = FivecentSandbox.builder()
                        .stateFile(run.state().resolve("sandbox.json"))
                        .deliverAfter(Duration.ofSeconds(1))
                        .start()) {
            stopped = run(main, sandbox, customers, run, System.getProperty("quickstart.dsl", "java"))
                    .isStopped();
        } finally {
            closed.countDown();
        }
        System.exit(stopped ? 1 : 0);
    }

    static Report run(Main main, FivecentSandbox sandbox, Path customers, RunFolder run, String dsl) throws Exception {
        for (String file : List.of("errors.csv", "unknown.csv")) {
            Files.writeString(run.path().resolve(file), HEADLINE);
        }
        Report report = new Report(run.path());
        try (Stores stores = new Stores(run.state())) {
            if (run.isResumed()) {
                System.out.println(stores.position());
            }
            stores.bindTo(main);
            main.bind("report", report);
            main.addInitialProperty(
                    "customers.folder", customers.toAbsolutePath().getParent().toString());
            main.addInitialProperty("customers.file", customers.getFileName().toString());
            main.addInitialProperty("output.folder", run.path().toString());
            main.addInitialProperty("sandbox.smsBaseUrl", sandbox.smsBaseUrl());
            main.addInitialProperty("sandbox.emailBaseUrl", sandbox.emailBaseUrl());
            main.addInitialProperty("sandbox.keyId", sandbox.keyId());
            main.addInitialProperty("sandbox.keySecret", sandbox.keySecret());
            if (dsl.equals("yaml")) {
                main.configure().withRoutesIncludePattern("classpath:routes/*.yaml");
            } else {
                main.configure().addRoutesBuilder(CustomerRoutes.class);
                main.configure().addRoutesBuilder(ReplyRoutes.class);
            }
            Phones phones =
                    new Phones(sandbox.account(), Duration.parse(System.getProperty("quickstart.phones", "PT0.8S")));
            BooleanSupplier done = () -> report.isAllServed()
                    && phones.areQuiet()
                    && stores.optOuts() == phones.optOuts()
                    && stores.queued() == phones.replies();
            // An application of yours has real phones, and does not end.
            main.configure().addLambdaRouteBuilder(routes -> routes.from("timer:phones?period=250")
                    .bean(phones, "answer")
                    .filter(tick -> report.isStopped() || done.getAsBoolean())
                    .process(tick -> main.completed()));
            main.run();
            if (done.getAsBoolean()) {
                report.done(stores.queued(), stores.optOuts());
                run.finished();
            }
            System.out.print(report);
        }
        return report;
    }

    /** Camel's own way does not wait for what is closed after Camel: the database, the queue, the sandbox. */
    private static void stopOnCtrlC(Main main, CountDownLatch closed) {
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.completed();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}

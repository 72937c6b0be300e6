package io.github.camelfivecent.examples.quickstart;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;

/** Sends to the customers of a CSV file, by a sandbox of both services, and exits. */
public final class Quickstart {

    private static final String HEADLINE = "name,mobile,email,text,reason\n";

    private Quickstart() {}

    /**
     * Takes system properties: {@code quickstart.customers} is the CSV file, {@code quickstart.output} the folder of
     * the error files, {@code quickstart.dsl} is {@code java} or {@code yaml}. The exit status is 1 if it had to stop.
     */
    public static void main(String[] args) throws Exception {
        Path customers = Path.of(System.getProperty("quickstart.customers", "data/customers.csv"));
        Path output = Path.of(System.getProperty("quickstart.output", "target/run"));
        if (!Files.isReadable(customers)) {
            System.err.println("There is no file " + customers.toAbsolutePath());
            System.exit(1);
        }
        Report report;
        try (FivecentSandbox sandbox = FivecentSandbox.start()) {
            report = run(sandbox, customers, output, System.getProperty("quickstart.dsl", "java"));
        }
        System.exit(report.isStopped() ? 1 : 0);
    }

    static Report run(FivecentSandbox sandbox, Path customers, Path output, String dsl) throws Exception {
        Files.createDirectories(output);
        for (String file : List.of("errors.csv", "unknown.csv")) {
            Files.writeString(output.resolve(file), HEADLINE);
        }
        Main main = new Main();
        Report report = new Report(output, main::completed);
        main.bind("report", report);
        main.addInitialProperty(
                "customers.folder", customers.toAbsolutePath().getParent().toString());
        main.addInitialProperty("customers.file", customers.getFileName().toString());
        main.addInitialProperty("output.folder", output.toString());
        main.addInitialProperty("sandbox.smsBaseUrl", sandbox.smsBaseUrl());
        main.addInitialProperty("sandbox.emailBaseUrl", sandbox.emailBaseUrl());
        main.addInitialProperty("sandbox.keyId", sandbox.keyId());
        main.addInitialProperty("sandbox.keySecret", sandbox.keySecret());
        if (dsl.equals("yaml")) {
            main.configure().withRoutesIncludePattern("classpath:routes/customers.yaml");
        } else {
            main.configure().addRoutesBuilder(CustomerRoutes.class);
        }
        main.run();
        return report;
    }
}

package io.github.camelfivecent.examples.alert;

import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** Credits of a sandbox that fall, are bought, and fall again, with a restart in between. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Demo() {}

    /**
     * Runs the demo and ends with it.
     *
     * @throws Exception if something of it cannot be started or reached
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "run")), "demo");
        try (FivecentSandbox sandbox = FivecentSandbox.start()) {
            Main main = application(sandbox, folder);
            main.start();
            try {
                for (int credits : new int[] {1000, 480, 470, 90, 80}) {
                    credits(main, sandbox.account(), credits);
                }
            } finally {
                main.stop();
            }
            System.out.println("stopped, and started again");
            main = application(sandbox, folder);
            main.start();
            try {
                for (int credits : new int[] {70, 1000, 480}) {
                    credits(main, sandbox.account(), credits);
                }
            } finally {
                main.stop();
            }
        }
    }

    private static void credits(Main main, Account account, int credits) {
        int mails = account.emails().size();
        int sms = account.sentSms().size();
        account.credits(credits);
        awaitLooks(main);
        System.out.printf(
                "%4d credits: mails %d, SMS %d%n",
                credits, account.emails().size() - mails, account.sentSms().size() - sms);
    }

    static Main application(FivecentSandbox sandbox, Path folder) {
        Main main = new Main();
        main.configure().addRoutesBuilder(BalanceRoutes.class);
        main.addOverrideProperty("camel.component.fivecent.key-id", sandbox.keyId());
        main.addOverrideProperty("camel.component.fivecent.key-secret", sandbox.keySecret());
        main.addOverrideProperty("camel.component.fivecent.sms-base-url", sandbox.smsBaseUrl());
        main.addOverrideProperty("camel.component.fivecent.email-base-url", sandbox.emailBaseUrl());
        main.addOverrideProperty(
                "cursor.folder", folder.resolve("cursors").toAbsolutePath().toString());
        main.addOverrideProperty("alert.look", "200");
        return main;
    }

    /** Waits until both routes have looked at the balance as it is now, and are done with what they found. */
    static void awaitLooks(Main main) {
        for (Route route : main.getCamelContext().getRoutes()) {
            ScheduledPollConsumer consumer = (ScheduledPollConsumer) route.getConsumer();
            long wanted = consumer.getCounter() + 2;
            await("looks of the route " + route.getId()).atMost(PATIENCE).until(() -> consumer.getCounter() >= wanted);
        }
    }
}

package io.github.camelfivecent.sandbox;

import io.github.camelfivecent.sandbox.domain.Profile;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a sandbox until the process is stopped. Options: {@code --port}, {@code --profile} (collection, published or
 * live), {@code --key-id}, {@code --key-secret}, {@code --credits}, {@code --deliver-after} (seconds until an SMS counts as delivered).
 */
public final class FivecentSandboxMain {
    private static final int DEFAULT_PORT = 8055;
    private static final String USAGE = "Options: --port NUMBER (default 8055, 0 for a free one),"
            + " --profile collection|published|live, --key-id TEXT, --key-secret TEXT, --credits NUMBER, --deliver-after SECONDS";

    private FivecentSandboxMain() {}

    /** Starts a sandbox, says in one line where it is, and waits. */
    public static void main(String[] args) throws InterruptedException {
        FivecentSandbox sandbox;
        try {
            sandbox = settings(args).start();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::stop, "fivecent-sandbox-stop"));
        System.out.println(describe(sandbox));
        new CountDownLatch(1).await();
    }

    static FivecentSandbox.Builder settings(String... args) {
        FivecentSandbox.Builder builder = FivecentSandbox.builder()
                .port(DEFAULT_PORT)
                .keyId("sandbox")
                .keySecret("sandbox")
                .deliverAfter(Duration.ofSeconds(2));
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException("Missing value of " + args[args.length - 1]);
        }
        for (int index = 0; index < args.length; index += 2) {
            set(builder, args[index], args[index + 1]);
        }
        return builder;
    }

    static String describe(FivecentSandbox sandbox) {
        return "5c SMS and Dingo Mail sandbox on " + sandbox.url() + ": camel.component.fivecent.smsBaseUrl="
                + sandbox.smsBaseUrl() + " camel.component.fivecent.emailBaseUrl=" + sandbox.emailBaseUrl()
                + " camel.component.fivecent.keyId=" + sandbox.keyId() + " camel.component.fivecent.keySecret="
                + sandbox.keySecret();
    }

    private static void set(FivecentSandbox.Builder builder, String option, String value) {
        switch (option) {
            case "--port" -> builder.port(Integer.parseInt(value));
            case "--profile" -> builder.profile(Profile.valueOf(value.toUpperCase(Locale.ROOT)));
            case "--key-id" -> builder.keyId(value);
            case "--key-secret" -> builder.keySecret(value);
            case "--credits" -> builder.credits(Long.parseLong(value));
            case "--deliver-after" -> builder.deliverAfter(Duration.ofSeconds(Long.parseLong(value)));
            default -> throw new IllegalArgumentException("Unknown option " + option);
        }
    }
}

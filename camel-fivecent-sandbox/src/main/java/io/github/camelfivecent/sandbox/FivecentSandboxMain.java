package io.github.camelfivecent.sandbox;

import io.github.camelfivecent.sandbox.domain.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox until the process is stopped; started with an option it does not know, it says which ones it does. */
public final class FivecentSandboxMain {
    private static final String USAGE =
            """
            Options of the 5c SMS and Dingo Mail sandbox:
              --port NUMBER            the port on 127.0.0.1, 0 for a free one (8055)
              --profile NAME           collection, published or live (collection)
              --key-id TEXT            the id of the API key (sandbox)
              --key-secret TEXT        its secret (sandbox)
              --credits NUMBER         what the account has to spend (10000)
              --deliver-after SECONDS  when an SMS counts as delivered (2)
              --state FILE             keeps what the account holds over restarts
              --delivery-webhook URL   told when the status of an SMS changes
              --message-webhook URL    told when a message comes in
              --balance-webhook URL    told when fewer than 100 credits are left""";

    private static final double LOW_BALANCE = 100;
    private static final int HIGHEST_PORT = 65_535;

    private FivecentSandboxMain() {}

    /** Starts a sandbox, says in one line where its page is and how an application is pointed at it, and waits. */
    public static void main(String[] args) throws InterruptedException {
        FivecentSandbox sandbox;
        try {
            sandbox = start(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::stop, "fivecent-sandbox-stop"));
        System.out.println(describe(sandbox));
        new CountDownLatch(1).await();
    }

    static FivecentSandbox start(String... args) {
        Map<String, String> webhooks = new LinkedHashMap<>();
        FivecentSandbox.Builder builder = FivecentSandbox.builder()
                .port(8055)
                .keyId("sandbox")
                .keySecret("sandbox")
                .deliverAfter(Duration.ofSeconds(2));
        for (int index = 0; index < args.length; index += 2) {
            if (index + 1 == args.length) {
                throw new IllegalArgumentException("Unknown option or missing value: " + args[index]);
            }
            if (args[index].endsWith("-webhook")) {
                webhooks.put(args[index], args[index + 1]);
            } else {
                set(builder, args[index], args[index + 1]);
            }
        }
        FivecentSandbox sandbox = builder.start();
        try {
            webhooks.forEach((option, url) -> register(sandbox, option, url));
        } catch (IllegalArgumentException e) {
            sandbox.stop();
            throw e;
        }
        return sandbox;
    }

    static String describe(FivecentSandbox sandbox) {
        return "5c SMS and Dingo Mail sandbox on " + sandbox.pageUrl() + ": camel.component.fivecent.smsBaseUrl="
                + sandbox.smsBaseUrl() + " camel.component.fivecent.emailBaseUrl=" + sandbox.emailBaseUrl()
                + " camel.component.fivecent.keyId=" + sandbox.keyId() + " camel.component.fivecent.keySecret="
                + sandbox.keySecret();
    }

    private static void set(FivecentSandbox.Builder builder, String option, String value) {
        switch (option) {
            case "--port" -> builder.port((int) number(option, value, HIGHEST_PORT));
            case "--profile" -> builder.profile(profile(value));
            case "--key-id" -> builder.keyId(value);
            case "--key-secret" -> builder.keySecret(value);
            case "--credits" -> builder.credits(number(option, value, Long.MAX_VALUE));
            case "--deliver-after" ->
                builder.deliverAfter(Duration.ofSeconds(number(option, value, Integer.MAX_VALUE)));
            case "--state" -> builder.stateFile(Path.of(value));
            default -> throw new IllegalArgumentException("Unknown option " + option);
        }
    }

    private static long number(String option, String value, long highest) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(option + " takes a whole number of 0 to " + highest + ", not " + value);
    }

    private static Profile profile(String value) {
        return Arrays.stream(Profile.values())
                .filter(one -> one.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--profile takes collection, published or live, not " + value));
    }

    private static void register(FivecentSandbox sandbox, String option, String url) {
        switch (option) {
            case "--delivery-webhook" -> sandbox.webhooks().delivery(url);
            case "--message-webhook" -> sandbox.webhooks().message(url);
            case "--balance-webhook" -> sandbox.webhooks().balance(url, LOW_BALANCE);
            default -> throw new IllegalArgumentException("Unknown option " + option);
        }
    }
}

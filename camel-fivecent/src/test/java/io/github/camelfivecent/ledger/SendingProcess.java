package io.github.camelfivecent.ledger;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A node that sends one SMS for each of so many keys, in an order of its own, and says of each what became of it. Some of
 * its commits fail after they were made.
 */
final class SendingProcess {

    private static final int THREADS = 4;
    private static final int TRIES = 6;
    private static final int MINUTES = 10;
    private static final int ONE_COMMIT_OF = 30;

    private SendingProcess() {}

    static Process fork(FivecentSandbox sandbox, String jdbcUrl, int keys, String onUnknownOutcome) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        sandbox.smsBaseUrl(),
                        sandbox.emailBaseUrl(),
                        sandbox.keyId(),
                        sandbox.keySecret(),
                        jdbcUrl,
                        String.valueOf(keys),
                        onUnknownOutcome)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Random random = new Random();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[4]);
        JdbcSendRepository repository = new JdbcSendRepository(CommitSource.of(database, () -> {
            synchronized (random) {
                return random.nextInt(ONE_COMMIT_OF) == 0;
            }
        }));
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        FivecentConfiguration options =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        options.setSmsBaseUrl(arguments[0]);
        options.setEmailBaseUrl(arguments[1]);
        options.setKeyId(arguments[2]);
        options.setKeySecret(arguments[3]);
        options.setSendRepository(repository);
        options.setOnUnknownOutcome(arguments[6]);
        options.setVerifyDelay(300);
        options.setResponseTimeout(2_000);
        options.setSendClaimTimeout(4_000);
        options.setRetryDelay(10);
        startThoughCommitsFail(context, repository);
        ProducerTemplate template = context.createProducerTemplate();

        List<Integer> keys = new ArrayList<>();
        for (int key = 0; key < Integer.parseInt(arguments[5]); key++) {
            keys.add(key);
        }
        Collections.shuffle(keys, random);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        keys.forEach(key -> threads.execute(() -> say(key, send(template, key))));
        threads.shutdown();
        System.exit(threads.awaitTermination(MINUTES, TimeUnit.MINUTES) ? 0 : 1);
    }

    private static void startThoughCommitsFail(DefaultCamelContext context, JdbcSendRepository repository) {
        while (!repository.isStarted()) {
            try {
                repository.start();
            } catch (RuntimeException e) {
                repository.stop();
            }
        }
        context.start();
    }

    /** As a route does whose redelivery goes on while nothing was done, and gives up on what stays unknown. */
    private static String send(ProducerTemplate template, int key) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        for (int unknown = 0; unknown < TRIES; ) {
            Exchange exchange = template.send("fivecent:sms?sender=Shop&to=0412333555", each -> {
                each.getMessage().setBody("Order " + key);
                each.getMessage().setHeader("CamelFivecentIdempotencyKey", "order-" + key);
            });
            if (exchange.getException() == null) {
                SmsResult result =
                        (SmsResult) exchange.getMessage().getBody(Results.class).get(0);
                return "SENT " + result.id();
            }
            if (exchange.getException() instanceof FivecentException known && known.getOutcome() == Outcome.UNKNOWN) {
                unknown++;
            } else if (System.nanoTime() - end > 0) {
                return "FAILED " + exchange.getException();
            }
        }
        return "UNKNOWN";
    }

    private static synchronized void say(int key, String what) {
        System.out.println(key + " " + what);
    }
}

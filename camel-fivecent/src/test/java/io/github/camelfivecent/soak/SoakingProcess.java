package io.github.camelfivecent.soak;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.cursor.JdbcCursorRepository;
import io.github.camelfivecent.ledger.JdbcSendRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.support.SynchronizationAdapter;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An application with a bit of everything, which tells on standard output what it did and is told on standard input what
 * to do: {@code restart}, {@code measure}, {@code again KEY} (send what a process before it began), {@code drain} (send
 * nothing new, and let nothing fail), {@code stop}.
 */
final class SoakingProcess {

    private static final int SENDERS = 4;
    static final int OPT_OUTS_IN_FLIGHT = 4;
    private static final int MAILS = 5;
    private static final double FAILING = 0.02;

    /** Each line goes out at once and whole, or it would be lost or torn by a kill. */
    private final PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.out));

    private final Deque<Integer> open = new ConcurrentLinkedDeque<>();
    private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger keys;
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final String[] arguments;
    private volatile boolean draining;

    private SoakingProcess(String[] arguments) {
        this.arguments = arguments;
        database.setUrl(arguments[4]);
        keys = new AtomicInteger(Integer.parseInt(arguments[6]));
    }

    /** Starts one whose first key is {@code firstKey}. */
    static Process fork(FivecentSandbox sandbox, String jdbcUrl, int port, int firstKey) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx160m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakingProcess.class.getName(),
                        sandbox.smsBaseUrl(),
                        sandbox.emailBaseUrl(),
                        sandbox.keyId(),
                        sandbox.keySecret(),
                        jdbcUrl,
                        String.valueOf(port),
                        String.valueOf(firstKey))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        SoakingProcess process = new SoakingProcess(arguments);
        // What is logged is not to be taken for what is told.
        System.setOut(System.err);
        process.run();
        System.exit(0);
    }

    private void run() throws Exception {
        DefaultCamelContext context = start();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String command = commands.readLine();
                command != null && !command.equals("stop");
                command = commands.readLine()) {
            String[] words = command.split(" ");
            switch (words[0]) {
                case "again" -> open.add(Integer.valueOf(words[1]));
                case "restart" -> {
                    context.close();
                    context = start();
                    tell("restarted");
                }
                case "measure" -> measure();
                case "drain" -> draining = true;
                default -> throw new IllegalArgumentException(command);
            }
        }
        context.close();
    }

    private void measure() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        tell("measured " + used + " " + threads + " " + keys.get() + " " + (open.size() + underWay.size()));
    }

    private synchronized void tell(String line) {
        told.print(line + "\n");
    }

    private DefaultCamelContext start() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        FivecentConfiguration options =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        options.setSmsBaseUrl(arguments[0]);
        options.setEmailBaseUrl(arguments[1]);
        options.setKeyId(arguments[2]);
        options.setKeySecret(arguments[3]);
        options.setSendRepository(new JdbcSendRepository(database));
        options.setCursorRepository(new JdbcCursorRepository(database));
        options.setOnUnknownOutcome("verify");
        options.setVerifyDelay(300);
        options.setResponseTimeout(2_000);
        options.setSendClaimTimeout(4_000);
        options.setRetryDelay(20);
        options.setMaxRequestsPerSecond(200d);
        context.getRegistry().bind("inbox-seen", new JdbcMessageIdRepository(database, "inbox"));
        context.getRegistry().bind("opt-outs-seen", new JdbcMessageIdRepository(database, "opt-outs"));
        receiveWebhooks(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int sender = 0; sender < SENDERS; sender++) {
                    from("timer:send-" + sender + "?period=150")
                            .process(SoakingProcess.this::begin)
                            .filter(body().isNotNull())
                            .choice()
                            .when(header(FivecentConstants.SUBJECT).isNotNull())
                            .to("fivecent:email?senderEmail=shop@mail.example.com&recipient=anna@example.com")
                            .otherwise()
                            .to("fivecent:sms?sender=Shop&to=0412333555");
                }
                consume("inbox", "fivecent:inbox?delay=300&idempotentRepository=#inbox-seen");
                consume(
                        "opt-out",
                        "fivecent:optouts?delay=300&maxInFlight=" + OPT_OUTS_IN_FLIGHT
                                + "&idempotentRepository=#opt-outs-seen");
                consume("message", "fivecent:conversations?delay=2000");
                consume("mail", "fivecent:email?delay=1000");
                consume("status", "fivecent:sms?follow=status&delay=1000&statusMaxAge=600000");
                consume(
                        "receipt",
                        "webhook:fivecent:sms?webhookComponentName=platform-http&webhookPath=/sms&webhookToken=soak");
            }

            private void consume(String what, String uri) {
                from(uri).process(exchange -> {
                    if (!draining && ThreadLocalRandom.current().nextDouble() < FAILING) {
                        tell("failing " + what);
                        throw new IllegalStateException("fails now and then");
                    }
                    tell(what + " " + exchange.getMessage().getHeader(FivecentConstants.MESSAGE_ID) + " "
                            + exchange.getMessage().getHeader(FivecentConstants.STATUS));
                });
            }
        });
        context.start();
        return context;
    }

    private void receiveWebhooks(DefaultCamelContext context) throws Exception {
        RestConfiguration rest = new RestConfiguration();
        rest.setComponent("platform-http");
        context.setRestConfiguration(rest);
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(Integer.parseInt(arguments[5]));
        context.addService(new VertxPlatformHttpServer(server), true, true);
    }

    /** Takes a key that was not sent yet or a new one, and puts it back when its exchange ends without an answer. */
    private void begin(Exchange exchange) {
        Integer again = open.poll();
        if (again == null && draining) {
            exchange.getMessage().setBody(null);
            return;
        }
        int key = again == null ? keys.getAndIncrement() : again;
        underWay.add(key);
        tell("begun " + key);
        boolean mail = key % MAILS == 0;
        exchange.getMessage().setBody("Order " + key);
        exchange.getMessage().setHeader(FivecentConstants.IDEMPOTENCY_KEY, "order-" + key);
        if (mail) {
            exchange.getMessage().setHeader(FivecentConstants.SUBJECT, "Order " + key);
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                tell((mail ? "mailed " : "sent ") + key + " "
                        + done.getMessage().getHeader(FivecentConstants.MESSAGE_ID));
                underWay.remove(key);
            }

            @Override
            public void onFailure(Exchange failed) {
                open.add(key);
                underWay.remove(key);
            }
        });
    }
}

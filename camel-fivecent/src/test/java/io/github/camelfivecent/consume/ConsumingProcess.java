package io.github.camelfivecent.consume;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.cursor.FileCursorRepository;
import io.github.camelfivecent.cursor.JdbcCursorRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process with one route, which writes the id of each item that it is done with to standard output, and {@code idle} after
 * a poll that gave none; what it logs goes to standard error. It stops in the usual way when its standard input ends.
 */
final class ConsumingProcess {

    static final String IDLE = "idle";

    private static final long LONGEST_WORK_NANOS = 2_000_000;

    private ConsumingProcess() {}

    /** What a process is to do; the JDBC URL or the directory is where cursor and idempotent repository are. */
    record Order(String from, String store, boolean idempotent, boolean works, Path locks, int megabytes) {

        Order(String from, String store, boolean idempotent) {
            this(from, store, idempotent, true, null, 96);
        }
    }

    static Process fork(FivecentSandbox sandbox, Order order) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + order.megabytes() + "m",
                "-cp",
                System.getProperty("java.class.path"),
                ConsumingProcess.class.getName(),
                sandbox.smsBaseUrl(),
                sandbox.keyId(),
                sandbox.keySecret(),
                order.from(),
                order.store(),
                String.valueOf(order.idempotent()),
                String.valueOf(order.works())));
        if (order.locks() != null) {
            command.add(order.locks().toString());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream given = System.out;
        // What is logged is not to be counted among the ids.
        System.setOut(System.err);
        String store = arguments[4];
        boolean works = Boolean.parseBoolean(arguments[6]);
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        FivecentConfiguration options =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        options.setSmsBaseUrl(arguments[0]);
        options.setKeyId(arguments[1]);
        options.setKeySecret(arguments[2]);
        options.setCursorRepository(cursors(store));
        if (Boolean.parseBoolean(arguments[5])) {
            options.setIdempotentRepository(seen(store));
        }
        if (arguments.length > 7) {
            context.addService(cluster(arguments[7]));
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(arguments[3]).process(exchange -> {
                    if (works) {
                        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_WORK_NANOS));
                    }
                    String id = Node.idOf(exchange);
                    given.println(id == null ? IDLE : id);
                });
            }
        });
        context.start();
        while (System.in.read() >= 0) {
            // Waits for its end.
        }
        context.stop();
        System.exit(0);
    }

    private static StateRepository<String, String> cursors(String store) {
        return isDatabase(store)
                ? new JdbcCursorRepository(database(store))
                : new FileCursorRepository(Path.of(store, "cursors"));
    }

    private static IdempotentRepository seen(String store) {
        return isDatabase(store)
                ? new JdbcMessageIdRepository(database(store), "inbox")
                : FileIdempotentRepository.fileIdempotentRepository(new File(store, "seen"), 10_000);
    }

    private static boolean isDatabase(String store) {
        return store.startsWith("jdbc:");
    }

    private static PGSimpleDataSource database(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        return database;
    }

    private static FileLockClusterService cluster(String directory) {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory);
        cluster.setAcquireLockDelay(1);
        cluster.setAcquireLockInterval(300, TimeUnit.MILLISECONDS);
        return cluster;
    }
}

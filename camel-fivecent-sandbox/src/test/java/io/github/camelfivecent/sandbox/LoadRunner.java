package io.github.camelfivecent.sandbox;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tells how many sends a second a sandbox serves on this machine, to itself: client and sandbox share its processors.
 * Speaks HTTP over sockets, since an HTTP client would cost more than the sandbox.
 */
public final class LoadRunner {
    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private LoadRunner() {}

    /** Runs for half a minute and prints one line. */
    public static void main(String[] args) throws Exception {
        try (FivecentSandbox sandbox =
                FivecentSandbox.builder().credits(Long.MAX_VALUE / 2).start()) {
            run(sandbox, WARM_UP);
            sandbox.reset();
            long cpu = cpuNanos();
            long start = System.nanoTime();
            long[] nanos = run(sandbox, MEASURED);
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(nanos);
            System.out.printf(
                    "%,.0f sends a second on %d processors, %d connections; half within %.2f ms, 99 of 100 within %.2f ms;"
                            + " %.3f ms of processor time a send, client and sandbox together; %,d kept%n",
                    nanos.length / seconds,
                    Runtime.getRuntime().availableProcessors(),
                    CONNECTIONS,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6,
                    (cpuNanos() - cpu) / 1e6 / nanos.length,
                    sandbox.account().books().outbox().size());
        }
    }

    /** What this process used of the processors; unlike the rate it says something on a busy machine too. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    static long[] run(FivecentSandbox sandbox, Duration duration) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Callable<List<Long>>> clients = new ArrayList<>();
            for (int client = 0; client < CONNECTIONS; client++) {
                String to = "04912000%02d".formatted(client);
                clients.add(() -> send(sandbox, to, end));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> done : threads.invokeAll(clients)) {
                all.addAll(done.get());
            }
            return all.stream().mapToLong(Long::longValue).toArray();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> send(FivecentSandbox sandbox, String to, long end) throws IOException {
        byte[] request = request(sandbox, to);
        List<Long> nanos = new ArrayList<>();
        try (Socket socket = new Socket("127.0.0.1", URI.create(sandbox.url()).getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                socket.getOutputStream().write(request);
                readAnswer(in);
                nanos.add(System.nanoTime() - start);
            }
        }
        return nanos;
    }

    private static byte[] request(FivecentSandbox sandbox, String to) {
        String body = "{\"key-id\":\"" + sandbox.keyId() + "\",\"key-secret\":\"" + sandbox.keySecret()
                + "\",\"sender\":\"Sandbox\",\"to\":\"" + to + "\",\"message\":\"Hi, your parcel arrives today.\"}";
        return ("POST /5c/api/v5/sms HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads an answer with a length or in chunks, and makes sure that it is a good one. */
    private static void readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.contains(" 200")) {
            throw new IOException(status);
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.readNBytes(length);
            return;
        }
        for (int chunk = Integer.parseInt(line(in), 16); chunk > 0; chunk = Integer.parseInt(line(in), 16)) {
            in.readNBytes(chunk + 2);
        }
        line(in);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}

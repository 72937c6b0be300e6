package io.github.camelfivecent.guard;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.http.Limiter;
import io.github.camelfivecent.http.LimiterRegistry;
import io.github.camelfivecent.http.Limits;
import io.github.camelfivecent.http.Permit;
import io.github.camelfivecent.http.Priority;
import io.github.camelfivecent.ledger.MapSendRepository;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A sandbox, a Camel context, and the ways to keep one from the other. Used by one thread. */
final class MatrixBench implements AutoCloseable {

    private final FivecentSandbox sandbox = FivecentSandbox.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Deque<AutoCloseable> untilEndOfCell = new ArrayDeque<>();
    private final Deque<AutoCloseable> untilEnd = new ArrayDeque<>();
    // Several block at once, which the common pool of a small machine has too few threads for.
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String refusing;
    private final String untrusted;
    private final String resetting;
    private final String silent;
    private ProducerTemplate template;

    MatrixBench() throws IOException {
        context.disableJMX();
        context.getRegistry().bind("ledger", new MapSendRepository(new ConcurrentHashMap<>()));
        FivecentConfiguration configuration =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        configuration.setKeyId(sandbox.keyId());
        configuration.setKeySecret(sandbox.keySecret());
        configuration.setSmsBaseUrl(sandbox.smsBaseUrl());
        configuration.setEmailBaseUrl(sandbox.emailBaseUrl());
        context.start();
        untilEnd.push(threads::shutdownNow);
        untilEnd.push(sandbox);
        untilEnd.push(context);
        WireMockServer https = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
        https.start();
        untilEnd.push(https::stop);
        untrusted = "https://localhost:" + https.httpsPort();
        // Bound and not listened on, so that nobody else gets the port.
        Socket bound = new Socket();
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        untilEnd.push(bound);
        refusing = "http://127.0.0.1:" + bound.getLocalPort();
        silent = "https://127.0.0.1:" + serverSocket().getLocalPort();
        ServerSocket resets = serverSocket();
        CompletableFuture.runAsync(() -> reset(resets), threads);
        resetting = "https://127.0.0.1:" + resets.getLocalPort();
    }

    private ServerSocket serverSocket() throws IOException {
        ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        untilEnd.push(socket);
        return socket;
    }

    private static void reset(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket accepted = server.accept()) {
                accepted.setSoLinger(true, 0);
            } catch (IOException e) {
                // The client has hung up, or this is the end.
            }
        }
    }

    FivecentSandbox sandbox() {
        return sandbox;
    }

    String refusing() {
        return refusing;
    }

    String untrusted() {
        return untrusted;
    }

    String resetting() {
        return resetting;
    }

    String silent() {
        return silent;
    }

    /** Begins a cell, with a producer of its own. */
    ProducerTemplate begin() {
        sandbox.reset();
        return template();
    }

    ProducerTemplate template() {
        template = context.createProducerTemplate();
        untilEndOfCell.push(template);
        return template;
    }

    void endTrouble() throws Exception {
        sandbox.faults().clear();
        while (!untilEndOfCell.isEmpty()) {
            untilEndOfCell.pop().close();
        }
    }

    void stopProducers() {
        template.stop();
    }

    /** Keeps the only connection of a pool busy; gives the options of that pool. */
    String exhaustPool() {
        String pool = "&maxTotalConnections=1&connectTimeout=100";
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        sandbox.faults().on("account.balance").run(() -> {
            begun.countDown();
            awaitQuietly(end);
        });
        CompletableFuture<Object> busy = CompletableFuture.supplyAsync(
                () -> context.createFluentProducerTemplate()
                        .to("fivecent:account?operation=balance" + pool)
                        .send(),
                threads);
        awaitQuietly(begun);
        untilEndOfCell.push(() -> {
            end.countDown();
            busy.join();
        });
        return pool;
    }

    /** Gives no permit to anybody, and does something as soon as one waits for it. */
    void whenWaiting(Runnable action) throws InterruptedException {
        LimiterRegistry.Lease lease = LimiterRegistry.ofJvm().join(sandbox.keyId(), Limits.of(null, 1));
        Limiter limiter = lease.limiter();
        Permit permit = limiter.acquire(Priority.SEND);
        CompletableFuture<Void> acting = CompletableFuture.runAsync(
                () -> {
                    await().until(() -> limiter.waiting() == 1);
                    action.run();
                },
                threads);
        untilEndOfCell.push(() -> {
            permit.close();
            lease.close();
            acting.join();
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        while (!untilEnd.isEmpty()) {
            untilEnd.pop().close();
        }
    }
}

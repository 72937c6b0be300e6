package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StoppingTest {
    @Test
    void leavesNoThreadBehindThoughRequestsHangAndWebhooksAreSet() throws Exception {
        try (FivecentSandbox warmUp = FivecentSandbox.start()) {
            new Caller(warmUp).send("0412333555", "Hi");
        }
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        FivecentSandbox sandbox = FivecentSandbox.start();
        sandbox.webhooks().message("http://127.0.0.1:9/");
        sandbox.faults().on("account.balance").failBefore(Fault.hang());
        sandbox.faults().on("logins.list").failBefore(Fault.drip(Duration.ofMinutes(5)));
        CompletableFuture<?> hanging = ask(sandbox, "/balance");
        CompletableFuture<?> dripping = ask(sandbox, "/logins");
        await().untilAsserted(() -> {
            assertThat(hanging).isNotDone();
            assertThat(dripping).isNotDone();
            assertThat(sandbox.requests())
                    .extracting(RequestRecord::operation)
                    .contains("account.balance", "logins.list");
        });

        long start = System.nanoTime();
        sandbox.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        await().until(() -> hanging.isDone() && dripping.isDone());
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> !name.startsWith("HttpClient")
                        && !name.startsWith("ForkJoinPool")
                        && !name.startsWith("process reaper")
                        && !name.startsWith("awaitility")));
    }

    /** With a client of its own: what earlier tests left in one that all share is not asked here. */
    private static CompletableFuture<?> ask(FivecentSandbox sandbox, String path) throws IOException {
        String body =
                Caller.JSON.writeValueAsString(Map.of("key-id", sandbox.keyId(), "key-secret", sandbox.keySecret()));
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(sandbox.smsBaseUrl() + path))
                                .method("GET", BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding());
    }
}

package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.fault.Fault;
import java.io.IOException;
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
        CompletableFuture<Void> hanging = ask(sandbox, "/balance");
        CompletableFuture<Void> dripping = ask(sandbox, "/logins");
        await().until(() -> sandbox.requests().size() == 2);

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

    private static CompletableFuture<Void> ask(FivecentSandbox sandbox, String path) {
        String body = Map.of(
                        "\"key-id\"", '"' + sandbox.keyId() + '"', "\"key-secret\"", '"' + sandbox.keySecret() + '"')
                .toString()
                .replace('=', ':');
        return CompletableFuture.runAsync(() -> {
            try {
                Caller.raw("GET", sandbox.smsBaseUrl() + path, body);
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
        });
    }
}

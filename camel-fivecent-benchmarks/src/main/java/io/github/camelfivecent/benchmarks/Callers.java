package io.github.camelfivecent.benchmarks;

import io.github.camelfivecent.benchmarks.Senders.Sender;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that send at the same time, each the next message once it has the answer to the one before. */
final class Callers implements AutoCloseable {

    private final int callers;
    private final ExecutorService threads;

    Callers(int callers, boolean virtual) throws Exception {
        this.callers = callers;
        this.threads = virtual
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newFixedThreadPool(callers);
    }

    /** Sends so many messages in all. */
    void send(int messages, Sender sender) throws Exception {
        AtomicInteger left = new AtomicInteger(messages);
        AtomicReference<Exception> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(callers);
        for (int i = 0; i < callers; i++) {
            threads.execute(() -> {
                try {
                    while (failure.get() == null && left.getAndDecrement() > 0) {
                        sender.send();
                    }
                } catch (Exception e) {
                    failure.set(e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}

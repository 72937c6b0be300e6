package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.Duplicates.Turn;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DuplicatesTest {

    private final IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository();
    private final Duplicates duplicates = new Duplicates(repository);

    @Test
    void dropsWhatWasRouted() {
        assertThat(take("a")).isEqualTo(Turn.ROUTE);
        duplicates.routed("a");
        duplicates.end("a");

        assertThat(take("a")).isEqualTo(Turn.DROP);
        assertThat(take("b")).isEqualTo(Turn.ROUTE);
    }

    @Test
    void dropsNothingThatFailed() {
        assertThat(take("a")).isEqualTo(Turn.ROUTE);
        duplicates.end("a");

        assertThat(take("a")).isEqualTo(Turn.ROUTE);
    }

    @Test
    void letsTheSecondWaitForWhatBecomesOfTheFirst() throws Exception {
        assertThat(take("a")).isEqualTo(Turn.ROUTE);
        CountDownLatch waiting = new CountDownLatch(2);
        CompletableFuture<Turn> second = CompletableFuture.supplyAsync(() -> duplicates.take("a", List.of("a"), () -> {
            waiting.countDown();
            return true;
        }));
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(take("b")).as("another message does not wait").isEqualTo(Turn.ROUTE);
        assertThat(second).isNotDone();
        duplicates.routed("a");
        duplicates.end("a");

        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(Turn.DROP);
    }

    @Test
    void stopsWaitingWhenItIsToStop() throws Exception {
        assertThat(take("a")).isEqualTo(Turn.ROUTE);
        AtomicBoolean goOn = new AtomicBoolean(true);
        CompletableFuture<Turn> second =
                CompletableFuture.supplyAsync(() -> duplicates.take("a", List.of("a"), goOn::get));
        goOn.set(false);

        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(Turn.NONE);
        duplicates.end("a");
        assertThat(take("a")).isEqualTo(Turn.ROUTE);
    }

    @Test
    void givesTheTurnBackWhenTheRepositoryCannotBeRead() {
        AtomicBoolean broken = new AtomicBoolean(true);
        MemoryIdempotentRepository unreliable = new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                if (broken.get()) {
                    throw new IllegalStateException("no connection");
                }
                return super.contains(key);
            }
        };
        unreliable.start();
        Duplicates overBroken = new Duplicates(unreliable);

        assertThatThrownBy(() -> overBroken.take("a", List.of("a"), () -> true)).hasMessage("no connection");

        broken.set(false);
        assertThat(overBroken.take("a", List.of("a"), () -> true)).isEqualTo(Turn.ROUTE);
    }

    @Test
    void withoutRepositoryNothingIsDroppedAndNothingWaits() {
        Duplicates none = new Duplicates(null);

        assertThat(none.take("a", List.of("a"), () -> true)).isEqualTo(Turn.ROUTE);
        none.routed("a");
        assertThat(none.take("a", List.of("a"), () -> true)).isEqualTo(Turn.ROUTE);
    }

    private Turn take(String id) {
        return duplicates.take(id, List.of(id), () -> true);
    }
}

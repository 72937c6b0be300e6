package io.github.camelfivecent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LimiterRegistryTest {

    private final LimiterRegistry registry = new LimiterRegistry();

    @Test
    void usersOfOneKeyShareOneLimiterAndOthersDoNot() {
        Limiter limiter = registry.join("key", Limits.NONE).limiter();
        assertThat(registry.join("key", Limits.NONE).limiter()).isSameAs(limiter);
        assertThat(registry.join("another key", Limits.NONE).limiter()).isNotSameAs(limiter);
    }

    @Test
    void theStrictestLimitOfThosePresentHolds() throws Exception {
        LimiterRegistry.Lease of3 = registry.join("key", Limits.of(null, 3));
        Limiter limiter = of3.limiter();
        assertThat(placesIn(limiter)).isEqualTo(3);
        LimiterRegistry.Lease of1 = registry.join("key", Limits.of(null, 1));
        LimiterRegistry.Lease alsoOf1 = registry.join("key", Limits.of(null, 1));
        registry.join("key", Limits.of(null, 2));
        assertThat(placesIn(limiter)).isEqualTo(1);
        of1.close();
        of1.close();
        assertThat(placesIn(limiter)).isEqualTo(1);
        alsoOf1.close();
        assertThat(placesIn(limiter)).isEqualTo(2);
    }

    @Test
    void theLastUserToGoLeavesNothingBehind() {
        LimiterRegistry.Lease first = registry.join("key", Limits.NONE);
        LimiterRegistry.Lease second = registry.join("key", Limits.NONE);
        first.close();
        assertThat(registry.size()).isEqualTo(1);
        second.close();
        assertThat(registry.size()).isZero();

        LimiterRegistry.Lease later = registry.join("key", Limits.NONE);
        second.close();
        assertThat(registry.size()).isEqualTo(1);
        assertThat(later.limiter()).isNotSameAs(first.limiter());
    }

    @Test
    void usersThatComeAndGoAtTheSameTimeNeverSeeTwoLimitersOfOneKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(threads.submit(() -> {
                for (int round = 0; round < 5000; round++) {
                    try (LimiterRegistry.Lease one = registry.join("key", Limits.NONE);
                            LimiterRegistry.Lease other = registry.join("key", Limits.NONE)) {
                        assertThat(one.limiter()).isSameAs(other.limiter());
                    }
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();
        assertThat(registry.size()).isZero();
    }

    @Test
    void theJvmHasOneRegistry() {
        assertThat(LimiterRegistry.ofJvm()).isSameAs(LimiterRegistry.ofJvm());
    }

    private static int placesIn(Limiter limiter) throws InterruptedException {
        List<Permit> permits = new ArrayList<>();
        try {
            while (true) {
                permits.add(limiter.acquire(Priority.SEND, () -> false));
            }
        } catch (CancellationException full) {
            return permits.size();
        } finally {
            permits.forEach(Permit::close);
        }
    }
}

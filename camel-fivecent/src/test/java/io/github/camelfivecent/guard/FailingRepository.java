package io.github.camelfivecent.guard;

import io.github.camelfivecent.ledger.SendRepository;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.RuntimeCamelException;

/** A repository that cannot be reached for the next so many changes of a kind; some it makes all the same. It counts the claims. */
final class FailingRepository implements SendRepository {

    final AtomicInteger claims = new AtomicInteger();
    final AtomicInteger claimsLost = new AtomicInteger();
    final AtomicInteger claimsMadeInSecret = new AtomicInteger();
    final AtomicInteger changesLost = new AtomicInteger();
    final AtomicInteger removalsLost = new AtomicInteger();
    private final SendRepository origin;

    FailingRepository(SendRepository origin) {
        this.origin = origin;
    }

    @Override
    public String putIfAbsent(String key, String value, Instant now, Instant expires) {
        claims.incrementAndGet();
        failIf(claimsLost);
        String present = origin.putIfAbsent(key, value, now, expires);
        failIf(claimsMadeInSecret);
        return present;
    }

    @Override
    public boolean replace(String key, String expected, String value, Instant expires) {
        failIf(changesLost);
        return origin.replace(key, expected, value, expires);
    }

    @Override
    public boolean remove(String key, String expected) {
        failIf(removalsLost);
        return origin.remove(key, expected);
    }

    private static void failIf(AtomicInteger left) {
        if (left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            throw new RuntimeCamelException("the database is gone");
        }
    }
}

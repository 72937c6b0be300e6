package io.github.camelfivecent.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One {@link Limiter} per credential, for as long as somebody uses it. Credentials are told apart by a SHA-256 of the
 * key id, so that the registry holds no key id.
 *
 * <p>Where users of one credential state different limits, the strictest of those present holds, each limit by itself;
 * it changes as users come and go. When the last user goes the limiter is forgotten, and what it knew with it: how many
 * requests the last second saw, and a pause that the service asked for.
 */
public final class LimiterRegistry {

    /**
     * The only state of the component that is static. The service counts by credential, and nothing smaller than the
     * JVM is shared by two Camel contexts that use the same one.
     */
    private static final LimiterRegistry JVM = new LimiterRegistry();

    private final ConcurrentMap<String, Shared> byCredential = new ConcurrentHashMap<>();

    LimiterRegistry() {}

    /**
     * The registry of this JVM; more exactly of this class loader, so that two web applications that each bring the
     * component's jar along do not share limiters.
     */
    public static LimiterRegistry ofJvm() {
        return JVM;
    }

    /**
     * Begins to use a credential's limiter.
     *
     * @param keyId the credential's key id
     * @param limits what this user wants to be held to at most
     * @return the limiter, until it is closed; close it when the last request of this user has ended
     */
    public Lease join(String keyId, Limits limits) {
        String credential = sha256(keyId);
        Shared joined = byCredential.compute(credential, (same, present) -> {
            Shared shared = present == null ? new Shared() : present;
            shared.stated.add(limits);
            return shared.limited();
        });
        return new Lease(credential, limits, joined.limiter);
    }

    int size() {
        return byCredential.size();
    }

    static String sha256(String keyId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(keyId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A limiter and what its users want it held to; changed only within the map's own lock of its entry. */
    private static final class Shared {

        private final Limiter limiter = new Limiter(Limits.NONE);
        private final List<Limits> stated = new ArrayList<>();

        Shared limited() {
            limiter.limit(stated.stream().reduce(Limits.NONE, Limits::strictest));
            return this;
        }
    }

    /** One user's share of a limiter. Closing it twice does no harm. */
    public final class Lease implements AutoCloseable {

        private final AtomicBoolean open = new AtomicBoolean(true);
        private final String credential;
        private final Limits limits;
        private final Limiter limiter;

        private Lease(String credential, Limits limits, Limiter limiter) {
            this.credential = credential;
            this.limits = limits;
            this.limiter = limiter;
        }

        /** The limiter that all users of the credential share. */
        public Limiter limiter() {
            return limiter;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                byCredential.computeIfPresent(credential, (same, shared) -> {
                    shared.stated.remove(limits);
                    return shared.stated.isEmpty() ? null : shared.limited();
                });
            }
        }
    }
}

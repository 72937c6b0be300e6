package io.github.camelfivecent.sandbox;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.World;

/** The key that a sandbox is started with: what was asked for, else what was kept, else a new one. */
final class SandboxKeys {
    private SandboxKeys() {}

    /**
     * The account of that key, made if there is none.
     *
     * @param keyId the id that was asked for, or null
     * @param keySecret the secret that was asked for, or null
     * @param kept the id of the key before a restart, or null
     */
    static Account account(World world, String keyId, String keySecret, String kept) {
        String id = keyId != null ? keyId : kept != null ? kept : World.randomKey(8);
        String secret = keySecret != null
                ? keySecret
                : world.find(id).map(Account::keySecret).orElseGet(() -> World.randomKey(16));
        return world.account(id, secret);
    }
}

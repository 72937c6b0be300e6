package io.github.camelfivecent.sandbox.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** All accounts of a sandbox. */
public final class World {
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Registry registry = new Registry();
    private final BoundedLog<RequestRecord> ledger = new BoundedLog<>(RequestRecord.KEPT);
    private final WireLog wire = new WireLog();
    private final Clock clock;
    private final ObjectIds ids;
    private final Initially initially;

    /**
     * A world without accounts.
     *
     * @param clock what time it is in it
     * @param random makes the ids
     * @param initially how a new account is
     */
    public World(Clock clock, Random random, Initially initially) {
        this.clock = clock;
        this.ids = new ObjectIds(random);
        this.initially = initially;
    }

    /** The account with this key, made if there is none. */
    public Account account(String keyId, String keySecret) {
        return account(keyId, keySecret, clock);
    }

    /** The account with this key, made if there is none; then it goes by a clock of its own. */
    public Account account(String keyId, String keySecret, Clock itsClock) {
        Account account = accounts.computeIfAbsent(keyId, id -> newAccount(id, keySecret, itsClock));
        if (!account.keySecret().equals(keySecret)) {
            throw new IllegalArgumentException("The key " + keyId + " has another secret");
        }
        return account;
    }

    /** A new account with a new key. */
    public Account newAccount() {
        String key = randomKey(8);
        return account(key, key);
    }

    /** Something random for a key, in hex. */
    public static String randomKey(int bytes) {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /**
     * The account that these credentials belong to.
     *
     * @throws Refusal with HTTP status 401 and the documented text when they belong to none
     */
    public Account authenticate(String keyId, String keySecret) {
        Account account = keyId == null ? null : accounts.get(keyId);
        if (account == null) {
            throw Refusal.of(401, "Failed (Invalid Key ID)").assuming(Assumption.CREDENTIALS);
        }
        if (account.keySecret().equals(keySecret)) {
            return account;
        }
        boolean ofAnother =
                accounts.values().stream().anyMatch(one -> one.keySecret().equals(keySecret));
        throw Refusal.of(401, ofAnother ? "Failed (Invalid API ID or Key)" : "Failed (Invalid Key Secret)")
                .assuming(Assumption.CREDENTIALS);
    }

    /** Every account. */
    public Collection<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    /** The clock. */
    public Clock clock() {
        return clock;
    }

    /** The last requests, those without valid credentials too. */
    public BoundedLog<RequestRecord> ledger() {
        return ledger;
    }

    /** The last requests and answers word by word. */
    public WireLog wire() {
        return wire;
    }

    /** The account with this id of a key. */
    public Optional<Account> find(String keyId) {
        return Optional.ofNullable(accounts.get(keyId));
    }

    /** Forgets an account; its key is unknown from now on. */
    public void remove(Account account) {
        accounts.remove(account.keyId());
        account.books().clear();
        wire.clear(account.keyId());
    }

    /** What is kept of all this over a restart of the sandbox. */
    public WorldState state() {
        List<AccountState> states =
                accounts.values().stream().map(Account::state).toList();
        // after the accounts, so that no id and no number in them is given again
        return new WorldState(ids.state(), registry.numbersGiven(), states);
    }

    /** What is another one, by {@code equals}, after each change of the state. */
    public List<Object> kept() {
        return List.of(
                ids.state(),
                registry.numbersGiven(),
                accounts.values().stream().map(Account::kept).toList());
    }

    /** Puts back what was kept, in a world without accounts. */
    public void restore(WorldState state) {
        ids.restore(state.ids());
        registry.restore(state.numbersGiven());
        for (AccountState kept : state.accounts()) {
            Account account = new Account(kept.keyId(), kept.keySecret(), kept.ownNumber(), this, clock);
            account.restore(kept);
            accounts.put(kept.keyId(), account);
        }
    }

    private Account newAccount(String keyId, String keySecret, Clock itsClock) {
        Account account = new Account(keyId, keySecret, registry.nextNumber(), this, itsClock);
        account.reset();
        return account;
    }

    ObjectIds ids() {
        return ids;
    }

    Registry registry() {
        return registry;
    }

    Initially initially() {
        return initially;
    }

    /** Makes one account as it was when it was new and forgets the others and the requests. */
    public void reset(Account kept) {
        accounts.values().removeIf(account -> account != kept);
        registry.clear();
        kept.reset();
        ledger.clear();
        wire.clear();
    }
}

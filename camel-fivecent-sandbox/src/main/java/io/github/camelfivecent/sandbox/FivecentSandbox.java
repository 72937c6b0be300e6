package io.github.camelfivecent.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelfivecent.sandbox.api.Api;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.domain.World;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.testing.Exchanges;
import io.github.camelfivecent.sandbox.testing.Messages;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A local stand-in of 5c SMS and Dingo Mail. It listens on loopback only, answers as the services' documents say,
 * keeps what is sent to it, and sends nothing anywhere but to webhooks on this machine that it was given.
 *
 * <pre>{@code
 * try (FivecentSandbox sandbox = FivecentSandbox.start()) {
 *     // point a client at sandbox.smsBaseUrl() with sandbox.keyId() and sandbox.keySecret()
 *     List<StoredSms> sent = sandbox.account().sentSms();
 * }
 * }</pre>
 */
public final class FivecentSandbox implements AutoCloseable {
    private final SandboxHost host;
    private final Account account;
    private final SandboxTime time;
    private final Faults faults;
    private final boolean guest;

    private FivecentSandbox(Builder builder) {
        host = new SandboxHost(builder);
        account = host.account();
        time = host.time();
        faults = host.faults();
        guest = false;
    }

    private FivecentSandbox(SandboxHost host, Account account, SandboxTime time) {
        this.host = host;
        this.account = account;
        this.time = time;
        this.faults = host.faults().only(account.keyId(), time);
        guest = true;
    }

    /** Starts a sandbox on a free port, with new keys, that answers as the collection says. */
    public static FivecentSandbox start() {
        return builder().start();
    }

    /** What a sandbox is to be like. */
    public static Builder builder() {
        return new Builder();
    }

    /** The operations that are served, resource and operation: {@code sms.send}. */
    public static Set<String> operations() {
        return Api.operations();
    }

    /** Where the server is: {@code http://127.0.0.1:} and its port. */
    public String url() {
        return host.url();
    }

    /** The page that shows what was sent, and where one acts as the phones. */
    public String pageUrl() {
        return url() + SandboxFront.PAGE_PATH;
    }

    /** The base URL of the API for tests; {@code openapi.json} below it describes it. */
    public String apiUrl() {
        return url() + SandboxFront.API_PATH;
    }

    /** The base URL of 5c SMS. */
    public String smsBaseUrl() {
        return url() + SandboxStubs.SMS_PATH;
    }

    /** The base URL of Dingo Mail. */
    public String emailBaseUrl() {
        return url() + SandboxStubs.EMAIL_PATH;
    }

    /** The id of the API key of {@link #account()}. */
    public String keyId() {
        return account.keyId();
    }

    /** The secret of the API key of {@link #account()}. */
    public String keySecret() {
        return account.keySecret();
    }

    /** The way in which it answers. */
    public Profile profile() {
        return host.profile();
    }

    /** The account of {@link #keyId()}. */
    public Account account() {
        return account;
    }

    /** A new account with a new key; accounts see nothing of each other. */
    public Account newAccount() {
        return host.world().newAccount();
    }

    /** Every account. */
    public Collection<Account> accounts() {
        return host.world().accounts();
    }

    /**
     * Forgets an account; its key is unknown from now on.
     *
     * @throws IllegalArgumentException when it is the one that the sandbox was started with, which can only be reset
     */
    public void remove(Account other) {
        if (other == host.account()) {
            throw new IllegalArgumentException("The sandbox's own account stays; it can be reset");
        }
        host.remove(other);
    }

    /** The account with this key, made if there is none. */
    public Account account(String otherKeyId, String otherKeySecret) {
        return host.world().account(otherKeyId, otherKeySecret);
    }

    /**
     * This sandbox for someone who is not alone in it, a test among tests that run at the same time: with a new account,
     * whose clock can be moved by itself. Base URLs, stubs and the load are those of all. Faults that are armed there are
     * for that account only, {@link #requests()} are its own, {@link #reset()} is for it alone, and {@link #stop()}
     * forgets it and lets the server run.
     */
    public FivecentSandbox withOwnAccount() {
        SandboxTime itsTime = new SandboxTime(time);
        Account its = host.world().account(World.randomKey(8), World.randomKey(16), itsTime);
        itsTime.whenMoved(its::catchUp);
        return new FivecentSandbox(host, its, itsTime);
    }

    /** Finds messages of {@link #account()}, and waits for them. */
    public Messages messages() {
        return messages(account);
    }

    /** Finds messages of an account, and waits for them. */
    public Messages messages(Account of) {
        return new Messages(of);
    }

    /** The clock that it goes by; it can be moved ahead and stopped. */
    public SandboxTime time() {
        return time;
    }

    /** The last requests to the services, those without valid credentials too, oldest first. */
    public List<RequestRecord> requests() {
        return guest ? account.requests() : host.world().ledger().all();
    }

    /** The last requests and answers word by word, and what of an answer is assumed. */
    public Exchanges exchanges() {
        return new Exchanges(host.world().wire());
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** The webhooks of {@link #account()}. */
    public Webhooks webhooks() {
        return webhooks(account);
    }

    /** The webhooks of an account. */
    public Webhooks webhooks(Account of) {
        return host.webhooks(of);
    }

    /** How much was asked at a time and in a second. */
    public LoadMeter load() {
        return host.meter();
    }

    /** The server, to which stubs can be added; they go before the sandbox's own answers until {@link #reset()}. */
    public WireMockServer wireMock() {
        return host.server();
    }

    /** Makes everything as it was at the start: {@link #account()} alone and new, no requests, faults, webhooks and stubs. */
    public void reset() {
        if (guest) {
            reset(account);
            time.reset();
        } else {
            host.reset();
        }
    }

    /** Makes one account as it was when it was new, with no faults of its own and no webhooks; others do not notice. */
    public void reset(Account of) {
        host.reset(of);
    }

    /** Stops the server, and saves what the accounts hold if there is a file for it. */
    public void stop() {
        if (guest) {
            host.remove(account);
        } else {
            host.stop();
        }
    }

    /** As {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /** What a sandbox is to be like; each setting has a default. */
    public static final class Builder {
        int port;
        Profile profile = Profile.COLLECTION;
        String keyId;
        String keySecret;
        Path stateFile;
        Clock clock = Clock.systemUTC();
        Random random = new Random();
        Duration deliveryDelay;
        BigDecimal credits = BigDecimal.valueOf(10_000);

        private Builder() {}

        /** The port to listen on; 0, the default, for a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The way to answer, by default {@link Profile#COLLECTION}. */
        public Builder profile(Profile value) {
            profile = value;
            return this;
        }

        /** The id of the API key, by default that of the state file or a new one. */
        public Builder keyId(String value) {
            keyId = value;
            return this;
        }

        /** The secret of the API key, by default that of the state file or a new one. */
        public Builder keySecret(String value) {
            keySecret = value;
            return this;
        }

        /** What time it is in the sandbox, by default the time it is. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** What the ids are made from, by default something random; the same seed gives the same ids. */
        public Builder seed(long value) {
            random = new Random(value);
            return this;
        }

        /** The time a delivery takes by the clock; by default messages stay as they are until they are advanced. */
        public Builder deliverAfter(Duration value) {
            deliveryDelay = value;
            return this;
        }

        /** The credits that an account has to begin with, by default 10,000. */
        public Builder credits(long value) {
            credits = BigDecimal.valueOf(value);
            return this;
        }

        /**
         * The file that keeps what the accounts hold: it is read at the start if it is there, and written when
         * something has changed and on stop. Credits and deliverAfter are for accounts that it does not have. By
         * default there is none.
         */
        public Builder stateFile(Path value) {
            stateFile = value;
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @throws IllegalStateException if the port is taken, or if the state file is in use by another sandbox or cannot
         *     be read
         */
        public FivecentSandbox start() {
            return new FivecentSandbox(this);
        }
    }
}

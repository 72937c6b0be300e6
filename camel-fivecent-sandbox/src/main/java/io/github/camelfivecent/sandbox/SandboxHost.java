package io.github.camelfivecent.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelfivecent.sandbox.api.Api;
import io.github.camelfivecent.sandbox.control.ControlApi;
import io.github.camelfivecent.sandbox.control.Controlled;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Initially;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.domain.World;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.net.BindException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What all who use a sandbox share: its server, its accounts and its state file. */
final class SandboxHost implements Controlled {
    private final SandboxTime time;
    private final World world;
    private final Profile profile;
    private final StateFile stateFile;
    private final Account account;
    private final Faults faults;
    private final Map<Account, Webhooks> webhooks = new ConcurrentHashMap<>();
    private final LoadMeter meter = new LoadMeter();
    private final WireMockServer server;

    /**
     * Starts all of it.
     *
     * @throws IllegalStateException if the port is taken, or the state file is in use or cannot be read
     */
    SandboxHost(FivecentSandbox.Builder builder) {
        time = new SandboxTime(builder.clock);
        world = new World(time, builder.random, new Initially(builder.credits, builder.deliveryDelay));
        time.whenMoved(() -> world.accounts().forEach(Account::catchUp));
        profile = builder.profile;
        faults = new Faults(Api.operations(), time);
        stateFile = builder.stateFile == null ? null : new StateFile(builder.stateFile, world, time);
        try {
            String kept = stateFile == null ? null : stateFile.load();
            account = SandboxKeys.account(world, builder.keyId, builder.keySecret, kept);
            SandboxTransformer transformer = new SandboxTransformer(world, new Api(world, profile), faults, meter);
            SandboxStubs stubs = new SandboxStubs();
            SandboxFront front = new SandboxFront(new ControlApi(this), transformer, stubs, time);
            server = start(builder.port, SandboxHttpServer.options(builder.port, front, stubs, transformer));
        } catch (RuntimeException e) {
            if (stateFile != null) {
                stateFile.stop();
            }
            throw e;
        }
        if (stateFile != null) {
            stateFile.start(account.keyId());
        }
    }

    private static WireMockServer start(int port, WireMockConfiguration options) {
        WireMockServer server = new WireMockServer(options);
        try {
            server.start();
            return server;
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw new IllegalStateException(
                            "Port " + port + " of 127.0.0.1 is taken, perhaps by another sandbox; choose another with"
                                    + " --port NUMBER on the command line or port(NUMBER) in Java, where 0 takes a free one",
                            e);
                }
            }
            throw e;
        }
    }

    WireMockServer server() {
        return server;
    }

    LoadMeter meter() {
        return meter;
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public Webhooks webhooks(Account of) {
        return webhooks.computeIfAbsent(of, any -> new Webhooks(any, any.clock()));
    }

    @Override
    public SandboxTime time() {
        return time;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public Map<String, String> urls() {
        return Map.of(
                "url", url(),
                "smsBaseUrl", url() + SandboxStubs.SMS_PATH,
                "emailBaseUrl", url() + SandboxStubs.EMAIL_PATH);
    }

    @Override
    public Map<String, Long> load() {
        return Map.of(
                "requests", meter.requests(), "maxConcurrent", (long) meter.maxConcurrentSeen(), "maxPerSecond", (long)
                        meter.maxPerSecondSeen());
    }

    @Override
    public void reset() {
        server.resetAll();
        faults.clear();
        meter.reset();
        webhooks.values().forEach(Webhooks::close);
        webhooks.keySet().retainAll(Set.of(account));
        time.reset();
        world.reset(account);
    }

    @Override
    public void reset(Account of) {
        faults.clearOf(of.keyId());
        webhooks.computeIfPresent(of, (any, its) -> {
            its.clear();
            return its;
        });
        of.reset();
        world.wire().clear(of.keyId());
    }

    @Override
    public void remove(Account of) {
        reset(of);
        world.remove(of);
        webhooks.remove(of);
    }

    void stop() {
        webhooks.values().forEach(Webhooks::close);
        server.stop();
        if (stateFile != null) {
            stateFile.stop();
        }
    }
}

package io.github.camelfivecent.sandbox;

import io.github.camelfivecent.sandbox.control.Controlled;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.domain.World;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.util.Map;

/** A sandbox as the API for tests and the page see it. */
record SandboxAccess(FivecentSandbox sandbox, World world) implements Controlled {
    @Override
    public Faults faults() {
        return sandbox.faults();
    }

    @Override
    public Webhooks webhooks(Account account) {
        return sandbox.webhooks(account);
    }

    @Override
    public SandboxTime time() {
        return sandbox.time();
    }

    @Override
    public Account account() {
        return sandbox.account();
    }

    @Override
    public Profile profile() {
        return sandbox.profile();
    }

    @Override
    public Map<String, String> urls() {
        return Map.of("url", sandbox.url(), "smsBaseUrl", sandbox.smsBaseUrl(), "emailBaseUrl", sandbox.emailBaseUrl());
    }

    @Override
    public Map<String, Long> load() {
        LoadMeter load = sandbox.load();
        return Map.of(
                "requests", load.requests(), "maxConcurrent", (long) load.maxConcurrentSeen(), "maxPerSecond", (long)
                        load.maxPerSecondSeen());
    }

    @Override
    public void reset() {
        sandbox.reset();
    }

    @Override
    public void remove(Account account) {
        sandbox.remove(account);
    }

    @Override
    public void reset(Account account) {
        sandbox.reset(account);
    }
}

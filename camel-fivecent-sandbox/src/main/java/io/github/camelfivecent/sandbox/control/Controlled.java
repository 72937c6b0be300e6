package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.domain.World;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.util.Map;

/** A sandbox, as those who look at it and act on it over HTTP need it. */
public interface Controlled {
    /** Its accounts and requests. */
    World world();

    /** What is to go wrong. */
    Faults faults();

    /** The webhooks of an account. */
    Webhooks webhooks(Account account);

    /** Its clock. */
    SandboxTime time();

    /** The account that it was started with. */
    Account account();

    /** The way in which it answers. */
    Profile profile();

    /** Where it is, the base URLs of both services: the properties that point a Camel application at it. */
    Map<String, String> urls();

    /** How much was asked at a time and in a second. */
    Map<String, Long> load();

    /** Makes everything as it was at the start. */
    void reset();

    /** Makes one account as it was at the start; the others do not notice. */
    void reset(Account account);

    /** Forgets an account and all that is set for it; its key is unknown from now on. */
    void remove(Account account);
}

package io.github.camelfivecent.sandbox.fault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to go wrong in a sandbox. Nothing is random: a fault is armed for certain requests and happens to them.
 *
 * <pre>{@code
 * sandbox.faults().on("sms.send").failAfter(Fault.reset());
 * sandbox.faults().on("sms.*").skip(2).times(3).failBefore(Fault.throttled(Duration.ofSeconds(2)));
 * sandbox.faults().on("optouts.list").skip(4).run(() -> sandbox.account().optOut("0412333555"));
 * }</pre>
 */
public final class Faults {
    private final Clock clock;
    private final List<Rule> rules = new ArrayList<>();
    private int lastId;

    /** No faults yet; quotas go by this clock. */
    public Faults(Clock clock) {
        this.clock = clock;
    }

    /** Begins to arm a fault for an operation: {@code sms.send}, {@code sms.*} or {@code *}. */
    public Arming on(String operation) {
        return new Arming(this, operation);
    }

    /** Puts both services in maintenance, where everything is answered with 503, until it is cleared. */
    public ArmedFault maintenance() {
        return on("*").always().failBefore(Fault.unavailable());
    }

    /** What is armed, in the order in which it was. */
    public synchronized List<ArmedFault> armed() {
        return rules.stream().map(Rule::describe).toList();
    }

    /** Clears what is armed. */
    public synchronized void clear() {
        rules.clear();
    }

    /** Clears what is armed for the requests with one key. */
    public synchronized void clearOf(String keyId) {
        rules.removeIf(rule -> rule.describe().keyId().equals(keyId));
    }

    /** Clears one; tells whether it was still armed. */
    public synchronized boolean clear(int id) {
        return rules.removeIf(rule -> rule.id() == id);
    }

    /** What is to go wrong with this request. It counts as having happened. */
    public synchronized Plan plan(Occasion occasion) {
        Plan plan = new Plan();
        for (Rule rule : rules) {
            rule.apply(plan, occasion);
        }
        rules.removeIf(Rule::spent);
        MagicRecipients.faultOf(occasion).ifPresent(fault -> fault.addTo(plan, occasion));
        return plan;
    }

    Clock clock() {
        return clock;
    }

    synchronized ArmedFault arm(Target target, int skip, int times, Effect effect) {
        Rule rule = new Rule(++lastId, target, skip, times, effect);
        rules.add(rule);
        return rule.describe();
    }
}

package io.github.camelfivecent.sandbox.fault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    private static final class Armed {
        private final List<Rule> rules = new ArrayList<>();
        private int lastId;
    }

    private final Armed all;
    private final Set<String> operations;
    private final Clock clock;
    private final String keyId;

    /** No faults yet, of the operations that are served; quotas go by this clock. */
    public Faults(Set<String> operations, Clock clock) {
        this(new Armed(), operations, clock, "");
    }

    private Faults(Armed all, Set<String> operations, Clock clock, String keyId) {
        this.all = all;
        this.operations = operations;
        this.clock = clock;
        this.keyId = keyId;
    }

    /** The faults of the requests with one key: what is armed there is for them only, and only that is seen and cleared. */
    public Faults only(String onlyKeyId, Clock itsClock) {
        return new Faults(all, operations, itsClock, onlyKeyId);
    }

    /**
     * Begins to arm a fault for an operation: {@code sms.send}, {@code sms.*} or {@code *}.
     *
     * @throws IllegalArgumentException when there is no such operation, for whose request it would wait in vain
     */
    public Arming on(String operation) {
        if (operations.stream().noneMatch(one -> Target.isOf(operation, one))) {
            throw new IllegalArgumentException("A fault takes one of the operations " + new TreeSet<>(operations)
                    + ", a resource such as sms.*, or *, not " + operation);
        }
        return new Arming(this, operation).account(keyId);
    }

    /** Puts both services in maintenance, where everything is answered with 503, until it is cleared. */
    public ArmedFault maintenance() {
        return on("*").always().failBefore(Fault.unavailable());
    }

    /** What is armed, in the order in which it was. */
    public List<ArmedFault> armed() {
        return armed(this::isMine);
    }

    /** What is armed that can happen to requests with one key, whether it is for them only or for all. */
    public List<ArmedFault> armedFor(String oneKeyId) {
        return armed(rule -> concerns(rule, oneKeyId));
    }

    /** Clears what is armed. */
    public void clear() {
        clear(this::isMine);
    }

    /** Clears what can happen to requests with one key, whether it is for them only or for all. */
    public void clearFor(String oneKeyId) {
        clear(rule -> concerns(rule, oneKeyId));
    }

    /** Clears what is armed for the requests with one key only. */
    public void clearOf(String oneKeyId) {
        clear(rule -> keyOf(rule).equals(oneKeyId));
    }

    /** Clears one; tells whether it was still armed. */
    public boolean clear(int id) {
        return clear(rule -> isMine(rule) && rule.id() == id);
    }

    /** What is to go wrong with this request. It counts as having happened. */
    public Plan plan(Occasion occasion) {
        synchronized (all) {
            Plan plan = new Plan();
            for (Rule rule : all.rules) {
                rule.apply(plan, occasion);
            }
            all.rules.removeIf(Rule::spent);
            MagicRecipients.faultOf(occasion).ifPresent(fault -> fault.addTo(plan, occasion));
            return plan;
        }
    }

    Clock clock() {
        return clock;
    }

    ArmedFault arm(Target target, int skip, int times, Effect effect) {
        synchronized (all) {
            Rule rule = new Rule(++all.lastId, target, skip, times, effect);
            all.rules.add(rule);
            return rule.describe();
        }
    }

    private List<ArmedFault> armed(Predicate<Rule> which) {
        synchronized (all) {
            return all.rules.stream().filter(which).map(Rule::describe).toList();
        }
    }

    private boolean clear(Predicate<Rule> which) {
        synchronized (all) {
            return all.rules.removeIf(which);
        }
    }

    private boolean isMine(Rule rule) {
        return keyId.isEmpty() || keyOf(rule).equals(keyId);
    }

    private static boolean concerns(Rule rule, String keyId) {
        return keyOf(rule).isEmpty() || keyOf(rule).equals(keyId);
    }

    private static String keyOf(Rule rule) {
        return rule.describe().keyId();
    }
}

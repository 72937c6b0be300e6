package io.github.camelfivecent.sandbox.fault;

/** An effect and the requests that it waits for. */
final class Rule {
    private final int id;
    private final Target target;
    private final Effect effect;
    private int skip;
    private int times;

    Rule(int id, Target target, int skip, int times, Effect effect) {
        this.id = id;
        this.target = target;
        this.skip = skip;
        this.times = times;
        this.effect = effect;
    }

    int id() {
        return id;
    }

    ArmedFault describe() {
        return new ArmedFault(
                id, target.operation(), target.recipient(), target.keyId(), skip, times, effect.toString());
    }

    boolean spent() {
        return times == 0;
    }

    /** Adds its effect to the plan if the request is one it waits for. One request fails in one way only. */
    void apply(Plan plan, Occasion occasion) {
        if (!target.matches(occasion) || effect instanceof Effect.Fail && plan.fails()) {
            return;
        }
        if (effect instanceof Effect.Page page) {
            page.remember(occasion);
        }
        if (skip > 0) {
            skip--;
            return;
        }
        times = times > 0 ? times - 1 : times;
        effect.addTo(plan, occasion);
    }
}

package io.github.camelfivecent.sandbox.fault;

import io.github.camelfivecent.sandbox.domain.Numbers;

/** An effect and the requests that it waits for. */
final class Rule {
    private final int id;
    private final String operation;
    private final String recipient;
    private final Effect effect;
    private int skip;
    private int times;

    Rule(int id, String operation, String recipient, int skip, int times, Effect effect) {
        this.id = id;
        this.operation = operation;
        this.recipient = recipient;
        this.skip = skip;
        this.times = times;
        this.effect = effect;
    }

    int id() {
        return id;
    }

    ArmedFault describe() {
        return new ArmedFault(id, operation, recipient, skip, times, effect.toString());
    }

    boolean spent() {
        return times == 0;
    }

    /** Adds its effect to the plan if the request is one it waits for. One request fails in one way only. */
    void apply(Plan plan, Occasion occasion) {
        if (!matches(occasion) || effect instanceof Effect.Fail && plan.fails()) {
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

    private boolean matches(Occasion occasion) {
        boolean operationMatches = operation.endsWith("*")
                ? occasion.operation().startsWith(operation.substring(0, operation.length() - 1))
                : occasion.operation().equals(operation);
        return operationMatches
                && (recipient.isEmpty() || occasion.recipients().stream().anyMatch(this::isRecipient));
    }

    private boolean isRecipient(String other) {
        return recipient.contains("@")
                ? recipient.equalsIgnoreCase(other)
                : Numbers.international(recipient).equals(Numbers.international(other));
    }
}

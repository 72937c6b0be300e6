package io.github.camelfivecent;

import io.github.camelfivecent.observe.Monitoring;

/** What tests of other rooms may see of a component, and users may not. */
public final class Inside {

    private Inside() {}

    public static Monitoring monitoring(FivecentComponent component) {
        return component.monitoring();
    }
}

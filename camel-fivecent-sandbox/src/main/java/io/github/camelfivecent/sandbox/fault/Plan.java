package io.github.camelfivecent.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to go wrong with one request. */
public final class Plan {
    private final List<Runnable> hooks = new ArrayList<>();
    private Fault fault;
    private boolean stored;
    private PagingFault page;
    private Optional<String> cursor = Optional.empty();
    private Duration delay = Duration.ZERO;

    Plan() {}

    /** Does what was to be done before the request is carried out. */
    public void runHooks() {
        hooks.forEach(Runnable::run);
    }

    /** How the request fails, if it does. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    /** Whether the request is carried out, even if the caller is not told. */
    public boolean carriedOut() {
        return fault == null || stored || fault.onlySlow();
    }

    /** What is wrong with the page, if anything is. */
    public Optional<PagingFault> page() {
        return Optional.ofNullable(page);
    }

    /** The cursor that a wrong page is for or leads to; none is the first page. */
    public Optional<String> cursor() {
        return cursor;
    }

    /** How much later than usual the answer comes. */
    public Duration delay() {
        return delay;
    }

    /** What goes wrong in words, empty when nothing does. */
    public String describe() {
        if (fault != null) {
            return new Effect.Fail(fault, stored).toString();
        }
        return page == null ? "" : page.toString();
    }

    boolean fails() {
        return fault != null;
    }

    void fail(Fault how, boolean afterStoring) {
        if (fault == null) {
            fault = how;
            stored = afterStoring;
        }
    }

    void page(PagingFault how, Optional<String> leadsTo) {
        page = how;
        cursor = leadsTo;
    }

    void hook(Runnable action) {
        hooks.add(action);
    }

    void delay(Duration by) {
        delay = delay.plus(by);
    }
}

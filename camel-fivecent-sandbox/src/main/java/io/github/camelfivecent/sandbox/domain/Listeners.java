package io.github.camelfivecent.sandbox.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes on to each listener of an account. */
final class Listeners implements AccountListener {
    private final List<AccountListener> all = new CopyOnWriteArrayList<>();

    void add(AccountListener listener) {
        all.add(listener);
    }

    @Override
    public void statusChanged(StoredSms sms) {
        all.forEach(listener -> listener.statusChanged(sms));
    }

    @Override
    public void received(StoredInbound message) {
        all.forEach(listener -> listener.received(message));
    }

    @Override
    public void balanceChanged(BigDecimal before, BigDecimal after) {
        all.forEach(listener -> listener.balanceChanged(before, after));
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.math.BigDecimal;

/** Told what happens on an account, on the thread that makes it happen. */
public interface AccountListener {
    /** The status of a sent SMS changed. */
    default void statusChanged(StoredSms sms) {}

    /** A message came in. */
    default void received(StoredInbound message) {}

    /** The balance went from one value to another. */
    default void balanceChanged(BigDecimal before, BigDecimal after) {}
}

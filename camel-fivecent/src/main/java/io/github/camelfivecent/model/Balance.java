package io.github.camelfivecent.model;

import java.math.BigDecimal;

/**
 * The credits of the account.
 *
 * @param postpaid whether the account pays afterwards; its credits are then 0
 * @param credits  credits left; may be fractional
 */
public record Balance(Boolean postpaid, BigDecimal credits) implements FivecentRecord {}

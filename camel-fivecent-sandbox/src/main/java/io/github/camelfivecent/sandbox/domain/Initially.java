package io.github.camelfivecent.sandbox.domain;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How a new account is.
 *
 * @param credits what it has to spend
 * @param deliveryDelay the time a delivery takes by the clock, or null to leave deliveries to the caller
 */
public record Initially(BigDecimal credits, Duration deliveryDelay) {}

package io.github.camelfivecent.sandbox.domain;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How a new account is.
 *
 * @param credits what it has to spend
 * @param deliveryDelay the time a delivery takes by the clock, or null to leave deliveries to the caller
 */
public record Initially(BigDecimal credits, Duration deliveryDelay) {
    void fill(Books books, Timetable timetable, String number) {
        timetable.deliveryDelay(deliveryDelay);
        books.wallet().reset(credits);
        books.senderIds().add("Sandbox", "approved");
        books.virtualNumbers().add(number, "standard");
        books.domains().add("example.com", "mail", "verified", null);
        books.logins().create("Sandbox Owner", "owner@example.com", null, "admin");
    }
}

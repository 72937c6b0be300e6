package io.github.camelfivecent.sandbox.testing;

import java.time.Instant;

/**
 * An address that an account sent email to.
 *
 * @param address the address
 * @param count how many emails it got
 * @param at when it got the newest
 * @param subject the subject of the newest
 */
public record Mailbox(String address, int count, Instant at, String subject) {}

package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.List;

/**
 * A request that the sandbox was asked, and what became of it.
 *
 * @param at when it came
 * @param method its HTTP method
 * @param path its path below {@code /api/v5}, with its query
 * @param operation its operation, such as {@code sms.send}, or {@code unknown}
 * @param recipients the recipients of a send, as they came
 * @param status the HTTP status it was answered with, or 0 when a fault kept the answer back
 * @param error the answer's {@code error}, empty on success
 * @param stored how many things it stored, changed or deleted
 * @param fault what went wrong with it, in words; empty when nothing did
 */
public record RequestRecord(
        Instant at,
        String method,
        String path,
        String operation,
        List<String> recipients,
        int status,
        String error,
        int stored,
        String fault) {
    /** How many of the last requests are kept. */
    public static final int KEPT = 20_000;
}

package io.github.camelfivecent.sandbox.testing;

import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.WireExchange;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request to the services and its answer, word by word but for the secret of the key.
 *
 * @param number its number; later ones have higher ones
 * @param at when it came
 * @param method its HTTP method
 * @param url its path and query
 * @param operation its operation, such as {@code sms.send}, or {@code unknown}
 * @param recipients the recipients of a send, as they came
 * @param status the HTTP status it was answered with, or 0 when a fault kept the answer back
 * @param error the answer's {@code error}, empty on success
 * @param stored how many things it stored, changed or deleted
 * @param fault what went wrong with it, in words; empty when nothing did
 * @param ids the ids of what it stored
 * @param assumed what its answer rests on that no document settles
 * @param body its body
 * @param answer the body of the answer; empty when a fault kept it back
 */
public record Exchange(
        long number,
        Instant at,
        String method,
        String url,
        String operation,
        List<String> recipients,
        int status,
        String error,
        int stored,
        String fault,
        List<String> ids,
        List<Assumption> assumed,
        String body,
        String answer) {
    private static final String NAMES = "(?:key-secret|api-key)";
    private static final Pattern IN_JSON = Pattern.compile(
            "(\"" + NAMES + "\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"?|[^\\s,}\\]\"]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_QUERY =
            Pattern.compile("((?:^|[?&])" + NAMES + "=)[^&\\s\"]*", Pattern.CASE_INSENSITIVE);

    /** What was asked and answered under a number. */
    public static Exchange of(long number, WireExchange exchange) {
        RequestRecord request = exchange.request();
        return new Exchange(
                number,
                request.at(),
                request.method(),
                masked(exchange.url()),
                request.operation(),
                request.recipients(),
                request.status(),
                request.error(),
                request.stored(),
                request.fault(),
                exchange.ids(),
                exchange.assumed().stream().sorted().toList(),
                masked(exchange.text()),
                exchange.answer());
    }

    private static String masked(String text) {
        return IN_QUERY.matcher(IN_JSON.matcher(text).replaceAll("$1\"…\"")).replaceAll("$1…");
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it came and the answer as it went.
 *
 * @param request what it was and what became of it
 * @param keyId the id of the key it had, or empty when it had no valid one
 * @param url its path and query
 * @param body its body
 * @param answer the body of the answer; empty when a fault kept it back
 * @param ids the ids of what it stored
 */
public record WireExchange(
        RequestRecord request, String keyId, String url, byte[] body, String answer, List<String> ids) {
    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    int weight() {
        return body.length + answer.length();
    }
}

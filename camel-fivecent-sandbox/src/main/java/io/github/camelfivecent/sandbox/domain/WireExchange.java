package io.github.camelfivecent.sandbox.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A request as it came and the answer as it went.
 *
 * @param request what it was and what became of it
 * @param keyId the id of the key it had, or empty when it had no valid one
 * @param url its path and query
 * @param body its body
 * @param answer the body of the answer; empty when a fault kept it back
 * @param ids the ids of what it stored
 * @param assumed what the answer rests on that no document settles
 */
public record WireExchange(
        RequestRecord request,
        String keyId,
        String url,
        byte[] body,
        String answer,
        List<String> ids,
        Set<Assumption> assumed) {
    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    int weight() {
        return body.length + answer.length();
    }
}

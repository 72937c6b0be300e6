package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a service answers.
 *
 * @param status the HTTP status
 * @param body the JSON of the answer
 * @param stored how many things the request stored, changed or deleted
 * @param assumed what it rests on that no document settles
 */
public record ApiAnswer(int status, ObjectNode body, int stored, Set<Assumption> assumed) {
    /** The answer's {@code error}, empty on success. */
    public String error() {
        return body.path("error").asText();
    }

    /** The ids that it gives to what was sent. */
    public List<String> ids() {
        if (stored == 0) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(body.findValuesAsText("id"));
        ids.addAll(body.findValuesAsText("Id"));
        return List.copyOf(ids);
    }
}

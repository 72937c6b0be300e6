package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a service answers.
 *
 * @param status the HTTP status
 * @param body the JSON of the answer
 * @param stored how many things the request stored, changed or deleted
 */
public record ApiAnswer(int status, ObjectNode body, int stored) {
    /** The answer's {@code error}, empty on success. */
    public String error() {
        return body.path("error").asText();
    }
}

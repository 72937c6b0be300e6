package io.github.camelfivecent.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The facts of the services' Postman collection: requests, example answers, errors. */
record Documented(
        String operation,
        String service,
        String method,
        String path,
        Map<String, Object> fields,
        List<Answer> answers,
        List<Failure> errors) {

    record Answer(int status, JsonNode body) {}

    record Failure(int status, String error, String code) {}

    static List<Documented> all() {
        try (InputStream in = Documented.class.getResourceAsStream("/collection.json")) {
            return Caller.JSON.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return operation;
    }
}

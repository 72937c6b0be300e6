package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The OpenAPI description of the API. What a route takes is read from it, so that a parameter or field with a wrong name
 * is refused rather than ignored: a search with a misspelt condition would find everything.
 */
final class Description {
    private static final byte[] BYTES = read();
    private static final Map<String, Takes> ROUTES = routes();

    /** What the page names in each of its requests, also where it makes no difference. */
    private static final String ACCOUNT = "account";

    private record Takes(Set<String> parameters, Set<String> fields) {}

    private Description() {}

    static ControlAnswer answer() {
        return new ControlAnswer(200, "application/json", "", BYTES.clone());
    }

    /** Refuses a request that has what its route does not take. */
    static void check(Route route, ControlRequest request) {
        String name = route.method() + " " + route.path();
        Takes takes = ROUTES.get(name);
        for (String parameter : request.query().keySet()) {
            if (!takes.parameters().contains(parameter) && !parameter.equals(ACCOUNT)) {
                throw unknown(name, "parameter", parameter, takes.parameters());
            }
        }
        request.body().fieldNames().forEachRemaining(field -> {
            if (!takes.fields().contains(field)) {
                throw unknown(name, "field", field, takes.fields());
            }
        });
    }

    private static ControlException unknown(String route, String what, String name, Set<String> known) {
        return new ControlException(
                400,
                route + " takes no " + what + " " + name
                        + (known.isEmpty() ? "" : "; what it takes: " + String.join(", ", known)));
    }

    private static Map<String, Takes> routes() {
        JsonNode description;
        try {
            description = new ObjectMapper().readTree(BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Takes> routes = new HashMap<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                routes.put(
                        method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        takes(description, method.getValue()));
            }
        }
        return routes;
    }

    private static Takes takes(JsonNode description, JsonNode operation) {
        Set<String> parameters = new LinkedHashSet<>();
        for (JsonNode named : operation.path("parameters")) {
            JsonNode parameter = resolved(description, named);
            if (parameter.path("in").asText().equals("query")) {
                parameters.add(parameter.path("name").asText());
            }
        }
        Set<String> fields = new LinkedHashSet<>();
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        resolved(description, schema).path("properties").fieldNames().forEachRemaining(fields::add);
        return new Takes(parameters, fields);
    }

    private static JsonNode resolved(JsonNode description, JsonNode node) {
        return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static byte[] read() {
        try (InputStream file = Description.class.getResourceAsStream("/io/github/camelfivecent/sandbox/openapi.json")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

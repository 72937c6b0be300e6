package io.github.camelfivecent.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.github.camelfivecent.sandbox.control.ControlApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The description of the API for tests, and what does not go with it. Objects have what it describes and nothing else. */
final class Described {
    private static final JsonNode DESCRIPTION = closed(read());
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Described() {}

    /** The routes, such as {@code GET /messages/{id}}, each with its operation. */
    static Map<String, JsonNode> routes() {
        Map<String, JsonNode> routes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : DESCRIPTION.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                routes.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue());
            }
        }
        return routes;
    }

    /** The route that a path, with or without a query, belongs to. */
    static Optional<String> route(String method, String path) {
        String wanted = method + " " + path.replaceAll("\\?.*", "");
        Set<String> routes = routes().keySet();
        return routes.contains(wanted)
                ? Optional.of(wanted)
                : routes.stream()
                        .filter(route -> wanted.matches(route.replaceAll("\\{\\w+}", "[^/]+")))
                        .findFirst();
    }

    static List<JsonNode> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(Described::resolved)
                .toList();
    }

    static Set<String> statuses(JsonNode operation) {
        Set<String> statuses = new LinkedHashSet<>();
        operation.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    static JsonNode bodySchema(JsonNode operation) {
        return resolved(operation.at("/requestBody/content/application~1json/schema"));
    }

    static JsonNode schema(String name) {
        return DESCRIPTION.at("/components/schemas/" + name);
    }

    /** What of an answer is not as it is described. */
    static List<String> problems(String route, int status, String contentType, String body) {
        JsonNode response = resolved(routes().get(route).path("responses").path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of(route + " is not described to answer " + status + ": " + body);
        }
        String type = contentType.split(";")[0];
        JsonNode content = response.path("content").path(type);
        if (content.isMissingNode()) {
            return List.of(route + " is not described to answer with " + type);
        }
        return type.equals("application/json") ? problems(content.path("schema"), body) : List.of();
    }

    /** What of the body of a request is not as it is described. */
    static List<String> requestProblems(String route, String body) {
        return problems(routes().get(route).at("/requestBody/content/application~1json/schema"), body);
    }

    private static List<String> problems(JsonNode schema, String json) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", DESCRIPTION.path("components"));
        return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DESCRIPTION.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode read() {
        try (InputStream file = ControlApi.class.getResourceAsStream("/io/github/camelfivecent/sandbox/openapi.json")) {
            return Caller.JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Described::closed);
        return node;
    }
}

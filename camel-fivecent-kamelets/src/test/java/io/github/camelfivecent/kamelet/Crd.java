package io.github.camelfivecent.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;

/** The schema of a custom resource, as a cluster has it. Fields that it does not know are errors, as they are to kubectl. */
final class Crd {

    private final JsonSchema schema;

    private Crd(JsonNode definition) {
        ObjectNode open = definition.at("/spec/versions").findParents("schema").stream()
                .filter(version -> version.path("name").asText().equals("v1"))
                .map(version -> (ObjectNode) version.at("/schema/openAPIV3Schema"))
                .findFirst()
                .orElseThrow();
        // That is not in the schema: each API server takes it.
        ((ObjectNode) open.path("properties")).putObject("metadata").put("type", "object");
        close(open);
        ((ObjectNode) open.at("/properties/metadata")).put("x-kubernetes-preserve-unknown-fields", true);
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(open);
    }

    /**
     * Finds a definition on the class path.
     *
     * @param kinds plural of the kind, such as kamelets
     * @param jar part of the name of the jar that it is in
     */
    static Crd of(String kinds, String jar) throws IOException {
        for (URL url :
                Collections.list(Crd.class.getClassLoader().getResources("camel.apache.org_" + kinds + ".yaml"))) {
            if (url.toString().contains(jar)) {
                return new Crd(Definition.YAML.readTree(url));
            }
        }
        throw new IllegalStateException(jar + " with " + kinds + " is not on the class path");
    }

    private static void close(JsonNode node) {
        ObjectNode schema = (ObjectNode) node;
        JsonNode properties = schema.path("properties");
        if (properties.isObject()
                && !schema.has("additionalProperties")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            schema.put("additionalProperties", false);
        }
        schema.remove("format");
        properties.forEach(Crd::close);
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                close(schema.path(inner));
            }
        }
    }

    /** What is wrong with a resource; nothing if an API server would take it. */
    List<String> errors(JsonNode resource) {
        return schema.validate(resource).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}

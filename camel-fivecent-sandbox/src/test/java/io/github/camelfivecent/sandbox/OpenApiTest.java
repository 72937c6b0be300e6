package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.control.ControlApi;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenApiTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @Test
    void describesEveryRouteAndNoOther(FivecentSandbox sandbox) {
        JsonNode description = new Control(sandbox).get("/openapi.json").json();
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                described.add(method.getKey().toUpperCase() + " " + path.getKey());
            }
        }

        assertThat(described).isEqualTo(ControlApi.routes()).hasSizeGreaterThan(40);
    }

    @Test
    void namesTheParametersOfEachPath(FivecentSandbox sandbox) {
        JsonNode description = new Control(sandbox).get("/openapi.json").json();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            Set<String> inPath = new TreeSet<>();
            Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(path.getKey());
            while (matcher.find()) {
                inPath.add(matcher.group(1));
            }
            for (JsonNode operation : path.getValue()) {
                Set<String> named = new TreeSet<>();
                operation.path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("path")) {
                        named.add(parameter.path("name").asText());
                    }
                });
                assertThat(named).as(path.getKey()).isEqualTo(inPath);
                assertThat(operation.path("summary").asText()).as(path.getKey()).endsWith(".");
            }
        }
    }

    @Test
    void describesAMessageWithAllItsFields(FivecentSandbox sandbox) {
        new Caller(sandbox).send("0412345678", "Hi");
        Control control = new Control(sandbox);

        Set<String> fields = new TreeSet<>();
        control.get("/messages").at("/messages/0").fieldNames().forEachRemaining(fields::add);
        Set<String> described = new TreeSet<>();
        control.get("/openapi.json")
                .at("/components/schemas/Message/properties")
                .fieldNames()
                .forEachRemaining(described::add);

        assertThat(fields).isEqualTo(described);
    }
}

package io.github.camelfivecent.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Options and headers, from the description of the component that is generated from the code. */
final class ComponentTables {

    private static final String DESCRIPTION = "/META-INF/io/github/camelfivecent/fivecent.json";

    private final JsonNode description;

    ComponentTables() {
        try (InputStream in = ComponentTables.class.getResourceAsStream(DESCRIPTION)) {
            description = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tables by the name that a marker in the guide uses. */
    Map<String, MarkdownTable> tables() {
        Predicate<Labels> producer = labels -> labels.contain("producer") && !labels.contain("consumer");
        Predicate<Labels> scheduler = labels -> labels.contain("scheduler");
        Predicate<Labels> consumer = labels -> labels.contain("consumer") && !labels.contain("producer");
        return Map.of(
                "component-options", options("componentProperties", (name, labels) -> !endpointHas(name)),
                "common-options",
                        options("properties", (name, labels) -> !producer.test(labels) && !consumer.test(labels)),
                "producer-options", options("properties", (name, labels) -> producer.test(labels)),
                "consumer-options",
                        options("properties", (name, labels) -> consumer.test(labels) && !scheduler.test(labels)),
                "scheduler-options", options("properties", (name, labels) -> scheduler.test(labels)),
                "producer-headers", headers(labels -> !consumer.test(labels)),
                "consumer-headers", headers(labels -> !producer.test(labels)));
    }

    private boolean endpointHas(String option) {
        return description.path("properties").has(option);
    }

    private MarkdownTable options(String section, BiPredicate<String, Labels> included) {
        List<List<String>> rows = rows(section, included).stream()
                .map(option -> List.of(
                        code(option.getKey()),
                        option.getValue().has("defaultValue")
                                ? code(option.getValue().get("defaultValue").asText())
                                : "",
                        type(option.getValue()),
                        text(option.getValue())))
                .toList();
        return new MarkdownTable(List.of("option", "default", "type", "meaning"), rows);
    }

    private MarkdownTable headers(Predicate<Labels> included) {
        List<List<String>> rows = rows("headers", (name, labels) -> included.test(labels)).stream()
                .map(header -> List.of(
                        code(header.getKey()),
                        constant(header.getValue()),
                        type(header.getValue()),
                        text(header.getValue())))
                .toList();
        return new MarkdownTable(List.of("header", "constant", "type", "meaning"), rows);
    }

    private List<Map.Entry<String, JsonNode>> rows(String section, BiPredicate<String, Labels> included) {
        return description.path(section).properties().stream()
                .filter(entry -> included.test(entry.getKey(), Labels.of(entry.getValue())))
                .toList();
    }

    private static String constant(JsonNode header) {
        String qualified = header.path("constantName").asText();
        return code(qualified.substring(qualified.indexOf('#') + 1));
    }

    private static String type(JsonNode of) {
        if (of.has("enum")) {
            return StreamSupport.stream(of.get("enum").spliterator(), false)
                    .map(value -> code(value.asText()))
                    .collect(Collectors.joining(", "));
        }
        String type = "duration".equals(of.path("type").asText())
                ? "duration"
                : of.path("javaType").asText();
        // the outermost type is enough for a reader: Map<String, Object> is a Map
        String raw = type.replaceFirst("<.*", "");
        return raw.substring(raw.lastIndexOf('.') + 1);
    }

    private static String text(JsonNode of) {
        List<String> marks = new ArrayList<>();
        if (of.path("required").asBoolean()) {
            marks.add("**Required.**");
        }
        if (of.path("secret").asBoolean()) {
            marks.add("**Secret.**");
        }
        String description = of.path("description").asText();
        // What Camel gives to every endpoint is explained at length in Camel's own guide.
        marks.add(isOurs(of) ? description : description.replaceFirst("(?s)(?<=\\.) .*", ""));
        return String.join(" ", marks);
    }

    private static boolean isOurs(JsonNode of) {
        return of.has("configurationClass")
                || of.has("constantName")
                || "path".equals(of.path("kind").asText());
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private record Labels(Set<String> names) {

        static Labels of(JsonNode option) {
            return new Labels(Set.of(option.path("label").asText().split(",")));
        }

        boolean contain(String name) {
            return names.contains(name);
        }
    }
}

package io.github.camelfivecent.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Kamelet as it is written down, after the build has filled in the version. */
record Definition(String name, JsonNode yaml) {

    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final String ENDING = ".kamelet.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z]+)");

    /** An endpoint of the template. */
    record Used(String resource, Map<String, String> options, boolean consumer) {

        static Used of(JsonNode node, boolean consumer) {
            String[] parts = node.path("uri").asText().split("\\?", 2);
            Map<String, String> options = new LinkedHashMap<>();
            node.path("parameters")
                    .properties()
                    .forEach(option ->
                            options.put(option.getKey(), option.getValue().asText()));
            if (parts.length == 2 && !parts[1].startsWith("}")) {
                for (String option : parts[1].split("&")) {
                    options.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
                }
            }
            return new Used(parts[0].replaceFirst("^fivecent:", ""), options, consumer);
        }
    }

    static List<Definition> all() {
        try (Stream<Path> files = Files.list(Path.of("target", "classes", "kamelets"))) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(Definition::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Definition read(Path file) {
        try {
            return new Definition(file.getFileName().toString().replace(ENDING, ""), YAML.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode definition() {
        return yaml.at("/spec/definition");
    }

    JsonNode property(String property) {
        return definition().path("properties").path(property);
    }

    Set<String> properties() {
        Set<String> names = new TreeSet<>();
        definition().path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean requires(String property) {
        return texts(definition().path("required")).contains(property);
    }

    Set<String> beans() {
        return new TreeSet<>(texts(yaml.at("/spec/template/beans").findValues("name")));
    }

    /** What the template takes from outside. */
    Set<String> placeholders() {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER
                .matcher(yaml.at("/spec/template").toString())
                .results()
                .map(found -> found.group(1))
                .forEach(names::add);
        return names;
    }

    /** Properties that the template cannot do without. */
    Set<String> needed() {
        Set<String> names = new TreeSet<>();
        Pattern.compile("\\{\\{([A-Za-z]+)}}")
                .matcher(yaml.at("/spec/template").toString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(names::add);
        names.removeAll(beans());
        return names;
    }

    /** The endpoints of the component that the template uses. */
    List<Used> endpoints() {
        List<Used> found = new ArrayList<>();
        JsonNode from = yaml.at("/spec/template/from");
        if (from.path("uri").asText().contains("fivecent:")) {
            found.add(Used.of(from, true));
        }
        for (JsonNode to : from.findValues("to")) {
            if (to.path("uri").asText().contains("fivecent:")) {
                found.add(Used.of(to, false));
            }
        }
        return found;
    }

    static List<String> texts(Iterable<JsonNode> nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    @Override
    public String toString() {
        return name;
    }
}

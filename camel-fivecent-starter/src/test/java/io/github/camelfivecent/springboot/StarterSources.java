package io.github.camelfivecent.springboot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of the starter is written from the component's options: the properties class, and defaults and hints of its metadata. */
final class StarterSources {

    private static final String CLASS =
            """
            package io.github.camelfivecent.springboot;

            %simport java.util.Set;
            import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
            import org.springframework.boot.context.properties.ConfigurationProperties;

            /**
             * Options of the component; one that is not set is left as the component has it. Generated from the component's JSON:
             * StarterSourcesTest tells how to write it again.
             */
            @ConfigurationProperties(prefix = "camel.component.fivecent", ignoreUnknownFields = false)
            public class FivecentComponentConfiguration extends ComponentConfigurationPropertiesCommon {

                static final Set<String> SECRETS = Set.of(%s);

            %s
            %s}
            """;

    private final List<ComponentOption> options;

    StarterSources(List<ComponentOption> options) {
        this.options = options;
    }

    String propertiesClass() {
        return CLASS.formatted(
                options.stream().anyMatch(option -> option.javaType() == Duration.class)
                        ? "import java.time.Duration;\n"
                        : "",
                options.stream()
                        .filter(ComponentOption::secret)
                        .map(option -> '"' + option.name() + '"')
                        .collect(Collectors.joining(", ")),
                options.stream().map(StarterSources::field).collect(Collectors.joining("\n")),
                options.stream().map(StarterSources::accessors).collect(Collectors.joining()));
    }

    private static String field(ComponentOption option) {
        return """
                /** %s */
                private %s %s;
            """
                .formatted(escaped(option.description()), option.javaType().getSimpleName(), option.name());
    }

    private static String accessors(ComponentOption option) {
        String type = option.javaType().getSimpleName();
        String suffix =
                Character.toUpperCase(option.name().charAt(0)) + option.name().substring(1);
        return """

                public %s get%s() {
                    return %s;
                }

                public void set%s(%s value) {
                    %s = value;
                }
            """
                .formatted(type, suffix, option.name(), suffix, type, option.name());
    }

    private static String escaped(String javadoc) {
        return javadoc.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }

    /** What the processor of annotations cannot see in the class. */
    String metadata() throws IOException {
        List<Object> properties = new ArrayList<>();
        List<Object> hints = new ArrayList<>();
        for (ComponentOption option : options) {
            if (option.defaultValue() != null) {
                properties.add(ordered("name", option.property(), "defaultValue", option.defaultValue()));
            }
            if (!option.values().isEmpty()) {
                hints.add(ordered(
                        "name",
                        option.property(),
                        "values",
                        option.values().stream()
                                .map(value -> Map.of("value", value))
                                .toList()));
            } else if (option.reference()) {
                hints.add(ordered(
                        "name",
                        option.property(),
                        "providers",
                        List.of(ordered(
                                "name",
                                "spring-bean-reference",
                                "parameters",
                                Map.of("target", option.referenced())))));
            }
        }
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(ordered("properties", properties, "hints", hints))
                + "\n";
    }

    private static Map<String, Object> ordered(String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, firstValue);
        map.put(second, secondValue);
        return map;
    }
}

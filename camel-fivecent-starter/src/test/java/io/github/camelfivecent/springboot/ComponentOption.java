package io.github.camelfivecent.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** An option of the component, as its JSON tells of it. */
record ComponentOption(String name, JsonNode json) {

    private static final String JSON = "/META-INF/io/github/camelfivecent/fivecent.json";

    /** All of them, in the order of the JSON. */
    static List<ComponentOption> all() throws IOException {
        try (InputStream in = ComponentOption.class.getResourceAsStream(JSON)) {
            List<ComponentOption> options = new ArrayList<>();
            new ObjectMapper()
                    .readTree(in)
                    .get("componentProperties")
                    .fields()
                    .forEachRemaining(entry -> options.add(new ComponentOption(entry.getKey(), entry.getValue())));
            return options;
        }
    }

    String property() {
        String dashed = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return ConfigurationPropertyName.of("camel.component.fivecent." + dashed)
                .toString();
    }

    boolean secret() {
        return json.path("secret").asBoolean();
    }

    boolean reference() {
        return type().equals("object");
    }

    List<String> values() {
        List<String> values = new ArrayList<>();
        json.path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    /** The class that a reference has to be of, without type parameters. */
    String referenced() {
        return json.get("javaType").asText().replaceAll("<.*>", "");
    }

    Class<?> javaType() {
        return switch (type()) {
            case "string", "enum", "object" -> String.class;
            case "boolean" -> Boolean.class;
            case "integer" -> Integer.class;
            case "number" -> Double.class;
            case "duration" -> Duration.class;
            default -> throw new IllegalStateException("option " + name + " is of a new type: " + type());
        };
    }

    String description() {
        StringBuilder text = new StringBuilder(json.get("description").asText().strip());
        if (!text.toString().endsWith(".")) {
            text.append('.');
        }
        if (reference()) {
            text.append(" Names a bean of type ").append(referenced()).append('.');
        }
        if (secret()) {
            text.append(" Secret: take it from the environment or a vault.");
        }
        return text.toString();
    }

    /** Null without one. */
    Object defaultValue() {
        JsonNode value = json.get("defaultValue");
        if (value == null) {
            return null;
        }
        return switch (type()) {
            case "boolean" -> value.asBoolean();
            case "integer" -> value.asInt();
            case "number" -> value.asDouble();
            case "duration" -> readable(Duration.ofMillis(value.asLong()));
            default -> value.asText();
        };
    }

    private String type() {
        return json.get("type").asText();
    }

    /** In the largest unit that it is a whole number of. */
    private static String readable(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        if (duration.toHours() > 0 && duration.equals(Duration.ofHours(duration.toHours()))) {
            return duration.toHours() + "h";
        }
        if (duration.toMinutes() > 0 && duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
            return duration.toMinutes() + "m";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}

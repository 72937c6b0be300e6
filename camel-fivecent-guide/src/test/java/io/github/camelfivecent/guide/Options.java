package io.github.camelfivecent.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names of properties there are: the component's, the Kamelets', the starter's, and Camel Main's own. */
final class Options {

    private static final Pattern KAMELET = Pattern.compile("camel\\.kamelet\\.([\\w-]+)\\.(\\w+)");
    private static final Pattern NEW_BEAN = Pattern.compile("#class:([\\w.]+)(#\\w+)?(\\(.*\\))?");

    private final Set<String> known = new HashSet<>();

    Options() {
        component("fivecent", "META-INF/io/github/camelfivecent/fivecent.json");
        component("master", "META-INF/org/apache/camel/component/master/master.json");
        json("META-INF/camel-main-configuration-metadata.json")
                .path("properties")
                .forEach(property -> add(property.path("name").asText()));
        json("META-INF/spring-configuration-metadata.json", "fivecent.sandbox.enabled")
                .path("properties")
                .forEach(property -> add(property.path("name").asText()));
    }

    private void component(String name, String description) {
        json(description)
                .path("componentProperties")
                .fieldNames()
                .forEachRemaining(option -> add("camel.component." + name + "." + option));
    }

    private void add(String name) {
        known.add(name.toLowerCase().replace("-", ""));
    }

    /** Whether a property is of a name that is read, and a bean that it makes of a class that there is. */
    boolean takes(String name, String value) {
        Matcher bean = NEW_BEAN.matcher(value);
        if (bean.matches()) {
            return exists(bean.group(1));
        }
        // Quarkus says so that a property is for one mode only
        String plain = name.replaceFirst("^%(prod|dev|test)\\.", "");
        Matcher kamelet = KAMELET.matcher(plain);
        return kamelet.matches()
                ? kamelet(kamelet.group(1), kamelet.group(2))
                : known.contains(plain.toLowerCase().replace("-", ""));
    }

    private static boolean kamelet(String name, String property) {
        try (InputStream definition = resource("kamelets/" + name + ".kamelet.yaml")) {
            return definition != null
                    && List.of(new String(definition.readAllBytes()).split("\n"))
                            .contains("      " + property + ":");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(String type) {
        try {
            return Class.forName(type) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static JsonNode json(String name) {
        return json(name, "");
    }

    /** The resource of this name that has a certain text in it, since several jars may have one. */
    private static JsonNode json(String name, String text) {
        try {
            for (var url : Collections.list(Options.class.getClassLoader().getResources(name))) {
                try (InputStream in = url.openStream()) {
                    String json = new String(in.readAllBytes());
                    if (json.contains(text)) {
                        return new ObjectMapper().readTree(json);
                    }
                }
            }
            throw new IllegalStateException("No " + name + " with " + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Options.class.getClassLoader().getResourceAsStream(name);
    }
}

package io.github.camelfivecent.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an editor shows of the properties: the file that the build has made, whichever JDK ran it. */
class MetadataTest {

    private static final Path FILE = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    private final Map<String, JsonNode> properties = new HashMap<>();
    private final Map<String, JsonNode> hints = new HashMap<>();

    MetadataTest() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(FILE.toFile());
        metadata.get("properties")
                .forEach(property -> properties.put(property.get("name").asText(), property));
        metadata.get("hints").forEach(hint -> hints.put(hint.get("name").asText(), hint));
    }

    @Test
    void everyOptionHasItsTypeDescriptionAndDefault() throws IOException {
        for (ComponentOption option : ComponentOption.all()) {
            JsonNode property = properties.get(option.property());
            assertThat(property).as(option.property()).isNotNull();
            assertThat(property.get("type").asText())
                    .isEqualTo(option.javaType().getName());
            assertThat(property.get("description").asText()).isEqualTo(option.description());
            assertThat(property.path("defaultValue").asText())
                    .isEqualTo(option.defaultValue() == null ? "" : String.valueOf(option.defaultValue()));
        }
    }

    @Test
    void valuesAndBeansAreHinted() throws IOException {
        for (ComponentOption option : ComponentOption.all()) {
            if (!option.values().isEmpty()) {
                assertThat(hints.get(option.property()).get("values").findValuesAsText("value"))
                        .isEqualTo(option.values());
            }
            if (option.reference()) {
                assertThat(hints.get(option.property())
                                .at("/providers/0/parameters/target")
                                .asText())
                        .isEqualTo(option.referenced());
            }
        }
    }

    @Test
    void secretsAreMarked() {
        for (String secret : new String[] {"key-id", "key-secret", "webhook-token", "proxy-auth-password"}) {
            assertThat(properties
                            .get("camel.component.fivecent." + secret)
                            .get("description")
                            .asText())
                    .contains("Secret");
        }
    }

    @Test
    void thePropertiesOfTheSandboxAreDescribed() {
        for (String name : new String[] {"enabled", "port", "profile", "credits", "deliver-after", "state-file"}) {
            assertThat(properties
                            .get("fivecent.sandbox." + name)
                            .get("description")
                            .asText())
                    .isNotBlank();
        }
    }
}

package io.github.camelfivecent.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide lists the Kamelets and their properties as they are. */
class KameletDocsTest {

    private static final Path PAGE = Path.of("..", "docs", "kamelets.md");
    private static final String BEGIN = "<!-- kamelets -->\n";
    private static final String END = "<!-- /kamelets -->\n";

    @Test
    void theGuideIsCurrent() throws IOException {
        String page = Files.readString(PAGE);
        String current =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + tables() + page.substring(page.indexOf(END));
        if ("write".equals(System.getProperty("fivecent.docs"))) {
            Files.writeString(PAGE, current);
        }
        assertThat(page)
                .as("to write it: mvn test -pl camel-fivecent-kamelets -am -Dtest=KameletDocsTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dfivecent.docs=write")
                .isEqualTo(current);
    }

    private static String tables() {
        StringBuilder tables = new StringBuilder();
        for (Definition kamelet : Definition.all()) {
            tables.append("\n### `%s`\n\n%s\n\n| property | default | |\n| --- | --- | --- |\n"
                    .formatted(
                            kamelet.name(),
                            kamelet.definition().path("description").asText()));
            kamelet.definition()
                    .path("properties")
                    .properties()
                    .forEach(property -> tables.append(row(kamelet, property.getKey(), property.getValue())));
        }
        return tables.append("\n").toString();
    }

    private static String row(Definition kamelet, String name, JsonNode property) {
        String value = kamelet.requires(name)
                ? "required"
                : property.has("default") ? "`" + property.path("default").asText() + "`" : "";
        return "| `%s` | %s | %s |\n"
                .formatted(name, value, property.path("description").asText());
    }
}

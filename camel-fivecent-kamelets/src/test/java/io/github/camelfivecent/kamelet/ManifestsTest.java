package io.github.camelfivecent.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.kamelets.catalog.KameletsCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests of the example for Camel K are what a cluster takes, and their Kamelets have the properties that they set. */
class ManifestsTest {

    private static final Path FOLDER = Path.of("..", "camel-fivecent-examples", "camel-k");
    private static final Map<String, String> CAMEL = Map.of("Pipe", "pipes", "Integration", "integrations");

    static List<JsonNode> manifests() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Definition.YAML
                        .readerFor(JsonNode.class)
                        .<JsonNode>readValues(file.toFile())
                        .readAll()
                        .forEach(all::add);
            }
        }
        return all;
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(manifests())
                .extracting(manifest -> manifest.path("kind").asText())
                .contains("Pipe", "Integration", "Secret", "PersistentVolumeClaim", "Role");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void aClusterTakesIt(JsonNode manifest) throws Exception {
        String kind = manifest.path("kind").asText();
        if (CAMEL.containsKey(kind)) {
            assertThat(Crd.of(CAMEL.get(kind), "camel-k-crds").errors(manifest)).isEmpty();
        } else {
            Object typed = Serialization.unmarshal(manifest.toString());
            // What the type does not know is dropped on the way.
            assertThat(Definition.YAML.<JsonNode>valueToTree(typed)).isEqualTo(manifest);
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void itSetsWhatItsKameletsHaveAndRequire(JsonNode manifest) {
        KameletsCatalog catalog = new KameletsCatalog();
        for (JsonNode used : manifest.findParents("ref")) {
            String name = used.at("/ref/name").asText();
            List<String> set = new ArrayList<>();
            used.path("properties").fieldNames().forEachRemaining(set::add);

            assertThat(catalog.getKameletsName()).contains(name);
            assertThat(set).containsAll(catalog.getKameletRequiredProperties(name));
            assertThat(catalog.getKameletDefinition(name).getProperties().keySet())
                    .containsAll(set);
        }
    }
}

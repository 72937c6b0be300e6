package io.github.camelfivecent.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.kamelet.Definition.Used;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.kamelets.catalog.KameletsCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Kamelets are written as those of Camel's own catalog are, and use no option that the component does not have. */
class DefinitionsTest {

    private static final Set<String> SECRETS = Set.of("keyId", "keySecret", "webhookToken");

    /** Where a Kamelet means to begin otherwise than the component. */
    private static final Set<String> OWN_DEFAULTS = Set.of("delay", "webhookPath", "webhookComponentName");

    private static final CamelCatalog CATALOG = catalog();

    static Stream<Definition> all() {
        return Definition.all().stream();
    }

    static Stream<Definition> sources() {
        return all().filter(kamelet -> kamelet.name().endsWith("-source"));
    }

    private static CamelCatalog catalog() {
        CamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("fivecent", "io.github.camelfivecent.FivecentComponent", component());
        return catalog;
    }

    private static String component() {
        try (var stream =
                DefinitionsTest.class.getResourceAsStream("/META-INF/io/github/camelfivecent/fivecent.json")) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void thereAreThese() {
        assertThat(all().map(Definition::name))
                .containsExactly(
                        "fivecent-balance-action",
                        "fivecent-conversations-source",
                        "fivecent-email-sink",
                        "fivecent-email-source",
                        "fivecent-inbox-source",
                        "fivecent-optout-check-action",
                        "fivecent-optouts-source",
                        "fivecent-sms-sink",
                        "fivecent-sms-status-source",
                        "fivecent-webhook-source");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aClusterTakesIt(Definition kamelet) throws Exception {
        Crd crd = Crd.of("kamelets", "camel-kamelets-crds");

        assertThat(crd.errors(kamelet.yaml())).isEmpty();
        ObjectNode wrong = kamelet.yaml().deepCopy();
        ((ObjectNode) wrong.path("spec")).put("definitions", "misspelt");
        assertThat(crd.errors(wrong)).isNotEmpty();
    }

    @Test
    void theCatalogListsThem() {
        KameletsCatalog catalog = new KameletsCatalog();

        assertThat(catalog.getKameletsName())
                .contains("kafka-sink")
                .containsAll(all().map(Definition::name).toList());
        assertThat(catalog.getKameletByProvider("camel-fivecent")).hasSize(10);
        assertThat(catalog.getKameletRequiredProperties("fivecent-sms-sink")).containsExactly("keyId", "keySecret");
    }

    @ParameterizedTest
    @MethodSource("all")
    void itKeepsTheConventions(Definition kamelet) {
        JsonNode metadata = kamelet.yaml().path("metadata");
        JsonNode annotations = metadata.path("annotations");

        assertThat(metadata.path("name").asText()).isEqualTo(kamelet.name());
        assertThat(kamelet.name())
                .endsWith("-"
                        + metadata.at("/labels/camel.apache.org~1kamelet.type").asText());
        assertThat(annotations.path("camel.apache.org/kamelet.icon").asText()).startsWith("data:image/svg+xml;base64,");
        assertThat(annotations.path("camel.apache.org/kamelet.support.level").asText())
                .isEqualTo("Preview");
        assertThat(annotations.path("camel.apache.org/kamelet.group").asText()).isNotBlank();
        assertThat(annotations.path("camel.apache.org/kamelet.namespace").asText())
                .isEqualTo("Messaging");
        String version = annotations.path("camel.apache.org/catalog.version").asText();
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(Definition.texts(kamelet.yaml().at("/spec/dependencies")))
                .contains("camel:kamelet", "mvn:io.github.camelfivecent:camel-fivecent:" + version);
        assertThat(kamelet.definition().path("title").asText()).isNotBlank();
        assertThat(kamelet.definition().path("description").asText()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aSourceDeclaresTheDataTypesThatItGives(Definition kamelet) {
        JsonNode out = kamelet.yaml().at("/spec/dataTypes/out");

        assertThat(out.path("default").asText()).isEqualTo("json");
        assertThat(Definition.texts(out.path("types").findValues("format")))
                .containsExactly("application-json", "fivecent:application-cloudevents");
        assertThat(kamelet.yaml()
                        .at("/spec/template/from/steps/0/transformDataType/toType")
                        .asText())
                .isEqualTo("fivecent:application-cloudevents");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachPropertyIsDescribedAndUsed(Definition kamelet) {
        assertThat(kamelet.properties()).allSatisfy(name -> {
            JsonNode property = kamelet.property(name);
            assertThat(property.path("title").asText()).isNotBlank();
            assertThat(property.path("description").asText()).endsWith(".");
            assertThat(property.path("type").asText()).isNotBlank();
            boolean secret = SECRETS.contains(name);
            assertThat(property.path("format").asText().equals("password")).isEqualTo(secret);
            assertThat(property.path("x-descriptors").toString().contains("urn:camel:group:credentials"))
                    .isEqualTo(secret);
        });
        Set<String> known = new TreeSet<>(kamelet.properties());
        known.addAll(kamelet.beans());
        assertThat(kamelet.placeholders()).isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatTheTemplateCannotDoWithoutIsRequiredOrHasADefault(Definition kamelet) {
        assertThat(kamelet.needed()).allSatisfy(name -> assertThat(
                        kamelet.requires(name) || kamelet.property(name).has("default"))
                .as(name)
                .isTrue());
        assertThat(kamelet.definition().path("required"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(kamelet.properties()).contains(name.asText()));
        SECRETS.stream().filter(kamelet.properties()::contains).forEach(secret -> assertThat(kamelet.requires(secret))
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theComponentHasEachOptionThatIsSet(Definition kamelet) throws Exception {
        assertThat(kamelet.endpoints()).isNotEmpty();
        for (Used used : kamelet.endpoints()) {
            Map<String, String> options = new LinkedHashMap<>();
            used.options().forEach((option, value) -> options.put(option, sample(kamelet, value)));
            String scheme = used.resource().startsWith("webhook:") ? "webhook" : "fivecent";
            if (scheme.equals("webhook")) {
                // What camel-webhook does not know goes to the endpoint behind it.
                Map<String, String> own = new LinkedHashMap<>();
                for (String name : List.of("webhookToken", "idempotentRepository")) {
                    own.put(name, options.remove(name));
                }
                own.values().removeIf(java.util.Objects::isNull);
                options.put("endpointUri", "fivecent:inbox");
                validate(kamelet, "fivecent", own, "inbox", used);
                validate(kamelet, "webhook", options, null, used);
            } else {
                validate(kamelet, "fivecent", options, used.resource(), used);
            }
        }
    }

    private static void validate(
            Definition kamelet, String scheme, Map<String, String> options, String resource, Used used)
            throws Exception {
        if (resource != null) {
            options.put("resource", resource);
        }
        String uri = CATALOG.asEndpointUri(scheme, options, true);
        var result = CATALOG.validateEndpointProperties(uri, false, used.consumer(), !used.consumer());
        assertThat(result.isSuccess())
                .as("%s: %s", kamelet, result.summaryErrorMessage(true))
                .isTrue();
    }

    /** A value of the type that the property has, or what the template says. */
    private static String sample(Definition kamelet, String value) {
        String name = value.replaceAll("\\{\\{\\??([A-Za-z]+).*", "$1");
        if (!value.startsWith("{{")) {
            return value.contains("{{") ? "#bean:some" : value;
        }
        JsonNode property = kamelet.property(name);
        return property.has("default")
                ? inMillis(property.path("default").asText())
                : property.path("example").asText("some");
    }

    @ParameterizedTest
    @MethodSource("all")
    void valuesAndDefaultsAreThoseOfTheOption(Definition kamelet) throws Exception {
        JsonNode options = new ObjectMapper().readTree(component()).path("properties");
        for (Used used : kamelet.endpoints()) {
            used.options().forEach((option, value) -> {
                if (!value.matches("\\{\\{\\??" + option + "}}")) {
                    return;
                }
                JsonNode property = kamelet.property(option);
                JsonNode described = options.path(option);
                if (property.has("enum")) {
                    assertThat(Definition.texts(property.path("enum")))
                            .as(option)
                            .isEqualTo(Definition.texts(described.path("enum")));
                }
                if (property.has("default") && !OWN_DEFAULTS.contains(option)) {
                    assertThat(inMillis(property.path("default").asText()))
                            .as(option)
                            .isEqualTo(described.path("defaultValue").asText());
                }
            });
        }
    }

    private static String inMillis(String value) {
        return value.matches("\\d+[smhd]")
                ? String.valueOf(org.apache.camel.util.TimeUtils.toMilliSeconds(value))
                : value;
    }
}

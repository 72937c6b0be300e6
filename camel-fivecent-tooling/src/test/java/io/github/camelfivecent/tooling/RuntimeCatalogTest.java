package io.github.camelfivecent.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A catalog that was told nothing finds the component by what is in its jar. */
class RuntimeCatalogTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RuntimeCamelCatalog catalog =
            context.getCamelContextExtension().getContextPlugin(RuntimeCamelCatalog.class);

    @AfterEach
    void close() throws IOException {
        context.close();
    }

    @Test
    void takesRightOptions() {
        assertThat(validate("resource", "inbox", "cursorName", "orders", "maxInFlight", "4")
                        .isSuccess())
                .isTrue();
    }

    @Test
    void reportsAnOptionThatThereIsNot() {
        assertThat(validate("resource", "sms", "sendr", "Shop").getUnknown()).containsExactly("sendr");
    }

    @Test
    void reportsAResourceThatThereIsNot() {
        assertThat(validate("resource", "fax").getInvalidEnum()).containsOnlyKeys("resource");
    }

    @Test
    void hasTheDescriptionOfTheComponent() {
        assertThat(catalog.componentJSonSchema("fivecent")).contains("\"groupId\": \"io.github.camelfivecent\"");
    }

    private EndpointValidationResult validate(String... namesAndValues) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return catalog.validateProperties("fivecent", options);
    }
}

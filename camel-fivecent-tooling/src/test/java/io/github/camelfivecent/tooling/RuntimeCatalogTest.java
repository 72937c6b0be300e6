package io.github.camelfivecent.tooling;

import static org.assertj.core.api.Assertions.assertThat;

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
    void close() {
        context.close();
    }

    @Test
    void takesARightUri() {
        assertThat(validate("fivecent:inbox?cursorName=orders&maxInFlight=4").isSuccess())
                .isTrue();
    }

    @Test
    void reportsAnOptionThatThereIsNot() {
        assertThat(validate("fivecent:sms?sendr=Shop").getUnknown()).containsExactly("sendr");
    }

    @Test
    void reportsAResourceThatThereIsNot() {
        assertThat(validate("fivecent:fax").getInvalidEnum()).containsOnlyKeys("resource");
    }

    @Test
    void reportsAnOptionOfProducersAtAConsumer() {
        assertThat(catalog.validateEndpointProperties("fivecent:inbox?fetchAll=true", false, true, false)
                        .getNotConsumerOnly())
                .containsExactly("fetchAll");
    }

    @Test
    void hasTheDescriptionOfTheComponent() {
        assertThat(catalog.componentJSonSchema("fivecent")).contains("\"groupId\": \"io.github.camelfivecent\"");
    }

    private EndpointValidationResult validate(String uri) {
        return catalog.validateEndpointProperties(uri);
    }
}

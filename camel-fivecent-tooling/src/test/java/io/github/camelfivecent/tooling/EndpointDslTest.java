package io.github.camelfivecent.tooling;

import static io.github.camelfivecent.dsl.StaticEndpointBuilders.fivecent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentEndpoint;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Routes written in the endpoint DSL need nothing but the jar and camel-endpointdsl. */
class EndpointDslTest {

    @Test
    void aRouteIsMadeOfIt() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new EndpointRouteBuilder() {
                @Override
                public void configure() {
                    from(fivecent("inbox")
                                    .keyId("id")
                                    .keySecret("secret")
                                    .cursorName("orders")
                                    .maxInFlight(4))
                            .routeId("orders")
                            .autoStartup(false)
                            .to(fivecent("sms").keyId("id").keySecret("secret").sender("Shop"));
                }
            });
            context.start();

            FivecentEndpoint inbox =
                    (FivecentEndpoint) context.getRoute("orders").getEndpoint();
            assertThat(inbox.getConfiguration().getCursorName()).isEqualTo("orders");
            assertThat(inbox.getConfiguration().getMaxInFlight()).isEqualTo(4);
        }
    }
}

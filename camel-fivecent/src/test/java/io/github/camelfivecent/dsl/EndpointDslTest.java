package io.github.camelfivecent.dsl;

import static io.github.camelfivecent.dsl.StaticEndpointBuilders.fivecent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.dsl.endpoint.FivecentEndpointBuilderFactory.FivecentBuilders;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.junit.jupiter.api.Test;

class EndpointDslTest {

    @Test
    void writesTheUriOfAnEndpoint() {
        assertThat(fivecent("inbox").delay(5000).greedy(true).getRawUri())
                .isEqualTo("fivecent://inbox?delay=5000&greedy=true");
    }

    @Test
    void namesAnotherComponentInstance() {
        assertThat(fivecent("marketing", "sms").sender("Shop").getRawUri()).isEqualTo("marketing://sms?sender=Shop");
    }

    @Test
    void worksInARoute() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            InboxToSms routes = new InboxToSms();
            routes.setCamelContext(context);
            routes.configure();

            RoutesDefinition definitions = routes.getRouteCollection();
            assertThat(definitions.getRoutes())
                    .extracting(RouteDefinition::getInput)
                    .extracting(FromDefinition::getEndpointUri)
                    .containsExactly("fivecent://inbox?delay=5000");
        }
    }

    private static final class InboxToSms extends EndpointRouteBuilder implements FivecentBuilders {

        @Override
        public void configure() {
            from(fivecent("inbox").delay(5000))
                    .setHeader(fivecent().fivecentSender(), constant("Shop"))
                    .to(fivecent("sms").sender("Shop"));
        }
    }
}

package io.github.camelfivecent.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.model.InboundMessage;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Spring Boot's platform-http, which decodes the map of a form by half, gives a webhook what was sent. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = WebhookTest.Hook.class,
        properties = "camel.component.fivecent.webhook-token=a-token-of-the-test")
@Timeout(300)
class WebhookTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    CamelContext context;

    @ParameterizedTest
    @ValueSource(strings = {"Sent (Delivery Confirmed)", "100%28 is no (", "1 + 1 = 2 & 100 %", "Grüße %", "a%2528b+c"})
    void aTextIsWhatWasSent(String text) {
        MockEndpoint received = context.getEndpoint("mock:received", MockEndpoint.class);
        received.reset();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("MID", "665f2b1c9d1e8a0012345678");
        form.add("FROM", "61491570006");
        form.add("TO", "61400000000");
        form.add("TIMESTAMP", "1717518220");
        form.add("MESSAGE", text);

        ResponseEntity<String> answer = http.postForEntity("/hook?token=a-token-of-the-test", form, String.class);

        assertThat(answer.getStatusCode().is2xxSuccessful()).as("%s", answer).isTrue();
        assertThat(received.getExchanges()).singleElement().satisfies(exchange -> assertThat(
                        exchange.getMessage().getBody(InboundMessage.class).message())
                .isEqualTo(text));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Hook {

        @Bean
        RouteBuilder hook() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    // spotless:off
                    from("webhook:fivecent:inbox?webhookComponentName=platform-http&webhookPath=/hook"
                            + "&webhookAutoRegister=false").routeId("hook")
                        .to("mock:received");
                    // spotless:on
                }
            };
        }
    }
}

package io.github.camelfivecent.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The component is seen through Actuator, its secrets are not. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.health.show-details=always",
            "management.endpoint.configprops.show-values=always",
            "management.endpoint.env.show-values=always",
            "camel.health.exposure-level=full",
            "camel.health.producers-enabled=true",
            "camel.component.fivecent.webhook-token=t0psecret-token",
            "camel.component.fivecent.proxyAuthPassword=t0psecret-password",
            "camel.component.fivecent.sender=Shop"
        })
@AutoConfigureObservability
@Timeout(300)
class ActuatorTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    FivecentSandbox sandbox;

    @Autowired
    CamelContext context;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ProducerTemplate send;

    @Test
    void healthShowsTheConsumer() {
        String health = http.getForObject("/actuator/health", String.class);
        assertThat(health)
                .contains("\"camelHealth\"")
                .contains("consumer:inbox")
                .contains("\"status\":\"UP\"");
    }

    @Test
    void healthShowsTheAccountWhenProducersAreChecked() {
        String health = http.getForObject("/actuator/health", String.class);
        assertThat(health).contains("fivecent-account-").doesNotContain(sandbox.keyId());
    }

    @Test
    void metricsCountWhatIsSent() {
        send.requestBodyAndHeader("direct:send", "Your order is ready", FivecentConstants.TO, "61491570006");

        assertThat(http.getForObject("/actuator/metrics", String.class)).contains("camel.fivecent.requests");
        assertThat(http.getForObject(
                        "/actuator/metrics/camel.fivecent.requests?tag=operation:sms.send&tag=outcome:success",
                        String.class))
                .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
    }

    @Test
    void theComponentFindsBootsMeterRegistry() {
        assertThat(context.getRegistry().findSingleByType(MeterRegistry.class)).isSameAs(meters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"configprops", "env", "health", "beans", "camelroutes", "metrics"})
    void noEndpointShowsASecret(String endpoint) {
        String answer = http.getForObject("/actuator/" + endpoint, String.class);
        assertThat(answer)
                .isNotBlank()
                .doesNotContain("t0psecret")
                .doesNotContain(sandbox.keySecret())
                .doesNotContain(sandbox.keyId());
        if (endpoint.equals("env") || endpoint.equals("configprops")) {
            assertThat(answer).contains("Shop");
        }
    }
}

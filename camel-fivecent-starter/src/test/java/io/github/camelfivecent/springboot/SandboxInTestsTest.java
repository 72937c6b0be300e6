package io.github.camelfivecent.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of an application, which names the keys of its real account, talks to the sandbox without further ado. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camel.component.fivecent.key-id=${NOT_SET_WHERE_TESTS_RUN}",
            "camel.component.fivecent.keySecret=${NOT_SET_EITHER}",
            "camel.component.fivecent.sender=Shop"
        })
@Timeout(300)
class SandboxInTestsTest {

    @Autowired
    FivecentSandbox sandbox;

    @Autowired
    ProducerTemplate producer;

    @Autowired
    CamelContext context;

    @EndpointInject("mock:inbox")
    MockEndpoint inbox;

    @Value("${camel.component.fivecent.sms-base-url}")
    String smsBaseUrl;

    @Test
    void aRouteSends() {
        producer.requestBodyAndHeader("direct:send", "Hello", "CamelFivecentTo", "0491570006");

        assertThat(sandbox.account().sentSms()).anySatisfy(sms -> {
            assertThat(sms.text()).isEqualTo("Hello");
            assertThat(sms.destination()).endsWith("491570006");
            assertThat(sms.sender()).isEqualTo("Shop");
        });
    }

    @Test
    void aRouteReceives() throws InterruptedException {
        inbox.expectedMessageCount(1);
        inbox.setResultWaitTime(60_000);
        sandbox.account().receive("61491570156", "Is it ready?");

        inbox.assertIsSatisfied();
        assertThat(inbox.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(InboundMessage.class)
                        .message())
                .isEqualTo("Is it ready?");
    }

    @Test
    void theComponentHasTheSandboxsUrlsAndKeys() {
        FivecentConfiguration options =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        assertThat(options.getSmsBaseUrl()).isEqualTo(sandbox.smsBaseUrl()).isEqualTo(smsBaseUrl);
        assertThat(options.getEmailBaseUrl()).isEqualTo(sandbox.emailBaseUrl());
        assertThat(options.getKeyId()).isEqualTo(sandbox.keyId());
        assertThat(options.getKeySecret()).isEqualTo(sandbox.keySecret());
    }
}

package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that cannot work does not start, and says which option it is and what it takes. */
class StartTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void configure() {
        context.disableJMX();
        FivecentConfiguration options =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        options.setKeyId("id");
        options.setKeySecret("secret");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    static Stream<Arguments> wrong() {
        String url = "BaseUrl takes an https URL (http only for localhost, 127.0.0.1 or [::1])";
        return Stream.of(
                arguments("fax", "resource fax is none of sms, inbox, optouts, conversations, email, domains"),
                arguments("sms?operation=fax", "operation fax is none of those of sms: send, list, get, cancel"),
                arguments("inbox?operation=send", "operation send is none of those of inbox: list, delete"),
                arguments("sms?keyId=", "option keyId is missing: set camel.component.fivecent.keyId"),
                arguments("sms?keySecret=RAW( )", "option keySecret is missing"),
                arguments("sms?smsBaseUrl=http://api.example.com/v5", "option sms" + url),
                arguments("sms?emailBaseUrl=http://api.example.com/v5", "option email" + url),
                arguments("sms?smsBaseUrl=http://localhost.example.com", "option sms" + url),
                arguments("sms?smsBaseUrl=ftp://localhost", "option sms" + url),
                arguments("sms?smsBaseUrl=https://user:password@example.com", "option sms" + url),
                arguments("sms?smsBaseUrl=RAW(https://example.com/a b)", "option sms" + url),
                arguments("sms?smsBaseUrl=https:", "option sms" + url),
                arguments("sms?smsBaseUrl=", "option sms" + url),
                arguments("sms?smsBaseUrl=RAW(https://example.com/?a=b)", "option sms" + url),
                arguments("sms?smsBaseUrl=https://example.com/%23a", "option sms" + url),
                arguments("sms?connectTimeout=0", "option connectTimeout takes a duration above zero"),
                arguments("sms?responseTimeout=-1", "option responseTimeout takes a duration above zero"),
                arguments("sms?maxRetries=-1", "maxRetries must not be negative"),
                arguments("sms?retryDelay=-1", "retryDelay and maxRetryDelay must not be negative"),
                arguments("sms?maxRequestsPerSecond=0", "maxRequestsPerSecond must be at least"),
                arguments("sms?maxConcurrentRequests=0", "maxConcurrentRequests must be at least 1"),
                arguments("sms?sendr=Shop", "Unknown parameters=[{sendr=Shop}]"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongOptionIsNamed(String uri, String message) {
        context.start();

        assertThatThrownBy(() -> context.getEndpoint("fivecent:" + uri))
                .rootCause()
                .message()
                .contains(message)
                .doesNotContain("password");
    }

    @Test
    void anEndpointWithinASplitOrAMulticastStartsWithTheContext() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split").split(body()).choice().when(body()).to("fivecent:sms");
                from("direct:multicast").multicast().to("fivecent:sms?sender=Shop", "fivecent:account");
            }
        });

        context.start();

        assertThat(context.getRoutes()).hasSize(2).allSatisfy(route -> assertThat(
                        context.getRouteController().getRouteStatus(route.getRouteId()))
                .isEqualTo(ServiceStatus.Started));
    }

    @Test
    void aComponentThatNoEndpointUsedStops() {
        context.start();

        assertThatCode(context.getComponent("fivecent")::stop).doesNotThrowAnyException();
    }

    @Test
    void aRouteWithAWrongOptionDoesNotStart() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to("fivecent:sms?operation=fax");
            }
        });

        assertThatThrownBy(context::start).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/v5",
                "http://localhost:8080/v5",
                "http://127.0.0.1:1",
                "http://[::1]:1/v5/",
                "https://example.com/"
            })
    void theServicesMayBeElsewhere(String url) {
        context.start();

        Endpoint endpoint = context.getEndpoint("fivecent:sms?smsBaseUrl=" + url + "&emailBaseUrl=" + url);

        assertThat(((FivecentEndpoint) endpoint).isStarted()).isTrue();
    }

    @Test
    void withoutOptionsTheServicesAreTheRealOnes() {
        context.start();

        FivecentEndpoint sms = context.getEndpoint("fivecent:sms", FivecentEndpoint.class);
        FivecentEndpoint domains = context.getEndpoint("fivecent:domains", FivecentEndpoint.class);

        assertThat(sms.getServiceUrl()).isEqualTo("https://www.5centsms.com.au/api/v5");
        assertThat(domains.getServiceUrl()).isEqualTo("https://api.dingomail.com.au/api/v5");
    }
}

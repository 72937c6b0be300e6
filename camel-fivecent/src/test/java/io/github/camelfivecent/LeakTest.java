package io.github.camelfivecent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.http.ConnectionSettings;
import io.github.camelfivecent.http.Credentials;
import io.github.camelfivecent.http.RawServer;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.Resource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The key shows up nowhere, whatever is done and whatever goes wrong; texts and numbers only where one looks for them. */
class LeakTest {

    private static final String KEY_ID = "canary-3f7a9c51d2-id";
    private static final String KEY_SECRET = "canary-8e0b64f7a1-secret";
    private static final String CANARY = "canary";
    private static final String TEXT = "Nobody else may read this";
    private static final String NUMBER = "0412987654";

    private static CapturedLog log;
    private static FivecentFixture fivecent;
    private static final List<Exchange> EXCHANGES = new ArrayList<>();

    @BeforeAll
    static void doEverything() throws Exception {
        log = new CapturedLog();
        fivecent = new FivecentFixture(
                builder -> builder.keyId(KEY_ID).keySecret(KEY_SECRET), options -> options.setMaxRetries(1));
        RouteBuilder.addRoutes(fivecent.context(), routes -> routes.from("direct:any")
                .to("log:any?level=DEBUG&showAll=true&multiline=true")
                .recipientList(routes.header("endpoint"))
                .to("log:any?level=DEBUG&showAll=true&multiline=true"));
        // Only the endpoints of routes are in JMX.
        RouteBuilder.addRoutes(
                fivecent.context(), routes -> routes.from("direct:static").to("fivecent:sms?sender=Static"));
        for (Resource resource : Resource.all()) {
            for (Operation<?> operation : resource.operations()) {
                succeed(operation);
            }
        }
        Map<String, Object> sms = Map.of("sender", "Shop", "to", NUMBER, "message", TEXT);
        fail("sms", Map.of("sender", "Shop", "to", NUMBER + "1", "message", TEXT));
        fail("sms?maxSegments=1", Map.of("sender", "Shop", "to", NUMBER, "message", TEXT.repeat(9)));
        fail("sms?unicode=false", Map.of("sender", "Shop", "to", NUMBER, "message", TEXT + "🎉"));
        fail("sms?operation=get", "f".repeat(24));
        fail("account?keySecret=wrong", null);
        fail("account?smsBaseUrl=http://127.0.0.1:1", null);
        fail("account?smsBaseUrl=https://no-such-host.invalid", null);
        String echo = "key-id " + KEY_ID + ", key-secret " + KEY_SECRET;
        for (int status : new int[] {200, 302, 400, 401, 403, 429, 500, 503}) {
            for (String body : List.of(
                    "{\"error\":\"" + echo + "\",\"error_code\":\"" + echo + "\"}",
                    "<html>" + echo + "</html>",
                    "{\"error\":\"\",\"messages\":[{\"status\":\"" + echo + "\"}]}",
                    "{\"error\":\"\"," + echo)) {
                fivecent.wireMock()
                        .stubFor(any(anyUrl())
                                .willReturn(aResponse()
                                        .withStatus(status)
                                        .withHeader("Location", "/" + KEY_SECRET)
                                        .withHeader("Retry-After", "0")
                                        .withBody(body)));
                fail("sms", sms);
                fail("account", null);
            }
        }
        for (String head :
                List.of(echo, "HTTP/1.1 " + echo, "HTTP/1.1 200 OK\r\n" + KEY_SECRET, "HTTP/9 200 " + echo)) {
            try (RawServer server = new RawServer(RawServer.answer(head + "\r\n\r\n"))) {
                fail("sms?smsBaseUrl=" + server.url(), sms);
            }
        }
    }

    @AfterAll
    static void stop() {
        fivecent.close();
        log.close();
    }

    @Test
    void theKeyIsInNoLogAtAnyLevel() {
        assertThat(log.all()).hasSizeGreaterThan(1000);
        assertThat(log.all()).filteredOn(line -> line.contains(CANARY)).isEmpty();
    }

    @Test
    void textsAndNumbersAreInNoLogFromInfoUp() {
        assertThat(log.fromInfo()).hasSizeGreaterThan(20);
        assertThat(log.fromInfo())
                .filteredOn(line -> line.contains(TEXT) || line.contains(NUMBER.substring(1)))
                .isEmpty();
    }

    @Test
    void theKeyIsInNoException() {
        assertThat(EXCHANGES)
                .extracting(Exchange::getException)
                .hasSizeGreaterThan(70)
                .allSatisfy(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain(CANARY, TEXT);
                    assertThat(failure).isInstanceOf(FivecentException.class);
                    assertThat(((FivecentException) failure).getError() + ((FivecentException) failure).getErrorCode())
                            .doesNotContain(CANARY);
                });
    }

    @Test
    void theKeyIsInNoEndpoint() {
        assertThat(fivecent.context().getEndpointRegistry().entrySet())
                .hasSizeGreaterThan(30)
                .noneMatch(entry -> entry.toString().contains(CANARY)
                        || entry.getValue().getEndpointUri().contains(CANARY)
                        || entry.getValue().getEndpointKey().contains(CANARY));
    }

    @Test
    void theKeyIsNotShownByWhatHasIt() {
        FivecentComponent component = fivecent.context().getComponent("fivecent", FivecentComponent.class);
        FivecentEndpoint endpoint = fivecent.context().getEndpoint("fivecent:sms", FivecentEndpoint.class);
        ConnectionSettings settings = new ConnectionSettings(
                null,
                Map.of(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                null,
                false,
                null,
                null,
                CANARY,
                CANARY,
                null,
                null);

        assertThat(List.of(
                        component,
                        component.getConfiguration(),
                        endpoint,
                        endpoint.createProducer(),
                        endpoint.client(),
                        new Credentials(KEY_ID, KEY_SECRET),
                        settings))
                .noneMatch(each -> each.toString().contains(CANARY));
    }

    @Test
    void theKeyOfAnEndpointIsMaskedInItsUri() {
        FivecentEndpoint one = endpoint("sms?keyId=RAW(parrot)x)&keySecret=RAW{parrot}&sender=A");
        FivecentEndpoint other = endpoint("sms?keyId=parrot&keySecret=RAW(parrot&)&sender=A");
        FivecentEndpoint third = endpoint("sms?keySecret=RAW{parrot & parrot}&sender=A");

        assertThat(List.of(one, other, third))
                .allSatisfy(endpoint -> assertThat(endpoint + endpoint.getEndpointUri() + endpoint.getEndpointKey())
                        .contains("sender=A")
                        .doesNotContain("parrot"));
        assertThat(one.getEndpointUri()).isNotEqualTo(other.getEndpointUri());
        assertThat(one.getConfiguration().getKeyId()).isEqualTo("parrot)x");
        assertThat(other.getConfiguration().getKeySecret()).isEqualTo("parrot&");
        assertThat(third.getConfiguration().getKeySecret()).isEqualTo("parrot & parrot");
    }

    @Test
    void theKeyIsInNoAttributeOfJmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> values = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            values.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                values.add(name + " " + attribute.getName() + "=" + read(server, name, attribute.getName()));
            }
        }

        assertThat(values).hasSizeGreaterThan(500);
        assertThat(values).filteredOn(value -> value.contains(CANARY)).isEmpty();
        assertThat(values).anySatisfy(value -> assertThat(value).contains("EndpointUri=fivecent://sms?sender=Static"));
    }

    private static Object read(MBeanServer server, ObjectName name, String attribute) throws JMException {
        try {
            return server.getAttribute(name, attribute);
        } catch (RuntimeMBeanException | JMException e) {
            // Some attributes cannot be read in some states, which is said in words as well.
            return e.toString() + e.getCause();
        }
    }

    private static FivecentEndpoint endpoint(String uri) {
        return fivecent.context().getEndpoint("fivecent:" + uri, FivecentEndpoint.class);
    }

    private static void succeed(Operation<?> operation) {
        fivecent.reset();
        Object request = OperationCases.all().get(operation.id()).given().apply(fivecent.account());
        assertThat(call(operation.id().replace(".", "?operation="), request).getException())
                .isNull();
    }

    private static void fail(String uri, Object body) {
        EXCHANGES.add(call(uri, body));
    }

    private static Exchange call(String uri, Object body) {
        return fivecent.context()
                .createFluentProducerTemplate()
                .withBody(body)
                .withHeader("endpoint", "fivecent:" + uri)
                .to("direct:any")
                .send();
    }
}

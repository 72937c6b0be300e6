package io.github.camelfivecent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the component, as tools read it. */
class CatalogTest {

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void describe() throws IOException {
        try (InputStream json = getClass().getResourceAsStream("/META-INF/io/github/camelfivecent/fivecent.json")) {
            catalog.addComponent("fivecent", FivecentComponent.class.getName(), new String(json.readAllBytes(), UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fivecent:sms?sender=Shop&unicode=auto&maxSegments=2&responseTimeout=20s",
                "fivecent:email?operation=send&senderEmail=a@example.com&subject=Hi",
                "fivecent:logins?operation=create&role=sender",
                "fivecent:inbox?delay=5000&greedy=true"
            })
    void takesARightUri(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("fivecent:sms?sendr=Shop", EndpointValidationResult::getUnknown),
                wrong("fivecent:fax", result -> result.getInvalidEnum().keySet()),
                wrong("fivecent:sms?unicode=perhaps", result -> result.getInvalidEnum()
                        .keySet()),
                wrong("fivecent:sms?maxSegments=two", result -> result.getInvalidInteger()
                        .keySet()),
                wrong("fivecent:sms?fetchAll=two", result -> result.getInvalidBoolean()
                        .keySet()),
                wrong("fivecent:sms?responseTimeout=soon", result -> result.getInvalidDuration()
                        .keySet()));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void reportsAWrongOption(String uri, Function<EndpointValidationResult, Iterable<String>> found) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).isFalse();
        assertThat(found.apply(result)).hasSize(1);
    }

    @Test
    void writesAUri() throws URISyntaxException {
        assertThat(catalog.asEndpointUri("fivecent", Map.of("resource", "sms", "sender", "Shop"), false))
                .isEqualTo("fivecent:sms?sender=Shop");
    }

    @Test
    void knowsWhatIsSecret() {
        assertThat(catalog.componentModel("fivecent").getEndpointOptions().stream()
                        .filter(option -> option.isSecret())
                        .map(option -> option.getName()))
                .containsExactlyInAnyOrder(
                        "keyId", "keySecret", "proxyAuthUsername", "proxyAuthPassword", "webhookToken");
    }

    private static Arguments wrong(String uri, Function<EndpointValidationResult, Iterable<String>> found) {
        return arguments(uri, found);
    }
}

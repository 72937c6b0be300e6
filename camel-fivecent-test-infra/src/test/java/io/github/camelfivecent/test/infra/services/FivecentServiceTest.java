package io.github.camelfivecent.test.infra.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfivecent.test.infra.common.FivecentProperties;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.spi.annotations.InfraService;
import org.apache.camel.test.infra.common.services.InfrastructureService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class FivecentServiceTest {
    @RegisterExtension
    static final FivecentService SERVICE = FivecentServiceFactory.createService();

    @RegisterExtension
    static final FivecentService SHARED = FivecentServiceFactory.createSingletonService();

    @Test
    void servesWithTheKeysThatItNames() throws Exception {
        for (FivecentService service : new FivecentService[] {SERVICE, SHARED}) {
            String keys = "{\"key-id\":\"" + service.keyId() + "\",\"key-secret\":\"" + service.keySecret() + "\"}";
            HttpRequest balance = HttpRequest.newBuilder(URI.create(service.smsBaseUrl() + "/balance"))
                    .header("Content-Type", "application/json")
                    .method("GET", BodyPublishers.ofString(keys))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(balance, BodyHandlers.ofString())
                            .body())
                    .contains("\"credits\":10000");
        }
    }

    @Test
    void setsTheSystemPropertiesOfARemoteOne() {
        FivecentRemoteTestService remote = new FivecentRemoteTestService();
        remote.initialize();

        assertThat(System.getProperty(FivecentProperties.EMAIL_BASE_URL))
                .isEqualTo(remote.emailBaseUrl())
                .startsWith("http://127.0.0.1:");
    }

    @Test
    void isThereOnlyOnceItIsInitialized() {
        FivecentLocalInfraService service = new FivecentLocalInfraService();

        assertThatThrownBy(service::keyId).isInstanceOf(IllegalStateException.class);
        service.shutdown();
    }

    @Test
    void aRemoteOneIsAwaitedAndResetOverHttp() throws Exception {
        FivecentRemoteTestService remote = new FivecentRemoteTestService();
        System.setProperty(FivecentProperties.SMS_BASE_URL, SERVICE.smsBaseUrl());
        System.clearProperty(FivecentProperties.API_URL);
        assertThat(remote.apiUrl()).isEqualTo(SERVICE.apiUrl());
        assertThat(remote.pageUrl()).isEqualTo(SERVICE.pageUrl());

        String send = "{\"key-id\":\"" + SERVICE.keyId() + "\",\"key-secret\":\"" + SERVICE.keySecret()
                + "\",\"sender\":\"Sandbox\",\"to\":\"0412345678\",\"message\":\"Hello\"}";
        call("POST", remote.smsBaseUrl() + "/sms", send);
        assertThat(call("GET", remote.apiUrl() + "/messages/await?to=0412345678", ""))
                .contains("\"count\":1", "Hello");
        call("POST", remote.apiUrl() + "/reset", "{}");
        assertThat(call("GET", remote.apiUrl() + "/messages/count", "")).isEqualTo("{\"count\":0}");
        assertThat(call("GET", remote.pageUrl(), "")).contains("<title>");
    }

    @Test
    void aRemoteOneMayHaveItsApiElsewhere() {
        System.setProperty(FivecentProperties.API_URL, "http://127.0.0.1:9/sandbox/api");
        try {
            assertThat(new FivecentRemoteTestService().apiUrl()).isEqualTo("http://127.0.0.1:9/sandbox/api");
            assertThat(new FivecentRemoteTestService().pageUrl()).isEqualTo("http://127.0.0.1:9/sandbox/");
        } finally {
            System.clearProperty(FivecentProperties.API_URL);
        }
    }

    /** As Camel has its own services in the catalog, from where {@code camel infra} starts them by their names. */
    @Test
    void itsMetadataIsInTheFormOfCamelsOwnAndSaysWhatTheAnnotationSays() throws Exception {
        JsonNode own = metadata("/META-INF/metadata.json");
        JsonNode camels = metadata("/org/apache/camel/catalog/test-infra/metadata.json");

        assertThat(own).hasSize(1);
        assertThat(names(own.get(0))).isEqualTo(names(camels.get(0)));
        InfraService annotation = FivecentLocalInfraService.class.getAnnotation(InfraService.class);
        assertThat(own.at("/0/service").asText()).isEqualTo(annotation.service().getName());
        assertThat(own.at("/0/implementation").asText()).isEqualTo(FivecentLocalInfraService.class.getName());
        assertThat(own.at("/0/description").asText()).isEqualTo(annotation.description());
        assertThat(own.at("/0/alias/0").asText())
                .isEqualTo("fivecent")
                .isEqualTo(annotation.serviceAlias()[0]);
        assertThat(own.at("/0/aliasImplementation")).isEmpty();
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom)
                .contains(
                        "<groupId>" + own.at("/0/groupId").asText() + "</groupId>",
                        "<artifactId>" + own.at("/0/artifactId").asText() + "</artifactId>",
                        "<version>" + own.at("/0/version").asText() + "</version>");
    }

    /** What {@code camel infra run} does with what it finds there. */
    @Test
    void whoKnowsTheMetadataStartsItAndReadsItsProperties() throws Exception {
        JsonNode own = metadata("/META-INF/metadata.json").get(0);
        InfrastructureService service =
                (InfrastructureService) Class.forName(own.path("implementation").asText())
                        .getDeclaredConstructor()
                        .newInstance();
        service.initialize();
        try {
            Map<String, Object> properties = new TreeMap<>();
            for (Method method : Class.forName(own.path("service").asText()).getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && method.getReturnType() == String.class) {
                    properties.put(method.getName(), method.invoke(service));
                }
            }
            assertThat(properties)
                    .containsOnlyKeys("apiUrl", "emailBaseUrl", "keyId", "keySecret", "pageUrl", "smsBaseUrl")
                    .allSatisfy((name, value) -> assertThat((String) value).isNotEmpty());
        } finally {
            service.shutdown();
        }
    }

    private static JsonNode metadata(String name) throws IOException {
        try (InputStream file = FivecentServiceTest.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String call(String method, String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}

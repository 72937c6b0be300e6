package io.github.camelfivecent.test.infra.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.test.infra.common.FivecentProperties;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.spi.annotations.InfraService;
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
    void canBeFoundByCamel() {
        assertThat(FivecentLocalInfraService.class
                        .getAnnotation(InfraService.class)
                        .serviceAlias())
                .containsExactly("fivecent");
    }
}

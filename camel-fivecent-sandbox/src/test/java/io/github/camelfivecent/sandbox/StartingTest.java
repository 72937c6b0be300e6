package io.github.camelfivecent.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.camelfivecent.sandbox.domain.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartingTest {
    @Test
    void startsOnAFreePortOfLoopbackWithNewKeys() {
        try (FivecentSandbox one = FivecentSandbox.start();
                FivecentSandbox other = FivecentSandbox.start()) {
            assertThat(one.url()).isNotEqualTo(other.url()).startsWith("http://127.0.0.1:");
            assertThat(one.keySecret()).isNotEqualTo(other.keySecret()).hasSize(32);
            assertThat(one.profile()).isEqualTo(Profile.COLLECTION);
            assertThat(new Caller(one).sms("GET", "/balance").status()).isEqualTo(200);
        }
    }

    @Test
    void stops() {
        FivecentSandbox sandbox = FivecentSandbox.start();
        String url = sandbox.smsBaseUrl();

        sandbox.close();

        assertThatThrownBy(() -> Caller.raw("GET", url + "/balance", "{}")).isInstanceOf(IOException.class);
    }

    @Test
    void letsAStubGoFirstUntilItIsReset() {
        try (FivecentSandbox sandbox = FivecentSandbox.start()) {
            String path = URI.create(sandbox.smsBaseUrl()).getPath() + "/balance";
            sandbox.wireMock()
                    .stubFor(get(urlPathEqualTo(path))
                            .willReturn(aResponse().withStatus(418).withBody("{}")));

            assertThat(new Caller(sandbox).sms("GET", "/balance").status()).isEqualTo(418);

            sandbox.reset();
            assertThat(new Caller(sandbox).sms("GET", "/balance").status()).isEqualTo(200);
        }
    }

    @Test
    void answersItselfAgainWhenTheStubIsRemoved() {
        try (FivecentSandbox sandbox = FivecentSandbox.start()) {
            String path = URI.create(sandbox.smsBaseUrl()).getPath() + "/balance";
            StubMapping stub = sandbox.wireMock()
                    .stubFor(get(urlPathEqualTo(path))
                            .willReturn(aResponse().withStatus(418).withBody("{}")));
            assertThat(new Caller(sandbox).sms("GET", "/balance").status()).isEqualTo(418);

            sandbox.wireMock().removeStub(stub);

            assertThat(new Caller(sandbox).sms("GET", "/balance").status()).isEqualTo(200);
            assertThat(sandbox.requests()).hasSize(1);
        }
    }

    @Test
    void makesTheSameIdsFromTheSameSeed() {
        try (FivecentSandbox one = FivecentSandbox.builder().seed(7).start();
                FivecentSandbox other = FivecentSandbox.builder().seed(7).start()) {
            assertThat(one.account().newId(Instant.EPOCH))
                    .isEqualTo(other.account().newId(Instant.EPOCH));
        }
    }

    @Test
    void saysOnOneLineWhereItIsWhenRunFromTheCommandLine() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FivecentSandboxMain.class.getName(),
                        "--port",
                        "0",
                        "--profile",
                        "live",
                        "--key-id",
                        "me",
                        "--key-secret",
                        "you")
                // A JVM says there which options it took from the environment.
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();

            assertThat(line)
                    .contains("keyId=me", "keySecret=you")
                    .containsPattern("sandbox on http://127\\.0\\.0\\.1:\\d+/sandbox/:")
                    .containsPattern("smsBaseUrl=http://127\\.0\\.0\\.1:\\d+/5c/api/v5");
            String url = line.replaceFirst(".*smsBaseUrl=(\\S+).*", "$1");
            assertThat(Caller.call("GET", url + "/optouts", Map.of("key-id", "me", "key-secret", "you"))
                            .body()
                            .path("next_page")
                            .asText())
                    .isEqualTo("api/v5/optouts?after=");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void saysWhichPortIsTakenAndHowToChooseAnotherWithoutAStackTrace() throws Exception {
        try (FivecentSandbox taken = FivecentSandbox.start()) {
            String port = Integer.toString(URI.create(taken.url()).getPort());
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            FivecentSandboxMain.class.getName(),
                            "--port",
                            port)
                    .redirectErrorStream(true)
                    .start();

            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(output)
                    .contains("Port " + port, "--port NUMBER", "0 takes a free one")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void explainsWrongOptions() {
        assertThatThrownBy(() -> FivecentSandboxMain.start("--colour", "red")).hasMessageContaining("--colour");
        assertThatThrownBy(() -> FivecentSandboxMain.start("--port", "0", "--message-webhook", "http://example.com/"))
                .hasMessageContaining("localhost");
        assertThatThrownBy(() -> FivecentSandboxMain.start("--port")).hasMessageContaining("--port");
        assertThatThrownBy(() -> FivecentSandboxMain.start("--profile", "mine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--profile takes collection, published or live, not mine");
        for (String option : new String[] {"--port", "--credits", "--deliver-after"}) {
            for (String value : new String[] {"many", "-1", "99999999999999999999"}) {
                assertThatThrownBy(() -> FivecentSandboxMain.start(option, value))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(option + " takes a whole number of 0 to ")
                        .hasMessageEndingWith(", not " + value);
            }
        }
        assertThatThrownBy(() -> FivecentSandboxMain.start("--port", "65536")).hasMessageContaining("0 to 65535");
    }
}

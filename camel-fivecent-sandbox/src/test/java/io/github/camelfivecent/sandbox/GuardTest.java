package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GuardTest {
    private static final String JSON = "Content-Type: application/json\r\n";

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox/", "/sandbox/api/status", "/5c/api/v5/balance", "/__admin/mappings"})
    void refusesANameThatWasMadeToLeadHere(String path) throws IOException {
        assertThat(status("GET", path, "rebound.example:" + port(), "", "")).isEqualTo(403);
        assertThat(status("GET", path, "127.0.0.1.example", "", "")).isEqualTo(403);
        assertThat(status("GET", path, "127.0.0.1:" + port(), "", "")).isNotEqualTo(403);
        assertThat(status("GET", path, "localhost:" + port(), "", "")).isNotEqualTo(403);
        assertThat(status("GET", path, "[::1]:" + port(), "", "")).isNotEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"})
    void refusesPagesOfOtherOrigins(String origin) throws IOException {
        String headers = JSON + "Origin: " + origin + "\r\n";

        assertThat(status("POST", "/sandbox/api/reset", host(), headers, "{}")).isEqualTo(403);
        assertThat(status("POST", "/5c/api/v5/sms", host(), headers, "{}")).isEqualTo(403);
        assertThat(status("POST", "/__admin/reset", host(), headers, "{}")).isEqualTo(403);
        assertThat(status("OPTIONS", "/sandbox/api/reset", host(), headers, "")).isEqualTo(403);
    }

    @Test
    void takesItsOwnPage() throws IOException {
        String headers = JSON + "Origin: http://" + host() + "\r\nSec-Fetch-Site: same-origin\r\n";

        assertThat(status("POST", "/sandbox/api/reset", host(), headers, "{}")).isEqualTo(200);
    }

    @Test
    void letsALinkLeadToThePageButNoPageUseTheApi() throws IOException {
        String link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n";

        assertThat(status("GET", "/sandbox/", host(), link, "")).isEqualTo(200);
        assertThat(status("GET", "/sandbox/api/status", host(), link, "")).isEqualTo(403);
        assertThat(status("GET", "/sandbox/api/status", host(), "Sec-Fetch-Site: same-site\r\n", ""))
                .isEqualTo(403);
    }

    @Test
    void takesNoFormForJson() throws IOException {
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}) {
            assertThat(status("POST", "/sandbox/api/reset", host(), "Content-Type: " + type + "\r\n", "{}"))
                    .isEqualTo(415);
        }
        assertThat(status("POST", "/sandbox/api/reset", host(), JSON, "[]")).isEqualTo(400);
        assertThat(status("POST", "/sandbox/api/reset", host(), JSON, "{")).isEqualTo(400);
    }

    @Test
    void refusesAsAnyOtherWrongValueWhatIsNoPercentEncoding() throws IOException {
        assertThat(status("GET", "/sandbox/api/messages?limit=%zz", host(), "", ""))
                .isEqualTo(400);
        assertThat(status("GET", "/sandbox/api/phones/%zz", host(), "", "")).isEqualTo(400);
        assertThat(status("GET", "/5c/api/v5/sms?after=%zz", host(), "", "")).isEqualTo(401);
    }

    @Test
    void servesOnlyTheFilesOfThePage() throws IOException {
        assertThat(status("GET", "/sandbox/../api/Api.class", host(), "", "")).isIn(400, 404);
        assertThat(status("GET", "/sandbox/%2e%2e/openapi.json", host(), "", ""))
                .isIn(400, 404);
        assertThat(status("GET", "/sandbox/nothing.js", host(), "", "")).isEqualTo(404);
        assertThat(status("GET", "/", host(), "", "")).isEqualTo(302);
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
            one.inetAddresses().filter(address -> !address.isLoopbackAddress()).forEach(address -> {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address, port()), 2000);
                    throw new AssertionError("It listens on " + address);
                } catch (IOException e) {
                    assertThat(e).isNotNull();
                }
            });
        }
        assertThat(new Control(SANDBOX.sandbox()).post("/reset", Map.of()).status())
                .isEqualTo(200);
    }

    private static int port() {
        return URI.create(SANDBOX.sandbox().url()).getPort();
    }

    private static String host() {
        return "127.0.0.1:" + port();
    }

    /** Over a socket, since HTTP clients do not let one set these headers. */
    private static int status(String method, String path, String host, String headers, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            OutputStream out = socket.getOutputStream();
            String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Content-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n" + body;
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            String line = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(line.split(" ")[1]);
        }
    }
}

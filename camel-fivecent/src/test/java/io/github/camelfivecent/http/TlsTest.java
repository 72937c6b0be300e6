package io.github.camelfivecent.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key goes only to a host whose certificate is trusted and is its own, and over TLS 1.2 or later. */
class TlsTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> options.setMaxRetries(2));

    private static final String SEND = "sms?sender=Shop&to=0412333555&smsBaseUrl=";
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    private static final int HANDSHAKE = 22;
    private static final int SUPPORTED_VERSIONS = 43;

    @TempDir
    static Path folder;

    private static WireMockServer server;
    private static WireMockServer otherHost;

    @BeforeAll
    static void startServers() throws Exception {
        Path store = TestKeys.forHost("localhost", folder);
        Path otherStore = TestKeys.forHost("other.example", folder);
        server = server(store);
        otherHost = server(otherStore);
        SSLContextParameters old = TestKeys.trusting(store);
        old.setSecureSocketProtocols(new SecureSocketProtocolsParameters());
        old.getSecureSocketProtocols().getSecureSocketProtocol().addAll(List.of("TLSv1", "TLSv1.1"));
        HttpComponent careless = new HttpComponent();
        careless.setX509HostnameVerifier(NoopHostnameVerifier.INSTANCE);
        FIVECENT.context().addComponent("careless", careless);
        FIVECENT.context().getRegistry().bind("careless", careless);
        FIVECENT.context().getRegistry().bind("trusting", TestKeys.trusting(store));
        FIVECENT.context().getRegistry().bind("trustingOther", TestKeys.trusting(otherStore));
        FIVECENT.context().getRegistry().bind("old", old);
        FIVECENT.context().setSSLContextParameters(TestKeys.trusting(store));
    }

    private static WireMockServer server(Path store) {
        WireMockServer https = new WireMockServer(WireMockConfiguration.options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(store.toString())
                .keystoreType("PKCS12")
                .keystorePassword(TestKeys.PASSWORD)
                .keyManagerPassword(TestKeys.PASSWORD));
        https.start();
        return https;
    }

    @BeforeEach
    void answer() {
        List.of(server, otherHost).forEach(https -> {
            https.resetAll();
            https.stubFor(any(anyUrl()).willReturn(okJson("{\"error\":\"\",\"balance\":{\"credits\":5}}")));
        });
    }

    @AfterAll
    static void stopServers() {
        server.stop();
        otherHost.stop();
    }

    @Test
    void aCertificateIsTrustedAsSslContextParametersSay() {
        assertThat(balance("&sslContextParameters=#trusting")).isEqualTo("5");
    }

    @Test
    void aCertificateIsTrustedAsTheGlobalParametersSay() {
        assertThat(balance("&useGlobalSslContextParameters=true")).isEqualTo("5");
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefusedAtOnce() {
        refused(SEND + url(server), false);
        refused(SEND + url(server) + "&sslContextParameters=#trustingOther", false);
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedAtOnceWhateverTheHttpComponentSays() {
        refused(SEND + url(otherHost) + "&sslContextParameters=#trustingOther", false);
        refused(SEND + url(otherHost) + "&sslContextParameters=#trustingOther&httpComponent=#careless", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sslContextParameters=#old"})
    void tls11IsNeitherOfferedNorTakenWhateverTheParametersSay(String options) {
        List<Integer> offered = new CopyOnWriteArrayList<>();
        try (RawServer old = new RawServer(connection -> answerWithTls11(connection, offered))) {
            refused(SEND + old.url().replace("http:", "https:") + options, true);
        }
        assertThat(offered).contains(TLS_1_2).allMatch(version -> version > TLS_1_1);
    }

    private static String balance(String options) {
        Balance balance = FIVECENT.call("account?smsBaseUrl=" + url(server) + options, null)
                .getBody(Balance.class);
        assertThat(requests()).isEqualTo(1);
        return balance.credits().toPlainString();
    }

    private static void refused(String uri, boolean retrySafe) {
        FivecentException failure = FIVECENT.failure(uri, "Hi");

        assertThat(failure)
                .isInstanceOf(FivecentUnavailableException.class)
                .hasMessageContaining("the service was not reached, nothing was sent")
                .hasCauseInstanceOf(SSLException.class);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.isRetrySafe()).isEqualTo(retrySafe);
        assertThat(requests()).isZero();
    }

    private static int requests() {
        return server.getAllServeEvents().size() + otherHost.getAllServeEvents().size();
    }

    private static String url(WireMockServer https) {
        return "https://localhost:" + https.httpsPort();
    }

    /** Notes which versions the client speaks, and chooses one that it should not. */
    private static void answerWithTls11(Socket connection, List<Integer> offered) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        in.skipNBytes(3);
        ByteBuffer hello = ByteBuffer.wrap(in.readNBytes(in.readUnsignedShort()));
        // type, length, version and random; then the session, the cipher suites and the compressions
        skip(hello, 1 + 3 + 2 + 32);
        skip(hello, hello.get() & 0xff);
        skip(hello, hello.getShort() & 0xffff);
        skip(hello, hello.get() & 0xff);
        hello.getShort();
        while (hello.hasRemaining()) {
            int type = hello.getShort();
            int length = hello.getShort();
            if (type == SUPPORTED_VERSIONS) {
                for (int i = hello.get() / 2; i > 0; i--) {
                    offered.add((int) hello.getShort());
                }
            } else {
                skip(hello, length);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int helloLength = 2 + 32 + 1 + 2 + 1;
        out.writeByte(HANDSHAKE);
        out.writeShort(TLS_1_1);
        out.writeShort(4 + helloLength);
        out.writeInt(2 << 24 | helloLength);
        out.writeShort(TLS_1_1);
        out.write(new byte[32]);
        out.writeByte(0);
        out.writeShort(0xc013);
        out.writeByte(0);
        connection.getOutputStream().write(bytes.toByteArray());
        // until the client hangs up
        in.readAllBytes();
    }

    private static void skip(ByteBuffer buffer, int bytes) {
        buffer.position(buffer.position() + bytes);
    }
}

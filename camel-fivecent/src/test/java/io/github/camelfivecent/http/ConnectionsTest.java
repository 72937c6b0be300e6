package io.github.camelfivecent.http;

import static io.github.camelfivecent.http.RawServer.afterRequest;
import static io.github.camelfivecent.http.RawServer.answer;
import static io.github.camelfivecent.http.RawServer.endless;
import static io.github.camelfivecent.http.RawServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.http.RawServer.Behaviour;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it means when a connection fails: whether something may have been done, and how often it is tried. */
class ConnectionsTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> options.setMaxRetries(2));

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String READ = "account?responseTimeout=%s&smsBaseUrl=%s";
    private static final String SEND = "sms?sender=Shop&to=0412333555&responseTimeout=%s&smsBaseUrl=%s";
    private static final String DELETE =
            "inbox?operation=delete&id=" + "f".repeat(24) + "&responseTimeout=%s&smsBaseUrl=%s";
    private static final int LONG = 60_000;
    private static final int SHORT = 2_000;

    private final CountDownLatch end = new CountDownLatch(1);

    static Stream<Arguments> lost() {
        return Stream.of(
                arguments("closed before it is read", (Behaviour) connection -> {}),
                arguments("closed without an answer", afterRequest(connection -> {})),
                arguments("reset without an answer", afterRequest(RawServer::reset)),
                arguments("another protocol", answer("SSH-2.0-OpenSSH_9.9\r\n")),
                arguments("half a head", answer("HTTP/1.1 200 OK\r\nContent-")),
                arguments("no body", answer(OK + "Content-Length: 50\r\n\r\n")),
                arguments("half a body", answer(OK + "Content-Length: 50\r\n\r\n{\"error\":\"\",\"bal")),
                arguments("half a chunk", answer(OK + "Transfer-Encoding: chunked\r\n\r\n30\r\n{\"error\":\"\"")),
                arguments("a wrong chunk", answer(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")),
                arguments("reset in the body", afterRequest(connection -> {
                    write(connection, OK + "Content-Length: 50\r\n\r\n{\"error\":\"\",");
                    RawServer.reset(connection);
                })),
                arguments("endless line", endless(OK + "X: ", "x".repeat(8192))),
                arguments("endless headers", endless(OK, ("X: " + "x".repeat(60) + "\r\n").repeat(100))),
                arguments("endless body", endless(OK + "\r\n{\"error\":\"\",\"x\":[0", ",1".repeat(4096))),
                arguments("endless text", endless(OK + "\r\n{\"error\":\"\",\"x\":\"", "x".repeat(8192))),
                arguments("endless space", endless(OK + "\r\n", " ".repeat(8192))),
                arguments("endless nesting", endless(OK + "\r\n{\"error\":\"\",\"x\":", "[".repeat(8192))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lost")
    void aReadIsRepeatedAndASendIsNot(String name, Behaviour behaviour) {
        lost(READ, LONG, behaviour);
        lost(SEND, LONG, behaviour);
        lost(DELETE, LONG, behaviour);
    }

    @Test
    void aSendIsRepeatedOnlyIfItIsCertainThatNothingWasSent() {
        // The reset may come before or after the client has written the first bytes.
        try (RawServer server = new RawServer(RawServer::reset)) {
            FivecentException failure = FIVECENT.failure(SEND.formatted(LONG, server.url()), "Hi");

            if (failure.getOutcome() == Outcome.NOT_DONE) {
                assertThat(failure).hasMessageContaining("nothing was sent");
            } else {
                assertThat(failure).isInstanceOf(FivecentOutcomeUnknownException.class);
            }
        }
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                arguments("says nothing", ""),
                arguments("stops in the head", OK),
                arguments("stops in the body", OK + "Content-Length: 50\r\n\r\n{\"error\":\"\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void anAnswerThatIsNotCompleteInTimeIsGivenUp(String name, String begin) {
        Behaviour waits = afterRequest(connection -> {
            write(connection, begin);
            await();
        });

        assertThat(lost(READ, SHORT, waits)).hasMessageContaining("no complete answer within responseTimeout");
        assertThat(lost(SEND, SHORT, waits)).hasMessageContaining("no complete answer within responseTimeout");
        end.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", OK + "X: ", OK + "\r\n{\"error\":\"\",\"x\":\""})
    void anAnswerThatDripsForeverIsGivenUp(String begin) {
        String drop = begin.isEmpty() ? "HTTP/1.1 100 Continue\r\n\r\n" : "x";
        Behaviour drips = afterRequest(connection -> {
            write(connection, begin);
            while (!await(20)) {
                write(connection, drop);
            }
        });

        assertThat(lost(SEND, SHORT, drips)).hasMessageContaining("no complete answer within responseTimeout");
        assertThat(lost(READ, SHORT, drips)).hasMessageContaining("no complete answer within responseTimeout");
        end.countDown();
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        Behaviour large = endless(OK + "\r\n{\"error\":\"\",\"x\":\"", "x".repeat(8192));

        assertThat(lost(SEND, LONG, large)).hasMessageContaining("the answer is larger than 33554432 bytes");
    }

    @Test
    void nothingWasDoneWhenThereIsNoConnection() throws IOException {
        // bound, so that nobody else gets its port, and nobody listens
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            notDone(SEND, "http://127.0.0.1:" + bound.getLocalPort(), true);
            notDone(READ, "http://127.0.0.1:" + bound.getLocalPort(), true);
        }
        notDone(SEND, "https://no-such-host.invalid", true);
    }

    @Test
    void nothingWasDoneWhenTheConnectionIsLostBeforeTheKeyIsSent() {
        // What should begin a TLS connection is not even read.
        try (RawServer server = new RawServer(RawServer::reset)) {
            notDone(SEND, server.url().replace("http:", "https:"), true);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void aCertificateThatIsNotTrustedEndsItAtOnce() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());
        server.start();
        try {
            notDone(SEND, "https://localhost:" + server.httpsPort(), false);
            assertThat(server.getAllServeEvents()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void nothingIsSentByAThreadThatIsInterrupted() {
        Thread.currentThread().interrupt();

        FivecentException failure =
                FIVECENT.failure(SEND.formatted(LONG, FIVECENT.sandbox().smsBaseUrl()), "Hi");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(FivecentUnavailableException.class).hasMessageContaining("interrupted");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.isRetrySafe()).isFalse();
        assertThat(FIVECENT.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (RawServer other = new RawServer(answer(OK + "Content-Length: 12\r\n\r\n{\"error\":\"\"}"))) {
            Behaviour redirect = answer("HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + other.url()
                    + "/sms\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

            lost(READ, LONG, redirect);
            lost(SEND, LONG, redirect);
            lost(DELETE, LONG, redirect);

            assertThat(other.connections()).isZero();
        }
    }

    /** A request whose answer is lost: a read is tried three times and did nothing, of anything else nobody knows. */
    private static FivecentException lost(String uri, int timeout, Behaviour behaviour) {
        boolean read = uri.equals(READ);
        try (RawServer server = new RawServer(behaviour)) {
            FivecentException failure = FIVECENT.failure(uri.formatted(timeout, server.url()), "Hi", Map.of());

            assertThat(failure)
                    .isInstanceOf(read ? FivecentUnavailableException.class : FivecentOutcomeUnknownException.class);
            assertThat(failure.getOutcome()).isEqualTo(read ? Outcome.NOT_DONE : Outcome.UNKNOWN);
            assertThat(failure.isRetrySafe()).isEqualTo(read);
            assertThat(failure.getError()).isNull();
            assertThat(server.connections()).isEqualTo(read ? 3 : 1);
            return failure;
        }
    }

    private static void notDone(String uri, String url, boolean retrySafe) {
        FivecentException failure = FIVECENT.failure(uri.formatted(LONG, url), "Hi", Map.of());

        assertThat(failure)
                .isInstanceOf(FivecentUnavailableException.class)
                .hasMessageContaining("the service was not reached, nothing was sent");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.isRetrySafe()).isEqualTo(retrySafe);
        assertThat(failure.getHttpStatus()).isZero();
    }

    private void await() throws IOException {
        await(TimeUnit.MINUTES.toMillis(2));
    }

    private boolean await(long millis) throws IOException {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}

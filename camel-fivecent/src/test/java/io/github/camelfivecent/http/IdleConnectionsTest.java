package io.github.camelfivecent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.http.RawServer.Behaviour;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are kept, and that the service closes without a word. */
@Timeout(120)
class IdleConnectionsTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture();

    private static final String BODY = "{\"error\":\"\",\"messages\":[{\"id\":\"" + "f".repeat(24)
            + "\",\"status\":1000}],\"balance\":{\"credits\":1}}";
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    private static final String SMS = "sms?sender=Shop&to=0412333555&smsBaseUrl=";

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void areUsedAgain() {
        try (RawServer server = new RawServer(answerUntil(Integer.MAX_VALUE, connection -> {}))) {
            for (int i = 0; i < 5; i++) {
                FIVECENT.call(SMS + server.url(), "Hi");
            }
            assertThat(requests).hasValue(5);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void areNotUsedForLongerThanTheServiceKeepsThem() {
        String answer = ANSWER.replace("Content-Type", "Keep-Alive: timeout=1\r\nContent-Type");
        try (RawServer server = new RawServer(connection -> {
            for (int i = 0; i < 2; i++) {
                RawServer.readRequest(connection.getInputStream());
                requests.incrementAndGet();
                RawServer.write(connection, answer);
            }
        })) {
            FIVECENT.call(SMS + server.url(), "Hi");
            long answered = System.nanoTime();
            await().until(() -> System.nanoTime() - answered > TimeUnit.MILLISECONDS.toNanos(1100));

            FIVECENT.call(SMS + server.url(), "Hi");

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thatWereClosedWhileIdleLoseNoSend(boolean reset) {
        try (RawServer server = new RawServer(answerUntil(1, reset ? RawServer::reset : connection -> {}))) {
            for (int i = 1; i <= 3; i++) {
                FIVECENT.call(SMS + server.url(), "Hi");
                int closedSoFar = i;
                // Half a second after its last use a connection is looked at before it is used again.
                await().pollDelay(Duration.ofMillis(600)).until(() -> closed.get() == closedSoFar);
                assertThat(requests).hasValue(i);
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thatAreClosedJustBeforeTheyAreUsedSendNothingTwice(boolean reset) {
        int sends = 30;
        int answered = 0;
        try (RawServer server = new RawServer(answerUntil(2, reset ? RawServer::reset : connection -> {}))) {
            for (int i = 0; i < sends; i++) {
                Exchange exchange = FIVECENT.exchange(SMS + server.url(), "Hi", Map.of());
                if (exchange.getException() == null) {
                    answered++;
                } else {
                    assertThat(((FivecentException) exchange.getException()).getOutcome())
                            .isIn(Outcome.UNKNOWN, Outcome.NOT_DONE);
                }
            }
        }
        assertThat(requests).hasValue(answered);
        assertThat(answered).isBetween(2, sends);
    }

    @Test
    void thatAreClosedWhenTheRequestHasComeAreNotTriedAgainForASend() {
        CountDownLatch once = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            serve(connection, 1);
            RawServer.readRequest(connection.getInputStream());
            requests.incrementAndGet();
            once.countDown();
        })) {
            FIVECENT.call(SMS + server.url(), "Hi");
            FivecentException failure = FIVECENT.failure(SMS + server.url(), "Hi");

            assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(once.getCount()).isZero();
            assertThat(requests).hasValue(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void thatAreClosedJustBeforeTheyAreUsedFailNoRead() {
        try (RawServer server = new RawServer(answerUntil(1, connection -> {}))) {
            for (int i = 1; i <= 10; i++) {
                FIVECENT.call("account?smsBaseUrl=" + server.url(), null);
                assertThat(requests).hasValue(i);
            }
        }
    }

    /** Answers so many requests as if the connection were kept, then ends it in this way. */
    private Behaviour answerUntil(int last, Behaviour end) {
        return connection -> {
            serve(connection, last);
            end.serve(connection);
            connection.close();
            closed.incrementAndGet();
        };
    }

    private void serve(Socket connection, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            RawServer.readRequest(connection.getInputStream());
            requests.incrementAndGet();
            RawServer.write(connection, ANSWER);
        }
    }
}

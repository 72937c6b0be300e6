package io.github.camelfivecent.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service against a real PostgreSQL, and against the sandbox, which starts by itself. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // Spring Boot exports no metrics in a test unless it is told to.
        properties = {"FIVECENT_WEBHOOK_TOKEN=test-token", "management.prometheus.metrics.export.enabled=true"})
@Timeout(300)
class NotificationServiceTest {

    private static final EmbeddedPostgres POSTGRES = postgres();

    @Autowired
    FivecentSandbox sandbox;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcTemplate database;

    @LocalServerPort
    int port;

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
    }

    @BeforeEach
    void webhook() {
        sandbox.reset();
        webhook("test-token");
    }

    private void webhook(String token) {
        sandbox.webhooks().clear();
        sandbox.webhooks().delivery("http://localhost:" + port + "/webhooks/sms?token=" + token);
    }

    @Test
    void anSmsIsFollowedToItsDelivery() {
        assertThat(put("delivered", "0491570006", "Your bread is ready")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);

        StoredSms sms = sandbox.account().sentSms().get(0);
        assertThat(sms.text()).isEqualTo("Your bread is ready");
        sandbox.account().advance(sms.id(), SmsStatus.DELIVERED);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(get("delivered").getBody()).contains("DELIVERED", sms.id()));
    }

    @Test
    void aRequestThatComesAgainDoesNotSendAgain() {
        String first = put("twice", "0491570006", "Once").getBody();
        String second = put("twice", "0491570006", "Once").getBody();

        assertThat(second).isEqualTo(first);
        assertThat(sandbox.account().sentSms()).hasSize(1);
        assertThat(database.queryForObject("SELECT count(*) FROM notifications WHERE key = 'twice'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeSentIsRefusedAndNotWrittenDown() {
        ResponseEntity<String> answer = put("wrong", "12", "Hello");

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody()).contains("to");
        assertThat(get("wrong").getStatusCode().value()).isEqualTo(404);
        assertThat(sandbox.account().sentSms()).isEmpty();
    }

    static Stream<Fault> noFaultOfTheCaller() {
        return Stream.of(Fault.unavailable(), Fault.throttled(), Fault.error(401));
    }

    @ParameterizedTest
    @MethodSource("noFaultOfTheCaller")
    void whatTheCallerIsNotToBlameForMayBePutAgainLater(Fault fault) {
        sandbox.faults().on("sms.send").always().failBefore(fault);
        String key = "later-" + fault.kind();

        assertThat(put(key, "0491570006", "Hello").getStatusCode().value()).isEqualTo(503);

        sandbox.faults().clear();
        assertThat(put(key, "0491570006", "Hello").getStatusCode().value()).isEqualTo(202);
        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void anSmsWhoseAnswerWasLostIsFoundAmongWhatWasSent() {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());

        ResponseEntity<String> answer = put("lost", "0491570006", "Hello");

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(sandbox.account().sentSms()).singleElement().satisfies(sms -> assertThat(answer.getBody())
                .contains(sms.id()));
    }

    @Test
    void whetherAnSmsWasSentIsFoundOutByTheSamePutAgain() {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());
        sandbox.faults().on("sms.list").always().failBefore(Fault.error(400));

        assertThat(put("unknown", "0491570006", "Hello").getStatusCode().value())
                .isEqualTo(504);

        sandbox.faults().clear();
        assertThat(put("unknown", "0491570006", "Hello").getStatusCode().value())
                .isEqualTo(202);
        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void aReceiptWithoutTheTokenIsNotBelieved() {
        webhook("guessed");
        put("forged", "0491570006", "Hello");
        sandbox.account().advance(sandbox.account().sentSms().get(0).id(), SmsStatus.FAILED);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(sandbox.webhooks().attempts()).isNotEmpty());
        assertThat(get("forged").getBody()).contains("ACCEPTED");
    }

    @Test
    void aRefusedKeyAlertsInAPrometheusThatReadsTheService(@TempDir Path folder) throws Exception {
        assumeTrue(Prometheus.isInstalled(), "apt-get install prometheus");
        try (Prometheus prometheus = new Prometheus(folder, port)) {
            // What increases has to have been read before.
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> prometheus.series(
                                    "camel_fivecent_requests_seconds_count{operation=\"sms.send\",outcome=\"unauthorized\"}")
                            == 1);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(prometheus.rules()).isNotEmpty().containsOnly("ok"));
            assertThat(prometheus.alerts()).doesNotContain("FivecentKeyRefused");

            sandbox.faults().on("sms.send").always().failBefore(Fault.error(401));
            assertThat(put("refused", "0491570006", "Hello").getStatusCode().value())
                    .isEqualTo(503);

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(prometheus.alerts()).contains("FivecentKeyRefused"));
        }
    }

    private ResponseEntity<String> put(String key, String mobile, String text) {
        Notification notification = new Notification(mobile, text);
        return http.exchange("/notifications/" + key, HttpMethod.PUT, new HttpEntity<>(notification), String.class);
    }

    private ResponseEntity<String> get(String key) {
        return http.getForEntity("/notifications/" + key, String.class);
    }
}

package io.github.camelfivecent.examples.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.webhook.WebhookAttempt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application as a process of its own, against a real PostgreSQL and the sandbox. */
@Timeout(600)
class ReceiptsToPostgresqlTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @Test
    void aReceiptIsOneRowAlsoOfTheTimeThatItWasDown(FivecentSandbox sandbox) throws Exception {
        try (Demo demo = new Demo(sandbox)) {
            Process application = demo.start();
            try {
                demo.send("0491570006", "0491570156");
                sandbox.account().advance(id(sandbox, 0), SmsStatus.DELIVERED);
                sandbox.account().advance(id(sandbox, 1), SmsStatus.FAILED);
                demo.awaitReceipts(2);
                // once more, and in another order
                List<WebhookAttempt> told = attempts(sandbox, 2);
                sandbox.webhooks().sendAgain(told.get(1));
                sandbox.webhooks().sendAgain(told.get(0));
                assertThat(attempts(sandbox, 4)).allMatch(attempt -> attempt.status() == 200);
                demo.awaitNumbers();
            } finally {
                application.destroyForcibly().waitFor();
            }
            demo.send("0491570157", "0491570158");
            sandbox.account().advance(id(sandbox, 2), SmsStatus.DELIVERED);
            sandbox.account().advance(id(sandbox, 3), SmsStatus.FAILED);
            attempts(sandbox, 6);

            application = demo.start();
            try {
                demo.awaitReceipts(4);
                demo.awaitNumbers();
            } finally {
                application.destroyForcibly().waitFor();
            }
            assertThat(failed(demo))
                    .containsExactly(id(sandbox, 1) + " 61491570156 Failed", id(sandbox, 3) + " 61491570158 Failed");
        }
    }

    /** The sandbox leaves no field out, a service may. */
    @Test
    void aMessageWithoutStatusOrNumberHoldsUpNoOther(FivecentSandbox sandbox) throws Exception {
        byte[] list =
                """
                {"error":"","count":3,"next_page":"","messages":[
                {"id":"%1$s03","destination":"61491570157","status":1002,"send_timestamp":%2$d},
                {"id":"%1$s02","status":1003,"send_timestamp":%2$d},
                {"id":"%1$s01","destination":"61491570156","send_timestamp":%2$d}]}
                """
                        .formatted(
                                "%08xaaaaaaaaaaaaaa".formatted(Instant.now().getEpochSecond()),
                                Instant.now().getEpochSecond())
                        .getBytes(UTF_8);
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", request -> {
            request.getResponseHeaders().add("Content-Type", "application/json");
            request.sendResponseHeaders(200, list.length);
            request.getResponseBody().write(list);
            request.close();
        });
        service.start();
        try (Demo demo = new Demo(sandbox)) {
            Process application =
                    demo.start("http://127.0.0.1:" + service.getAddress().getPort() + "/api/v5");
            try {
                demo.awaitReceipts(2);
            } finally {
                application.destroyForcibly().waitFor();
            }
        } finally {
            service.stop(0);
        }
    }

    private static String id(FivecentSandbox sandbox, int index) {
        List<StoredSms> sent = sandbox.account().sentSms();
        return sent.get(index).id();
    }

    private static List<WebhookAttempt> attempts(FivecentSandbox sandbox, int count) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> sandbox.webhooks().attempts().size() == count);
        return sandbox.webhooks().attempts();
    }

    private static List<String> failed(Demo demo) {
        return demo.database()
                .queryForList(
                        "SELECT message_id || ' ' || number || ' ' || status_text FROM failed_messages ORDER BY told_at",
                        String.class);
    }
}

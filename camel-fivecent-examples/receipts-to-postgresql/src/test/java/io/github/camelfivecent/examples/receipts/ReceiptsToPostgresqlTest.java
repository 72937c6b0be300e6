package io.github.camelfivecent.examples.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.webhook.WebhookAttempt;
import java.time.Duration;
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

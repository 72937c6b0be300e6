package io.github.camelfivecent.examples.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.io.BufferedReader;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application as a process of its own, against a real broker, a real PostgreSQL and the sandbox. */
@Timeout(600)
class QueueToSmsTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private Demo demo;
    private Process application;

    @BeforeEach
    void start(FivecentSandbox sandbox) throws Exception {
        demo = new Demo(sandbox);
    }

    @AfterEach
    void stop() throws Exception {
        application.destroyForcibly().waitFor();
        demo.close();
    }

    @Test
    void whatWasKilledBetweenTheSendAndTheCommitIsNotSentAgain() throws Exception {
        demo.put("order-1", "0491 570 006", "Your bread is ready");
        application = demo.start(PausedBeforeCommit.class);
        awaitPause(application.inputReader());
        application.destroyForcibly().waitFor();
        await().atMost(Duration.ofMinutes(1)).until(() -> demo.count("sms") == 1);

        application = demo.start(QueueToSms.class);
        demo.awaitEmpty();

        assertThat(demo.sent()).hasSize(1);
        assertThat(demo.count("DLQ")).isZero();
    }

    @Test
    void whatLostItsConnectionBetweenTheSendAndTheCommitIsNotSentAgain() throws Exception {
        demo.put("order-1", "0491 570 006", "Your bread is ready");
        application = demo.start(PausedBeforeCommit.class);
        BufferedReader printed = application.inputReader();
        awaitPause(printed);
        assertThat(demo.broker().getActiveMQServer().getActiveMQServerControl().closeConnectionsForAddress("127.0.0.1"))
                .isTrue();
        application.getOutputStream().close();
        // it comes again, and the ledger has the answer
        awaitPause(printed);
        demo.awaitEmpty();

        assertThat(demo.sent()).hasSize(1);
    }

    @Test
    void eachMessageIsOneSmsOrInTheQueueOfTheRefused(FivecentSandbox sandbox) throws Exception {
        sandbox.faults().on("sms.send").to("0491570156").times(4).failBefore(Fault.unavailable());
        sandbox.faults().on("sms.send").to("0491570157").failAfter(Fault.reset());
        demo.put("order-1", "0491 570 006", "Your bread is ready");
        demo.put("order-1", "0491 570 006", "Your bread is ready");
        demo.put("order-2", "0491 57", "Your cake is ready");
        demo.put("order-3", "0491 570 156", "Rolled back once");
        demo.put("order-4", "0491 570 157", "The answer is lost");
        application = demo.start(QueueToSms.class);
        demo.awaitSent("0491570156");
        demo.awaitSent("0491570157");
        demo.awaitEmpty();

        assertThat(demo.sent())
                .extracting(StoredSms::destination)
                .containsExactlyInAnyOrder("0491570006", "0491570156", "0491570157");
        assertThat(demo.messages("sms.refused")).singleElement().satisfies(message -> {
            assertThat(message.getStringProperty("key")).isEqualTo("order-2");
            assertThat(message.getStringProperty("reason")).contains("to (");
            assertThat(message.getBody(String.class)).isEqualTo("Your cake is ready");
        });
        assertThat(demo.count("sms.unknown")).isZero();
        assertThat(demo.count("DLQ")).isZero();
    }

    @Test
    void whatWasKilledBeforeTheAnswerCameIsLookedForAndNotSentAgain(FivecentSandbox sandbox) throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.hang());
        demo.put("order-1", "0491 570 006", "Your bread is ready");
        application = demo.start(QueueToSms.class);
        demo.awaitSent("0491570006");
        application.destroyForcibly().waitFor();
        await().atMost(Duration.ofMinutes(1)).until(() -> demo.count("sms") == 1);
        application = demo.start(QueueToSms.class);
        demo.awaitEmpty();

        assertThat(demo.sent()).hasSize(1);
        assertThat(demo.count("sms.unknown")).isZero();
    }

    private static void awaitPause(BufferedReader printed) throws Exception {
        assertThat(printed.readLine()).isEqualTo("sent");
    }
}

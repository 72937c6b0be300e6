package io.github.camelfivecent.examples.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BalanceAlertTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path folder;

    private final FivecentSandbox sandbox = SANDBOX.sandbox();
    private final Account account = sandbox.account();
    private Main main;

    @BeforeEach
    void start() {
        main = Demo.application(sandbox, folder);
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void eachThresholdIsToldOnceAFall() {
        account.credits(480);
        Demo.awaitLooks(main);
        told(1, 0);

        account.credits(90);
        Demo.awaitLooks(main);
        account.credits(80);
        Demo.awaitLooks(main);
        told(1, 1);
        assertThat(account.sentSms()).extracting(StoredSms::text).containsExactly("90 SMS credits are left.");

        account.credits(1000);
        Demo.awaitLooks(main);
        account.credits(90);
        Demo.awaitLooks(main);
        told(2, 2);
    }

    @Test
    void aRestartDoesNotTellItAgain() {
        account.credits(90);
        Demo.awaitLooks(main);
        told(1, 1);
        main.stop();

        start();
        Demo.awaitLooks(main);

        told(1, 1);
    }

    @Test
    void aMailThatCannotBeSentIsTriedAgainAndTheSmsGoesOutOnce() {
        sandbox.faults().on("email.send").times(5).failBefore(Fault.unavailable(Duration.ZERO));
        account.credits(90);

        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(account.emails()).hasSize(1));
        Demo.awaitLooks(main);

        told(1, 1);
    }

    @Test
    void anSmsWhoseAnswerWasLostIsNotSentAgain() {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());
        account.credits(90);
        Demo.awaitLooks(main);

        told(1, 1);
    }

    @Test
    void anSmsOfWhichNothingCanBeFoundOutIsNotSentAgain() {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());
        sandbox.faults().on("sms.list").always().failBefore(Fault.error(400));
        account.credits(90);
        Demo.awaitLooks(main);
        sandbox.faults().clear();
        Demo.awaitLooks(main);

        told(1, 1);
    }

    @Test
    void withoutCreditsTheMailGoesOutAllTheSame() {
        account.credits(0);
        Demo.awaitLooks(main);

        told(1, 0);
    }

    private void told(int mails, int sms) {
        assertThat(account.emails()).hasSize(mails);
        assertThat(account.sentSms()).hasSize(sms);
    }
}

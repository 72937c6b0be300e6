package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import io.github.camelfivecent.sandbox.testing.Messages;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FivecentSandboxExtension.class)
class SandboxParametersTest {
    @Test
    void givesATestWhatItAsksFor(
            FivecentSandbox sandbox,
            Account account,
            Messages messages,
            Faults faults,
            Webhooks webhooks,
            SandboxTime time) {
        assertThat(account).isSameAs(sandbox.account());
        assertThat(faults).isSameAs(sandbox.faults());
        assertThat(webhooks).isSameAs(sandbox.webhooks());
        assertThat(time).isSameAs(sandbox.time());
        new Caller(sandbox).send("0412333555", "Hi");
        assertThat(messages.await(MessageQuery.sms()).text()).isEqualTo("Hi");
    }
}

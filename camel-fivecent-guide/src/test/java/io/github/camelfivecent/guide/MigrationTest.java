package io.github.camelfivecent.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page on migration says of its first two routes, by hand and with the component, seen in the sandbox. */
class MigrationTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    Path folder;

    @Test
    void bothRoutesSendTheSame(FivecentSandbox sandbox) throws Exception {
        assertThat(remind(sandbox, 0).getException()).isNull();
        assertThat(remind(sandbox, 1).getException()).isNull();

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::text)
                .containsExactly("Tomorrow at nine", "Tomorrow at nine");
        assertThat(sandbox.account().sentSms()).extracting(StoredSms::sender).containsOnly("MyShop");
    }

    @Test
    void theHandWrittenRouteSendsTwiceWhenAnAnswerIsLost(FivecentSandbox sandbox) throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());

        assertThat(remind(sandbox, 0).getException()).isNull();

        assertThat(sandbox.account().sentSms()).hasSize(2);
    }

    @Test
    void theComponentDoesNotSendTwiceWhenAnAnswerIsLost(FivecentSandbox sandbox) throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());

        assertThat(remind(sandbox, 1).getException()).isInstanceOf(FivecentOutcomeUnknownException.class);

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void theHandWrittenRouteFailsWhenTheServiceRefuses(FivecentSandbox sandbox) throws Exception {
        sandbox.account().credits(0);

        assertThat(remind(sandbox, 0).getException()).isNotNull();
        assertThat(sandbox.account().sentSms()).isEmpty();
    }

    private Exchange remind(FivecentSandbox sandbox, int block) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            FivecentComponent fivecent = context.getComponent("fivecent", FivecentComponent.class);
            fivecent.getConfiguration().setSmsBaseUrl(sandbox.smsBaseUrl());
            fivecent.getConfiguration().setKeyId(sandbox.keyId());
            fivecent.getConfiguration().setKeySecret(sandbox.keySecret());
            context.addRoutes(routes(sandbox, block));
            context.start();
            return context.createProducerTemplate().send("direct:remind", exchange -> {
                exchange.getMessage().setBody("Tomorrow at nine");
                exchange.getMessage().setHeader("mobile", "0412333555");
            });
        }
    }

    /** A route of the page, for the sandbox instead of the service, and with less delay. */
    private RoutesBuilder routes(FivecentSandbox sandbox, int number) throws Exception {
        Block block = Block.of("java")
                .filter(one -> one.page().equals("docs/migration.md"))
                .toList()
                .get(number);
        String code = block.code()
                .replace("https://www.5centsms.com.au/api/v5", sandbox.smsBaseUrl())
                .replace("System.getenv(\"FIVECENT_KEY_ID\")", '"' + sandbox.keyId() + '"')
                .replace("System.getenv(\"FIVECENT_KEY_SECRET\")", '"' + sandbox.keySecret() + '"')
                .replace("redeliveryDelay(1000)", "redeliveryDelay(1)");
        Block changed = new Block(block.page(), block.line(), block.language(), code, null);
        JavaCode java = new JavaCode(folder, List.of(changed));
        assertThat(java.errors(changed)).isEmpty();
        return java.routes(changed).get(0);
    }
}

package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key is seen nowhere, also where Camel shows it and nobody has told Camel Main that it is secret. */
class SecretsTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX =
            new FivecentSandboxExtension(builder -> builder.keyId("parrot-id").keySecret("parrot-secret"));

    @Test
    void aKeyInPropertiesAndUrisIsNotSeenInTheLogFromInfoUpOrInJmx(FivecentSandbox sandbox) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.fivecent.key-id", sandbox.keyId());
        main.addInitialProperty("camel.component.fivecent.key-secret", sandbox.keySecret());
        main.addInitialProperty("camel.component.fivecent.sms-base-url", sandbox.smsBaseUrl());
        main.addInitialProperty("camel.component.fivecent.email-base-url", sandbox.emailBaseUrl());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("fivecent:inbox?keyId=parrot-id&keySecret=parrot-secret&webhookToken=parrot-token&initialDelay=0")
                        .to("fivecent:account?keyId=parrot-id&keySecret=parrot-secret");
            }
        });
        sandbox.account().receive("0412333555", "Hi");
        List<String> shown = new ArrayList<>();
        try (CapturedLog log = new CapturedLog()) {
            main.start();
            await().until(() -> !sandbox.requests().isEmpty());
            shown.addAll(ManagedBeans.of(main.getCamelContext()));
            main.stop();
            shown.addAll(log.fromInfo());
        }

        assertThat(shown).anyMatch(line -> line.contains("xxxxxx")).noneMatch(line -> line.contains("parrot-"));
    }
}

package io.github.camelfivecent.examples.quarkus;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What the application talks to: a broker, and a sandbox that the test holds in its hand. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    private KafkaBroker kafka;
    private FivecentSandbox sandbox;

    @Override
    public Map<String, String> start() {
        try {
            kafka = KafkaBroker.start("sms-received", "sms-replies");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        sandbox = FivecentSandbox.start();
        return options(kafka, sandbox, "mem:desk;DB_CLOSE_DELAY=-1");
    }

    static Map<String, String> options(KafkaBroker kafka, FivecentSandbox sandbox, String database) {
        return Map.of(
                "camel.component.kafka.brokers", kafka.address(),
                "camel.component.fivecent.sms-base-url", sandbox.smsBaseUrl(),
                "camel.component.fivecent.email-base-url", sandbox.emailBaseUrl(),
                "camel.component.fivecent.key-id", sandbox.keyId(),
                "camel.component.fivecent.key-secret", sandbox.keySecret(),
                "desk.delay", "200",
                "desk.database", "jdbc:h2:" + database + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sandbox, field -> field.getType() == FivecentSandbox.class);
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }
}

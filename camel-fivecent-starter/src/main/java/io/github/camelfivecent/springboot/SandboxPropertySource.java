package io.github.camelfivecent.springboot;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.core.env.EnumerablePropertySource;

/** Options of the component as a sandbox has them; it starts when the first of them is asked for. */
final class SandboxPropertySource extends EnumerablePropertySource<Supplier<FivecentSandbox>> {

    private static final Map<String, Function<FivecentSandbox, String>> OPTIONS = Map.of(
            "camel.component.fivecent.sms-base-url", FivecentSandbox::smsBaseUrl,
            "camel.component.fivecent.email-base-url", FivecentSandbox::emailBaseUrl,
            "camel.component.fivecent.key-id", FivecentSandbox::keyId,
            "camel.component.fivecent.key-secret", FivecentSandbox::keySecret);

    SandboxPropertySource(Supplier<FivecentSandbox> sandbox) {
        super("fivecentSandbox", sandbox);
    }

    @Override
    public String[] getPropertyNames() {
        return OPTIONS.keySet().toArray(String[]::new);
    }

    @Override
    public Object getProperty(String name) {
        Function<FivecentSandbox, String> option = OPTIONS.get(name);
        return option == null ? null : option.apply(getSource().get());
    }
}

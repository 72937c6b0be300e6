package io.github.camelfivecent.sandbox;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.testing.Messages;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A sandbox for the tests of a class. Registered from a static field it starts once and is reset before each test;
 * registered from a field of the test it starts for each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();
 *
 * @Test
 * void sends(FivecentSandbox sandbox, Messages messages) { … }
 * }</pre>
 *
 * A test takes as parameters the {@link FivecentSandbox}, its {@link Account}, its {@link Messages}, its {@link Faults}, its
 * {@link Webhooks} and its {@link SandboxTime}.
 */
public final class FivecentSandboxExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Map<Class<?>, Function<FivecentSandbox, Object>> PARAMETERS = Map.of(
            FivecentSandbox.class, sandbox -> sandbox,
            Account.class, FivecentSandbox::account,
            Messages.class, FivecentSandbox::messages,
            Faults.class, FivecentSandbox::faults,
            Webhooks.class, FivecentSandbox::webhooks,
            SandboxTime.class, FivecentSandbox::time);

    private final UnaryOperator<FivecentSandbox.Builder> settings;
    private FivecentSandbox sandbox;
    private boolean forClass;

    /** A sandbox with the default settings. */
    public FivecentSandboxExtension() {
        this(builder -> builder);
    }

    /** A sandbox with settings of its own. */
    public FivecentSandboxExtension(UnaryOperator<FivecentSandbox.Builder> settings) {
        this.settings = settings;
    }

    /** The sandbox; there is one from before the first test, or before the test, until after it. */
    public FivecentSandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox is not started");
        }
        return sandbox;
    }

    /** Base URL of the SMS service, see {@link FivecentSandbox#smsBaseUrl()}. */
    public String smsBaseUrl() {
        return sandbox().smsBaseUrl();
    }

    /** Base URL of the email service, see {@link FivecentSandbox#emailBaseUrl()}. */
    public String emailBaseUrl() {
        return sandbox().emailBaseUrl();
    }

    /** Id of a key that both services take, see {@link FivecentSandbox#keyId()}. */
    public String keyId() {
        return sandbox().keyId();
    }

    /** Secret of that key, see {@link FivecentSandbox#keySecret()}. */
    public String keySecret() {
        return sandbox().keySecret();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (sandbox == null) {
            forClass = true;
            start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (sandbox == null) {
            start();
        } else {
            sandbox.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.get(parameter.getParameter().getType()).apply(sandbox());
    }

    private void start() {
        sandbox = settings.apply(FivecentSandbox.builder()).start();
    }

    private void stop() {
        if (sandbox != null) {
            sandbox.stop();
            sandbox = null;
        }
    }
}

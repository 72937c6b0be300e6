package io.github.camelfivecent.sandbox;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.testing.Messages;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A sandbox for the tests of a class. Registered from a static field it starts once, for nested classes too, and is reset
 * before each test; registered from a field of the test it starts for each test.
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
 *
 * <p>Where JUnit runs tests at the same time (execution mode {@code CONCURRENT}) the sandbox is not reset: each test has it
 * {@linkplain FivecentSandbox#withOwnAccount() with an account of its own}, as parameters and from this extension.
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
    private final Namespace own = Namespace.create(FivecentSandboxExtension.class, this);
    private final List<Use> uses = new ArrayList<>();

    /**
     * A sandbox that a class or a test has.
     *
     * @param context the id of the class or the test
     * @param sandbox the sandbox
     * @param thread the thread that runs the class or the test
     * @param test whether it is a test
     */
    private record Use(String context, FivecentSandbox sandbox, Thread thread, boolean test) {}

    /** A sandbox that JUnit stops when the class or the test that it was started for is over. */
    @SuppressWarnings("deprecation") // older versions of JUnit know no other way
    private record Kept(FivecentSandbox sandbox) implements Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            sandbox.stop();
        }
    }

    /** A sandbox with the default settings. */
    public FivecentSandboxExtension() {
        this(builder -> builder);
    }

    /** A sandbox with settings of its own. */
    public FivecentSandboxExtension(UnaryOperator<FivecentSandbox.Builder> settings) {
        this.settings = settings;
    }

    /**
     * The sandbox; there is one from before the first test, or before the test, until after it. Of tests that run at the
     * same time each gets its own on the thread that runs it.
     *
     * @throws IllegalStateException when it is not started, or when several tests run and none of them on this thread
     */
    public FivecentSandbox sandbox() {
        synchronized (uses) {
            if (uses.isEmpty()) {
                throw new IllegalStateException("The sandbox is not started");
            }
            List<Use> mine = uses.stream()
                    .filter(use -> use.thread() == Thread.currentThread())
                    .toList();
            if (!mine.isEmpty()) {
                return mine.get(mine.size() - 1).sandbox();
            }
            List<Use> tests = uses.stream().filter(Use::test).toList();
            List<FivecentSandbox> candidates = (tests.isEmpty() ? uses : tests)
                    .stream().map(Use::sandbox).distinct().toList();
            if (candidates.size() > 1) {
                throw new IllegalStateException("Several tests run, and none of them on the thread "
                        + Thread.currentThread().getName()
                        + "; take the FivecentSandbox as a parameter of the test and use that here");
            }
            return candidates.get(0);
        }
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
        begin(context, kept(context), false);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Kept ofClass = context.getStore(own).get(Kept.class, Kept.class);
        if (ofClass == null) {
            begin(context, kept(context), true);
            return;
        }
        synchronized (uses) {
            if (concurrent(context) || anotherTestHas(ofClass.sandbox())) {
                Kept guest = new Kept(ofClass.sandbox().withOwnAccount());
                context.getStore(own).put(Kept.class, guest);
                begin(context, guest.sandbox(), true);
            } else {
                ofClass.sandbox().reset();
                begin(context, ofClass.sandbox(), true);
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getDeclaringExecutable() instanceof Constructor && concurrent(context)) {
            throw new ParameterResolutionException("Tests that run at the same time have an account each, which the"
                    + " constructor cannot know; take the "
                    + parameter.getParameter().getType().getSimpleName()
                    + " as a parameter of the test or of a method with @BeforeEach");
        }
        Kept kept = context.getStore(own).get(Kept.class, Kept.class);
        return PARAMETERS.get(parameter.getParameter().getType()).apply(kept == null ? sandbox() : kept.sandbox());
    }

    /** The sandbox of the context or of one around it, else a new one that ends with the context. */
    private FivecentSandbox kept(ExtensionContext context) {
        return context.getStore(own)
                .getOrComputeIfAbsent(
                        Kept.class,
                        any -> new Kept(
                                settings.apply(FivecentSandbox.builder()).start()),
                        Kept.class)
                .sandbox();
    }

    private static boolean concurrent(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter("junit.jupiter.execution.parallel.enabled")
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    private boolean anotherTestHas(FivecentSandbox ofClass) {
        return uses.stream().anyMatch(use -> use.test() && use.sandbox().url().equals(ofClass.url()));
    }

    private void begin(ExtensionContext context, FivecentSandbox sandbox, boolean test) {
        synchronized (uses) {
            uses.add(new Use(context.getUniqueId(), sandbox, Thread.currentThread(), test));
        }
    }

    private void end(ExtensionContext context) {
        synchronized (uses) {
            uses.removeIf(use -> use.context().equals(context.getUniqueId()));
        }
    }
}

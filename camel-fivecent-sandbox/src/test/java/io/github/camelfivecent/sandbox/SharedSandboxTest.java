package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import io.github.camelfivecent.sandbox.testing.Messages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs test classes that have the extension as JUnit would. */
class SharedSandboxTest {
    private static final int TESTS = 4;

    @Test
    void testsThatRunAtTheSameTimeDoNotDisturbOneAnother() {
        TestExecutionSummary summary = run(SideBySide.class);

        assertThat(failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(TESTS);
        assertThat(SideBySide.KEYS).hasSize(TESTS);
        assertThat(SideBySide.URLS).hasSize(1);
    }

    @Test
    void testsThatRunOneAfterTheOtherHaveTheAccountOfTheSandbox() {
        TestExecutionSummary summary = run(OneByOne.class);

        assertThat(failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
    }

    @Test
    void nestedClassesHaveTheSandboxOfTheirOuterClassWhichIsStoppedOnceInTheEnd() {
        TestExecutionSummary summary = run(Outer.class);

        assertThat(failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
        assertThat(Outer.URLS).hasSize(1);
        assertThatThrownBy(() -> Caller.raw("GET", Outer.URLS.iterator().next(), "{}"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(Outer.SANDBOX::sandbox).hasMessageContaining("not started");
    }

    @Test
    void classesThatInheritTheExtensionHaveASandboxEach() {
        TestExecutionSummary summary = run(OneHeir.class, OtherHeir.class);

        assertThat(failures(summary)).isEmpty();
        assertThat(Heirs.URLS).hasSize(2);
    }

    private static TestExecutionSummary run(Class<?>... classes) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8");
        for (Class<?> one : classes) {
            request.selectors(selectClass(one));
        }
        LauncherFactory.create().execute(request.build(), listener);
        return listener.getSummary();
    }

    private static List<Throwable> failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(TestExecutionSummary.Failure::getException)
                .toList();
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class SideBySide {
        @RegisterExtension
        static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

        static final Set<String> KEYS = ConcurrentHashMap.newKeySet();
        static final Set<String> URLS = ConcurrentHashMap.newKeySet();
        static final CyclicBarrier ALL = new CyclicBarrier(TESTS);

        private String keyBefore;

        @BeforeAll
        static void forget() {
            KEYS.clear();
            URLS.clear();
        }

        @BeforeEach
        void look() {
            keyBefore = SANDBOX.keyId();
        }

        @RepeatedTest(TESTS)
        void uses(
                RepetitionInfo repetition,
                FivecentSandbox sandbox,
                Account account,
                Messages messages,
                Faults faults,
                SandboxTime time)
                throws Exception {
            int number = repetition.getCurrentRepetition();
            Instant start = Instant.now();
            KEYS.add(SANDBOX.keyId());
            URLS.add(SANDBOX.smsBaseUrl());
            assertThat(SANDBOX.keyId()).isEqualTo(keyBefore).isEqualTo(sandbox.keyId());
            assertThat(account).isSameAs(sandbox.account());
            together();
            time.advance(Duration.ofDays(number));
            faults.on("account.balance").failBefore(Fault.error(500 + number));
            new Caller(sandbox).send("0412333555", "Hi " + number);
            together();
            assertThat(messages.await(MessageQuery.sms()).text()).isEqualTo("Hi " + number);
            assertThat(account.sentSms()).extracting(StoredSms::text).containsExactly("Hi " + number);
            assertThat(account.sentSms().get(0).createdAt())
                    .isBetween(
                            start.plus(Duration.ofDays(number)).minusSeconds(1),
                            Instant.now().plus(Duration.ofDays(number)));
            assertThat(faults.armed()).hasSize(1);
            assertThat(new Caller(sandbox).sms("GET", "/balance").status()).isEqualTo(500 + number);
            assertThat(sandbox.requests()).hasSize(2);
            together();
            sandbox.reset();
            assertThat(account.sentSms()).isEmpty();
            together();
            new Caller(sandbox).send("0412333555", "Again");
            together();
            assertThat(account.sentSms()).hasSize(1);
            FutureTask<String> elsewhere = new FutureTask<>(SANDBOX::keyId);
            new Thread(elsewhere).start();
            assertThatThrownBy(() -> elsewhere.get(1, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("as a parameter of the test");
            together();
        }

        private static void together() throws Exception {
            ALL.await(1, TimeUnit.MINUTES);
        }
    }

    @Execution(ExecutionMode.SAME_THREAD)
    static class OneByOne {
        @RegisterExtension
        static final FivecentSandboxExtension SANDBOX =
                new FivecentSandboxExtension(builder -> builder.keyId("of the sandbox"));

        @RepeatedTest(2)
        void uses(FivecentSandbox sandbox) throws Exception {
            assertThat(sandbox.keyId()).isEqualTo("of the sandbox");
            assertThat(sandbox.account().sentSms()).isEmpty();
            new Caller(sandbox).send("0412333555", "Hi");
            FutureTask<String> elsewhere = new FutureTask<>(SANDBOX::keyId);
            new Thread(elsewhere).start();
            assertThat(elsewhere.get(1, TimeUnit.MINUTES)).isEqualTo("of the sandbox");
        }
    }

    static class Outer {
        @RegisterExtension
        static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

        static final Set<String> URLS = new HashSet<>();

        @Test
        void sends() {
            use();
        }

        private static void use() {
            URLS.add(SANDBOX.smsBaseUrl());
            assertThat(SANDBOX.sandbox().account().sentSms()).isEmpty();
            new Caller(SANDBOX.sandbox()).send("0412333555", "Hi");
        }

        @Nested
        class Inner {
            @Test
            void sends() {
                use();
            }

            @Nested
            class Innermost {
                @Test
                void sends() {
                    use();
                }
            }
        }
    }

    abstract static class Heirs {
        @RegisterExtension
        static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

        static final Set<String> URLS = ConcurrentHashMap.newKeySet();

        @Test
        void sends(FivecentSandbox sandbox) {
            assertThat(SANDBOX.smsBaseUrl()).isEqualTo(sandbox.smsBaseUrl());
            URLS.add(sandbox.url());
            new Caller(sandbox).send("0412333555", "Hi");
            assertThat(sandbox.account().sentSms()).hasSize(1);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class OneHeir extends Heirs {}

    @Execution(ExecutionMode.CONCURRENT)
    static class OtherHeir extends Heirs {}
}

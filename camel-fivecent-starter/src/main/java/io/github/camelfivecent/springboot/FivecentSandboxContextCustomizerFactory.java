package io.github.camelfivecent.springboot;

import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Turns the sandbox on in the application contexts of Spring's tests, if it is on the class path. It is what any other
 * source of properties says that counts, so that a test can turn it off.
 */
final class FivecentSandboxContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        boolean present =
                ClassUtils.isPresent("io.github.camelfivecent.sandbox.FivecentSandbox", testClass.getClassLoader());
        return present ? new SandboxInTests() : null;
    }

    /** A record, since contexts are shared by tests whose customizers are equal. */
    private record SandboxInTests() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
            context.getEnvironment()
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "fivecentSandboxInTests", Map.of("fivecent.sandbox.enabled", "true")));
        }
    }
}

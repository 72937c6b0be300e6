package io.github.camelfivecent.springboot;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import org.apache.camel.Component;
import org.apache.camel.Ordered;
import org.apache.camel.spi.ComponentCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * With {@code fivecent.sandbox.enabled=true}, a sandbox in place of both services. Nothing else turns it on, and when it
 * is on and cannot be had, the application does not start: neither may an application send to a sandbox unknowingly, nor
 * a trial cost money.
 */
@AutoConfiguration(before = FivecentComponentAutoConfiguration.class)
@Conditional(OnSandbox.class)
public class FivecentSandboxAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentSandboxAutoConfiguration.class);

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FivecentSandbox.class)
    @EnableConfigurationProperties(FivecentSandboxProperties.class)
    static class Present {

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        FivecentSandbox fivecentSandbox(FivecentSandboxProperties properties) {
            FivecentSandbox.Builder builder = FivecentSandbox.builder();
            PropertyMapper map = PropertyMapper.get().alwaysApplyingWhenNonNull();
            map.from(properties.port()).to(builder::port);
            map.from(properties.profile()).to(builder::profile);
            map.from(properties.credits()).to(builder::credits);
            map.from(properties.deliverAfter()).to(builder::deliverAfter);
            map.from(properties.stateFile()).to(builder::stateFile);
            return builder.start();
        }

        /** Before beans are bound, so that a key of the real services is not even looked up. */
        @Bean
        static BeanFactoryPostProcessor fivecentSandboxOptions(ConfigurableEnvironment environment) {
            return beans -> environment
                    .getPropertySources()
                    .addFirst(new SandboxPropertySource(() -> beans.getBean(FivecentSandbox.class)));
        }

        /** After all others, and for every component of the kind, whatever its name. */
        @Bean
        ComponentCustomizer fivecentSandboxCustomizer(FivecentSandbox sandbox) {
            LOG.warn(
                    "fivecent.sandbox.enabled: SMS and emails go to the sandbox at {} and nowhere else",
                    sandbox.pageUrl());
            return new ComponentCustomizer() {
                @Override
                public void configure(String name, Component target) {
                    FivecentConfiguration options = ((FivecentComponent) target).getConfiguration();
                    options.setSmsBaseUrl(sandbox.smsBaseUrl());
                    options.setEmailBaseUrl(sandbox.emailBaseUrl());
                    options.setKeyId(sandbox.keyId());
                    options.setKeySecret(sandbox.keySecret());
                }

                @Override
                public boolean isEnabled(String name, Component target) {
                    return target instanceof FivecentComponent;
                }

                @Override
                public int getOrder() {
                    return Ordered.LOWEST;
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.github.camelfivecent.sandbox.FivecentSandbox")
    static class Missing {

        Missing() {
            throw new IllegalStateException("fivecent.sandbox.enabled is true, but there is no sandbox: add the"
                    + " dependency io.github.camelfivecent:camel-fivecent-sandbox, or remove the property");
        }
    }
}

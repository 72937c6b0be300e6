package io.github.camelfivecent.springboot;

import io.github.camelfivecent.FivecentComponent;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/** Gives the component {@code fivecent} the options of {@code camel.component.fivecent.*}. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.fivecent"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, FivecentComponentConfiguration.class})
public class FivecentComponentAutoConfiguration {

    @Lazy
    @Bean
    ComponentCustomizer configureFivecentComponent(
            ApplicationContext applicationContext, CamelContext camelContext, FivecentComponentConfiguration options) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                copy(camelContext, options, target);
            }

            /** Only the one of that name: another one, with another key, is configured by whoever made it. */
            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof FivecentComponent
                        && "fivecent".equals(name)
                        && HierarchicalPropertiesEvaluator.evaluate(
                                applicationContext,
                                "camel.component.customizer",
                                "camel.component.fivecent.customizer");
            }
        };
    }

    private static void copy(CamelContext camelContext, FivecentComponentConfiguration options, Component target) {
        Map<String, Object> values = CamelPropertiesHelper.getNonNullProperties(camelContext, options);
        // of the application context, not of the component
        values.remove("enabled");
        values.remove("customizer");
        // first, or it would replace what the other options have set
        Object configuration = values.remove("configuration");
        if (configuration != null) {
            CamelPropertiesHelper.setCamelProperties(
                    camelContext, target, new HashMap<>(Map.of("configuration", configuration)), true);
        }
        CamelPropertiesHelper.setCamelProperties(camelContext, target, values, true);
    }
}

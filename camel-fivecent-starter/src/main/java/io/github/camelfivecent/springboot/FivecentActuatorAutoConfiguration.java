package io.github.camelfivecent.springboot;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Actuator shows no secret of the component, also where it is told to show all values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class FivecentActuatorAutoConfiguration {

    private static final Set<String> SECRETS = FivecentComponentConfiguration.SECRETS.stream()
            .map(option -> uniform("camel.component.fivecent." + option))
            .collect(Collectors.toUnmodifiableSet());

    @Bean
    static SanitizingFunction fivecentSanitizingFunction() {
        return data -> SECRETS.contains(uniform(data.getKey())) ? data.withSanitizedValue() : data;
    }

    /** A key is written as in properties, in Java or as an environment variable. */
    private static String uniform(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}

package io.github.camelfivecent.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.FivecentEndpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

/** What stands in {@code application.properties} is what the component goes by. */
class ComponentOptionsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class,
                    FivecentComponentAutoConfiguration.class,
                    FivecentSandboxAutoConfiguration.class));

    @Test
    void everyOptionOfTheComponentIsSet() throws IOException {
        List<ComponentOption> options = ComponentOption.all();
        ApplicationContextRunner runner = application;
        Map<String, Object> expected = new HashMap<>();
        for (ComponentOption option : options) {
            if (option.reference()) {
                Object bean = bean(option);
                expected.put(option.name(), bean);
                runner = runner.withBean("my-" + option.name(), Object.class, () -> bean)
                        .withPropertyValues(option.property() + "=#bean:my-" + option.name());
            } else {
                String text = text(option);
                expected.put(option.name(), value(option, text));
                runner = runner.withPropertyValues(option.property() + "=" + text);
            }
        }
        runner.run(context -> {
            FivecentComponent component = component(context.getBean(CamelContext.class));
            PropertyConfigurerGetter getter = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
            for (ComponentOption option : options) {
                assertThat(getter.getOptionValue(component, option.name(), true))
                        .as(option.property())
                        .isEqualTo(expected.get(option.name()));
            }
        });
    }

    private static Object bean(ComponentOption option) {
        try {
            Class<?> type = Class.forName(option.referenced());
            return type == FivecentConfiguration.class ? new FivecentConfiguration() : Mockito.mock(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ComponentOption option) {
        if (!option.values().isEmpty()) {
            return option.values().get(option.values().size() - 1);
        }
        Class<?> type = option.javaType();
        if (type == Boolean.class) {
            return String.valueOf(!Boolean.TRUE.equals(option.defaultValue()));
        }
        return type == Duration.class ? "77s" : type == String.class ? "text of " + option.name() : "77";
    }

    private static Object value(ComponentOption option, String text) {
        Class<?> type = option.javaType();
        if (type == Boolean.class) {
            return Boolean.valueOf(text);
        } else if (type == Duration.class) {
            return 77_000L;
        } else if (type == Integer.class) {
            return 77;
        }
        return type == Double.class ? (Object) 77.0 : text;
    }

    @ParameterizedTest
    @CsvSource({"10s,10000", "250ms,250", "1500,1500", "PT5M,300000", "2h,7200000"})
    void aDurationIsWrittenAsSpringOrJavaDoes(String text, long millis) {
        application
                .withPropertyValues("camel.component.fivecent.response-timeout=" + text)
                .run(context -> assertThat(configuration(context.getBean(CamelContext.class))
                                .getResponseTimeout())
                        .isEqualTo(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-id", "keyId", "key_id", "KEY-ID"})
    void aNameIsWrittenInAnyOfSpringsWays(String name) {
        application
                .withPropertyValues("camel.component.fivecent." + name + "=abc")
                .run(context -> assertThat(configuration(context.getBean(CamelContext.class))
                                .getKeyId())
                        .isEqualTo("abc"));
    }

    @Test
    void whatIsNotSetIsAsTheComponentHasIt() {
        application.run(context -> assertThat(configuration(context.getBean(CamelContext.class)))
                .usingRecursiveComparison()
                .isEqualTo(new FivecentConfiguration()));
    }

    @Test
    void aConfigurationBeanIsTakenAndOtherOptionsGoBeforeIt() {
        FivecentConfiguration bean = new FivecentConfiguration();
        bean.setSender("Bean");
        bean.setMaxRetries(9);
        application
                .withBean("mine", FivecentConfiguration.class, () -> bean)
                .withPropertyValues(
                        "camel.component.fivecent.configuration=#bean:mine", "camel.component.fivecent.sender=Property")
                .run(context -> {
                    FivecentConfiguration taken = configuration(context.getBean(CamelContext.class));
                    assertThat(taken.getMaxRetries()).isEqualTo(9);
                    assertThat(taken.getSender()).isEqualTo("Property");
                });
    }

    @Test
    void aSecondComponentKeepsTheKeyThatItWasGiven() {
        application
                .withUserConfiguration(SecondAccount.class)
                .withPropertyValues("camel.component.fivecent.key-id=first")
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    assertThat(configuration(camel).getKeyId()).isEqualTo("first");
                    assertThat(camel.getEndpoint("marketing:sms", FivecentEndpoint.class)
                                    .getConfiguration()
                                    .getKeyId())
                            .isEqualTo("second");
                });
    }

    static class SecondAccount {

        @Bean
        FivecentComponent marketing() {
            FivecentComponent component = new FivecentComponent();
            component.getConfiguration().setKeyId("second");
            component.getConfiguration().setKeySecret("secret");
            return component;
        }
    }

    @Test
    void customizingCanBeTurnedOff() {
        application
                .withPropertyValues(
                        "camel.component.fivecent.key-id=abc", "camel.component.fivecent.customizer.enabled=false")
                .run(context -> assertThat(configuration(context.getBean(CamelContext.class))
                                .getKeyId())
                        .isNull());
        application.withPropertyValues("camel.component.fivecent.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(FivecentComponentConfiguration.class));
    }

    static Stream<String> wrong() {
        return Stream.of(
                "send-repositry=#bean:sends",
                "response-timeout=soon",
                "max-retries=many",
                "cursor-repository=#bean:nobody",
                "lazy-start-producer=perhaps");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongOptionStopsTheStartAndIsNamed(String option) {
        application
                .withUserConfiguration(Sending.class)
                .withPropertyValues(
                        "camel.component.fivecent.key-id=abc",
                        "camel.component.fivecent.key-secret=def",
                        "camel.component.fivecent." + option)
                .run(context -> {
                    assertThat(context).hasFailed();
                    String name = option.substring(0, option.indexOf('='));
                    assertThat(messages(context.getStartupFailure())).containsAnyOf(name, camelCase(name));
                });
    }

    @Test
    void aValueThatAnOptionDoesNotTakeStopsTheStartAndTellsThoseItTakes() {
        application
                .withUserConfiguration(Receiving.class)
                .withPropertyValues(
                        "camel.component.fivecent.key-id=abc",
                        "camel.component.fivecent.key-secret=def",
                        "camel.component.fivecent.on-failure=explode")
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(messages(context.getStartupFailure()))
                            .contains("onFailure")
                            .contains("retry")
                            .contains("skip");
                });
    }

    static class Sending extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:send").to("fivecent:sms");
        }
    }

    static class Receiving extends RouteBuilder {

        @Override
        public void configure() {
            from("fivecent:inbox").to("mock:inbox");
        }
    }

    private static String messages(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }

    private static String camelCase(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.split("-")) {
            text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }

    private static FivecentComponent component(CamelContext context) {
        return context.getComponent("fivecent", FivecentComponent.class);
    }

    private static FivecentConfiguration configuration(CamelContext context) {
        return component(context).getConfiguration();
    }
}

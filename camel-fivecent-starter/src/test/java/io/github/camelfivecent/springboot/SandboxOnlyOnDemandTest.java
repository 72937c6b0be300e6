package io.github.camelfivecent.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.Profile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** An application talks to the real services unless it says otherwise, also where the sandbox is on its class path. */
@Timeout(300)
class SandboxOnlyOnDemandTest {

    private static final String[] KEYS = {
        "--camel.component.fivecent.key-id=abc", "--camel.component.fivecent.key-secret=def"
    };

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class,
                    FivecentComponentAutoConfiguration.class,
                    FivecentSandboxAutoConfiguration.class));

    @Test
    void anApplicationHasNoSandbox() {
        try (ConfigurableApplicationContext context = run(Quiet.class, KEYS)) {
            assertThat(context.getBeansOfType(FivecentSandbox.class)).isEmpty();
            FivecentConfiguration options = options(context.getBean(CamelContext.class));
            assertThat(options.getSmsBaseUrl()).isEqualTo(new FivecentConfiguration().getSmsBaseUrl());
            assertThat(options.getEmailBaseUrl()).isEqualTo(new FivecentConfiguration().getEmailBaseUrl());
            assertThat(options.getKeyId()).isEqualTo("abc");
        }
    }

    @EnableAutoConfiguration
    static class Quiet {}

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", "no"})
    void noIsNo(String no) {
        application.withPropertyValues("fivecent.sandbox.enabled=" + no).run(context -> assertThat(context)
                .doesNotHaveBean(FivecentSandbox.class));
    }

    @Test
    void neitherYesNorNoIsAnError() {
        application
                .withPropertyValues("fivecent.sandbox.enabled=perhaps")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("fivecent.sandbox.enabled"));
    }

    @Test
    void anUnknownPropertyOfTheSandboxIsAnError() {
        application
                .withPropertyValues("fivecent.sandbox.enabled=true", "fivecent.sandbox.colour=green")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("colour"));
    }

    @Test
    void aPropertyTurnsItOnForEveryComponentOfTheKind() {
        application
                .withUserConfiguration(ComponentOptionsTest.SecondAccount.class)
                .withPropertyValues(
                        "fivecent.sandbox.enabled=true",
                        "fivecent.sandbox.profile=live",
                        "fivecent.sandbox.credits=5",
                        "camel.component.fivecent.key-id=production",
                        "camel.component.fivecent.sms-base-url=https://sms.example.com")
                .run(context -> {
                    FivecentSandbox sandbox = context.getBean(FivecentSandbox.class);
                    CamelContext camel = context.getBean(CamelContext.class);
                    assertThat(sandbox.profile()).isEqualTo(Profile.LIVE);
                    assertThat(sandbox.account().credits()).isEqualByComparingTo("5");
                    for (String name : new String[] {"fivecent", "marketing"}) {
                        FivecentConfiguration options = camel.getComponent(name, FivecentComponent.class)
                                .getConfiguration();
                        assertThat(options.getSmsBaseUrl()).isEqualTo(sandbox.smsBaseUrl());
                        assertThat(options.getKeyId()).isEqualTo(sandbox.keyId());
                    }
                });
    }

    @Test
    void itStopsWithTheApplication() throws Exception {
        String url;
        try (ConfigurableApplicationContext context = run(Quiet.class, "--fivecent.sandbox.enabled=true")) {
            url = context.getBean(FivecentSandbox.class).smsBaseUrl();
            assertThat(status(url)).isPositive();
        }
        assertThatThrownBy(() -> status(url)).isInstanceOf(IOException.class);
    }

    private static int status(String url) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/balance")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aSandboxOfTheApplicationsOwnIsTaken() {
        application
                .withBean("mine", FivecentSandbox.class, () -> FivecentSandbox.builder()
                        .keyId("mine")
                        .start())
                .withPropertyValues("fivecent.sandbox.enabled=true")
                .run(context -> assertThat(
                                options(context.getBean(CamelContext.class)).getKeyId())
                        .isEqualTo("mine"));
    }

    @Test
    void withoutTheSandboxsJarTheRealServicesAreNotTakenInstead() {
        application
                .withClassLoader(new FilteredClassLoader(FivecentSandbox.class))
                .withPropertyValues("fivecent.sandbox.enabled=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("io.github.camelfivecent:camel-fivecent-sandbox"));
    }

    @Test
    void anApplicationWithoutTheSandboxsJarStarts() {
        application
                .withClassLoader(new FilteredClassLoader(FivecentSandbox.class))
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }

    private static FivecentConfiguration options(CamelContext context) {
        return context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
    }
}

package io.github.camelfivecent.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever says where the services are, or who he is there, gets no sandbox instead. */
class SandboxDevServiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"key-id", "keyId", "key-secret", "sms-base-url", "emailBaseUrl"})
    void anOptionOfTheApplicationGoesBefore(String option) {
        assertThat(own(option, "abc")).isEqualTo("camel.component.fivecent." + option);
    }

    @Test
    void anOptionThatRefersToWhatIsMissingIsNoReasonForASandbox() {
        assertThat(own("key-id", "${FIVECENT_NOT_SET_WHERE_TESTS_RUN}")).isEqualTo("camel.component.fivecent.key-id");
    }

    @Test
    void anEmptyOptionIsNone() {
        assertThat(own("key-id", "${FIVECENT_NOT_SET_WHERE_TESTS_RUN:}")).isNull();
        assertThat(own("sender", "Shop")).isNull();
    }

    private static String own(String option, String value) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(Map.of("camel.component.fivecent." + option, value), "test", 100))
                .build();
        return SandboxDevService.own(config);
    }
}

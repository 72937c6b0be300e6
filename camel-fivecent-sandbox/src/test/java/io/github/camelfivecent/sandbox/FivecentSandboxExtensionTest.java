package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class FivecentSandboxExtensionTest {
    @RegisterExtension
    static final FivecentSandboxExtension SHARED = new FivecentSandboxExtension();

    private static String firstUrl;

    @RegisterExtension
    final FivecentSandboxExtension own = new FivecentSandboxExtension(builder -> builder.keyId("own"));

    @BeforeEach
    void remember() {
        firstUrl = firstUrl == null ? SHARED.sandbox().url() : firstUrl;
    }

    @RepeatedTest(2)
    void startsOnceForAClassAndIsResetForEachTest() {
        assertThat(SHARED.sandbox().url()).isEqualTo(firstUrl);
        assertThat(SHARED.sandbox().account().sentSms()).isEmpty();
        new Caller(SHARED.sandbox()).send("0412333555", "Hi");
    }

    @RepeatedTest(2)
    void startsForEachTestWhenItIsAFieldOfTheTest() {
        assertThat(own.sandbox().keyId()).isEqualTo("own");
        assertThat(own.sandbox().url()).isNotEqualTo(SHARED.sandbox().url());
    }
}

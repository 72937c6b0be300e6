package io.github.camelfivecent.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The starter has the options that the component has. */
class StarterSourcesTest {

    private static final Path GENERATED = Path.of("src/generated");

    @Test
    void thePropertiesClassIsCurrent() throws IOException {
        isCurrent(
                "java/io/github/camelfivecent/springboot/FivecentComponentConfiguration.java",
                new StarterSources(ComponentOption.all()).propertiesClass());
    }

    @Test
    void defaultsAndHintsAreCurrent() throws IOException {
        isCurrent(
                "resources/META-INF/additional-spring-configuration-metadata.json",
                new StarterSources(ComponentOption.all()).metadata());
    }

    private static void isCurrent(String name, String current) throws IOException {
        Path file = GENERATED.resolve(name);
        if ("write".equals(System.getProperty("fivecent.starter"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, current);
        }
        assertThat(file)
                .as(
                        "%s; to write it: mvn test -pl camel-fivecent-starter -am -Dtest=StarterSourcesTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfivecent.starter=write",
                        file)
                .hasContent(current);
    }
}

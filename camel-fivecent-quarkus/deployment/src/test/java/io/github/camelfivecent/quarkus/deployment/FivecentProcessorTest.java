package io.github.camelfivecent.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.SendSms;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.quarkus.core.CamelCapabilities;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceBuildItem;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.api.Test;

/** What the build tells Quarkus, from the component's own jar. */
class FivecentProcessorTest {

    @Test
    void everyClassOfTheModelIsRegisteredWithAllThatIsInIt() throws Exception {
        ReflectiveClassBuildItem item = FivecentProcessor.reflection(index());

        assertThat(item.getClassNames())
                .containsExactlyInAnyOrderElementsOf(modelClasses())
                .contains(SendSms.class.getName(), FivecentException.Outcome.class.getName());
        assertThat(item.isConstructors()).isTrue();
        assertThat(item.isMethods()).isTrue();
        assertThat(item.isFields()).isTrue();
    }

    @Test
    void theComponentIsInTheIndexOfItsJar() throws Exception {
        assertThat(index().getClassByName(DotName.createSimple(FivecentComponent.class)))
                .isNotNull();
    }

    /** Given by name, since Camel Quarkus does not read the file. */
    @Test
    void theCloudEventIsTheServiceThatTheComponentsFileNames() throws Exception {
        CamelServiceBuildItem service = new FivecentProcessor().cloudEvent(new Capabilities(Set.of()));
        Properties file = inComponent(service.path.toString(), path -> {
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(path)) {
                properties.load(in);
            }
            return properties;
        });

        assertThat(service.type).isEqualTo(file.getProperty("class"));
    }

    @Test
    void withTheExtensionOfCloudEventsCamelQuarkusReadsTheFileItself() {
        Capabilities capabilities = new Capabilities(Set.of(CamelCapabilities.CLOUD_EVENTS));

        assertThat(new FivecentProcessor().cloudEvent(capabilities)).isNull();
    }

    /** The index that the component was built with, and no other. */
    private static Index index() throws IOException, URISyntaxException {
        return inComponent("META-INF/jandex.idx", file -> {
            assertThat(file).as("index of the component's classes").exists();
            try (InputStream in = Files.newInputStream(file)) {
                return new IndexReader(in).read();
            }
        });
    }

    private static Set<String> modelClasses() throws IOException, URISyntaxException {
        return inComponent(FivecentProcessor.MODEL.replace('.', '/'), folder -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                        .map(name -> FivecentProcessor.MODEL + '.' + name.substring(0, name.length() - 6))
                        .collect(Collectors.toSet());
            }
        });
    }

    private interface Reader<T> {
        T read(Path path) throws IOException;
    }

    /** Reads from the component, which is a jar or, in a build of several modules, a folder. */
    private static <T> T inComponent(String path, Reader<T> reader) throws IOException, URISyntaxException {
        Path component = Path.of(FivecentComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(component)) {
            return reader.read(component.resolve(path));
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + component.toUri()), Map.of())) {
            return reader.read(jar.getPath(path));
        }
    }
}

package io.github.camelfivecent.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.SendSms;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Quarkus would give to GraalVM; it says nothing of what GraalVM makes of it. Run by the profile native-sources. */
class NativeSourcesIT {

    private static final Map<String, JsonNode> REFLECTION = new TreeMap<>();

    @BeforeAll
    static void read() throws Exception {
        new ObjectMapper()
                .readTree(entry("reflect-config.json"))
                .forEach(type -> REFLECTION.put(type.path("name").asText(), type));
    }

    @Test
    void everyClassOfTheModelIsKnownForReflectionWithAllThatIsInIt() throws Exception {
        List<String> model = classesBeside(SendSms.class);

        assertThat(model)
                .hasSizeGreaterThan(40)
                .contains(FivecentException.Outcome.class.getName())
                .allSatisfy(name -> {
                    assertThat(REFLECTION).containsKey(name);
                    for (String all : List.of("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields")) {
                        assertThat(REFLECTION.get(name).path(all).asBoolean())
                                .as("%s of %s", all, name)
                                .isTrue();
                    }
                });
    }

    @Test
    void whatCamelMakesByNameIsKnownForReflection() {
        assertThat(REFLECTION)
                .containsKeys(
                        FivecentComponent.class.getName(),
                        "io.github.camelfivecent.FivecentEndpoint",
                        "io.github.camelfivecent.SmsBatchStrategy",
                        "io.github.camelfivecent.FivecentComponentConfigurer",
                        "io.github.camelfivecent.FivecentEndpointConfigurer");
    }

    private static List<String> classesBeside(Class<?> one) throws IOException, URISyntaxException {
        URI file = one.getResource(one.getSimpleName() + ".class").toURI();
        if (file.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(file, Map.of())) {
                return names(one, Path.of(file).getParent());
            }
        }
        return names(one, Path.of(file).getParent());
    }

    private static List<String> names(Class<?> one, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> one.getPackageName() + "." + name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
    }

    /** A file of the jar from which GraalVM would build. */
    private static String entry(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/native-sources"))) {
            Path runner = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
            try (FileSystem jar = FileSystems.newFileSystem(runner);
                    Stream<Path> entries = Files.walk(jar.getPath("/"))) {
                return Files.readString(entries.filter(entry -> entry.endsWith(name))
                        .findFirst()
                        .orElseThrow());
            }
        }
    }
}

package io.github.camelfivecent;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the component, and what each of them leaves to the others. */
class ArchitectureTest {

    private static final String ROOT = "io.github.camelfivecent";

    /** From the outermost room to the innermost; rooms in one row are on the same level. */
    private static final List<String[]> ROOMS = List.of(
            rooms(ROOT + ".transform..", ROOT + ".console..", ROOT + ".telemetry.."),
            rooms(ROOT),
            rooms(ROOT + ".observe.."),
            rooms(ROOT + ".resource..", ROOT + ".ledger.."),
            rooms(ROOT + ".operation..", ROOT + ".poll..", ROOT + ".cursor.."),
            rooms(ROOT + ".http.."),
            rooms(ROOT + ".model.."));

    private static final int MAX_LINES = 300;

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void eachRoomDependsOnlyOnThoseAfterIt() {
        for (int inner = 1; inner < ROOMS.size(); inner++) {
            for (String[] outer : ROOMS.subList(0, inner)) {
                noClasses()
                        .that()
                        .resideInAnyPackage(ROOMS.get(inner))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(outer)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheHttpRoomKnowsHttpClientAndMapsJson() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectMapper.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheClassesThatAreLoadedOnDemandKnowWhatMayBeMissing() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".telemetry..")
                .and()
                .doNotHaveSimpleName("MicrometerMeters")
                .and()
                .doNotHaveSimpleName("ConsumerGauges")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "org.apache.camel.telemetry..")
                .check(CLASSES);
    }

    @Test
    void threadsComeFromCamel() {
        noClasses()
                .should()
                .callConstructorWhere(target(owner(
                        assignableTo(Thread.class).or(assignableTo(Timer.class)).or(assignableTo(Executor.class)))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class)
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void whatIsSaidIsLoggedThroughSlf4j() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void noSourceFileIsLongerThanCanBeReadAtOnce() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MAX_LINES));
        }
    }

    private static String[] rooms(String... packages) {
        return packages;
    }
}

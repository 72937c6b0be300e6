package io.github.camelfivecent.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What depends on what in the sandbox. */
@AnalyzeClasses(packages = "io.github.camelfivecent.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "io.github.camelfivecent.sandbox";

    @ArchTest
    static final ArchRule THE_DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage(ROOT + ".domain")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + ".domain");

    @ArchTest
    static final ArchRule FAULTS_AND_WEBHOOKS_KNOW_THE_DOMAIN_ONLY = classes()
            .that()
            .resideInAnyPackage(ROOT + ".fault", ROOT + ".webhook")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + ".domain", ROOT + ".fault", ROOT + ".webhook");

    @ArchTest
    static final ArchRule THE_API_KNOWS_NO_HTTP_SERVER = noClasses()
            .that()
            .resideInAPackage(ROOT + ".api")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.tomakehurst..", "wiremock..", ROOT, ROOT + ".fault", ROOT + ".webhook");

    @ArchTest
    static final ArchRule NOTHING_STATIC_CHANGES =
            fields().that().areStatic().should().beFinal();
}

package io.github.camelfivecent.examples.languages;

import static org.apache.camel.model.ProcessorDefinitionHelper.filterTypeInOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
class ThreeLanguagesTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path folder;

    private final FivecentSandbox sandbox = SANDBOX.sandbox();

    @ParameterizedTest
    @EnumSource
    void whoAsksForTheHoursGetsThemOnceAndWhatElseIsWrittenIsKept(Language language) throws Exception {
        Demo.customersWrite(sandbox.account());
        // its number cannot be answered, which holds up nobody
        sandbox.account().receive("Telco", "HOURS");
        sandbox.account().receive("0491570158", "The last one");
        for (int start = 1; start <= 2; start++) {
            Main main = Demo.application(language, sandbox, folder);
            main.start();
            try {
                long asked = requests("inbox.list");
                await().atMost(Duration.ofSeconds(120))
                        .until(() -> requests("inbox.list") > asked + 1
                                && Demo.messages(folder).size() == 2);
            } finally {
                main.stop();
            }

            assertThat(sandbox.account().sentSms())
                    .extracting(StoredSms::destination)
                    .containsExactly("0491570006", "0491570157");
            assertThat(sandbox.account().sentSms())
                    .extracting(StoredSms::text)
                    .containsOnly("We are open from 7 to 4, Monday to Saturday.");
            assertThat(Demo.messages(folder)).hasSize(2).anySatisfy(file -> assertThat(Files.readString(file))
                    .contains("\"Can I order a cake?\""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatWasLostIsLookedForAndNotGivenAgain(Language language) throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());

        twoWrite(language);

        assertThat(requests("sms.list")).isPositive();
        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerOfWhichNothingCanBeFoundOutIsNotGivenAgainAndHoldsUpNobody(Language language) throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());
        sandbox.faults().on("sms.list").always().failBefore(Fault.error(400));

        twoWrite(language);

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void whoWasBeingAnsweredWhenTheProcessDiedIsNotAnsweredAgain() throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.hang());
        sandbox.account().receive("0491570006", "HOURS");
        sandbox.account().receive("0491570158", "The last one");
        Process application = inYamlAndNoJava();
        try {
            sandbox.messages().await(MessageQuery.sms(), 1, Duration.ofSeconds(60));
            application.destroyForcibly().waitFor();
            application = inYamlAndNoJava();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Demo.messages(folder).size() == 1);
        } finally {
            application.destroyForcibly().waitFor();
        }

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    private Process inYamlAndNoJava() throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dcamel.main.routes-include-pattern=classpath:routes/answers.yaml",
                "-Dcamel.component.fivecent.response-timeout=3s",
                "-Dcamel.component.fivecent.send-claim-timeout=6s",
                "-Danswers.folder=" + folder,
                "-Danswers.look=500",
                Main.class.getName());
        java.environment()
                .putAll(Map.of(
                        "FIVECENT_KEY_ID", sandbox.keyId(),
                        "FIVECENT_KEY_SECRET", sandbox.keySecret(),
                        "FIVECENT_SMS_BASE_URL", sandbox.smsBaseUrl()));
        return java.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Somebody who asks for the hours, and somebody after them; waits until the second message is kept. */
    private void twoWrite(Language language) throws Exception {
        sandbox.account().receive("0491570006", "HOURS");
        sandbox.account().receive("0491570158", "The last one");
        Main main = Demo.application(language, sandbox, folder);
        main.start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Demo.messages(folder).size() == 1);
        } finally {
            main.stop();
        }
    }

    @Test
    void allThreeAreTheSameRouteForCamel() throws Exception {
        Map<Language, String> routes = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Main main = Demo.application(language, sandbox, folder.resolve(language.name()));
            main.start();
            try {
                routes.put(language, dump((DefaultCamelContext) main.getCamelContext()));
            } finally {
                main.stop();
            }
        }

        assertThat(routes.get(Language.JAVA)).contains("fivecent:inbox", "FivecentOutcomeUnknownException");
        assertThat(routes).allSatisfy((language, route) -> assertThat(route).isEqualTo(routes.get(Language.JAVA)));
    }

    private static String dump(DefaultCamelContext context) throws Exception {
        RouteDefinition route = context.getRouteDefinition("answers");
        // YAML puts what is caught beside the steps of a doTry, where the dump does not look
        for (TryDefinition tried : filterTypeInOutputs(route.getOutputs(), TryDefinition.class)) {
            tried.getCatchClauses().stream()
                    .filter(caught -> !tried.getOutputs().contains(caught))
                    .forEach(tried.getOutputs()::add);
        }
        return PluginHelper.getModelToXMLDumper(context)
                .dumpModelAsXml(context, route)
                // Camel numbers the steps on from context to context
                .replaceAll(" id=\"\\w+\\d\"", "");
    }

    private long requests(String operation) {
        return sandbox.account().requests().stream()
                .map(RequestRecord::operation)
                .filter(operation::equals)
                .count();
    }
}

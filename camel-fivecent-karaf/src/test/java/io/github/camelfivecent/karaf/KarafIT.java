package io.github.camelfivecent.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.karaf.routes.Routes;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The life of the feature in a real Karaf: installed, used by the routes of another bundle, taken away. */
@Timeout(900)
class KarafIT {

    private static final String GROUP = "io.github.camelfivecent";
    private static final String COMPONENT = GROUP + ".camel-fivecent";
    private static final String ROUTES = Routes.class.getPackageName();
    private static final String VERSION = System.getProperty("project.version");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String[] WHAT_IS_THERE = {
        "feature:list -i --no-format", "bundle:list -t 0 -s --no-format", "threads --list"
    };

    @TempDir
    private Path folder;

    @Test
    void isInstalledServesRoutesAndLeavesNothingBehind() throws Exception {
        int port = KarafProcess.freePort();
        try (FivecentSandbox sandbox = FivecentSandbox.start();
                KarafProcess karaf = karaf(sandbox, port)) {
            karaf.start();

            karaf.run(
                    "feature:repo-add mvn:" + GROUP + "/camel-fivecent-karaf/" + VERSION + "/xml/features",
                    "feature:install camel-fivecent camel-netty-http",
                    "bundle:install -s mvn:" + GROUP + "/test-routes/1.0.0");
            String installed = karaf.run(WHAT_IS_THERE);
            assertThat(lines(installed, COMPONENT))
                    .as(installed)
                    .singleElement()
                    .satisfies(KarafIT::isActive);
            assertThat(lines(installed, ROUTES)).as(installed).singleElement().satisfies(KarafIT::isActive);
            assertThat(lines(installed, "FivecentDeadlines")).as(installed).hasSize(1);

            awaitSms(sandbox, karaf, "Hello from Karaf");
            sandbox.webhooks().message("http://127.0.0.1:" + port + "/inbox");
            StoredInbound reply = sandbox.account().receive("61412333555", "Hello to Karaf");
            awaitSms(sandbox, karaf, "Read: Hello to Karaf");
            StoredSms told = awaitSms(sandbox, karaf, "Told: {");
            assertThat(told.text()).contains(reply.id());

            karaf.run("bundle:uninstall " + ROUTES, "feature:uninstall camel-netty-http camel-fivecent");
            String left = karaf.run(WHAT_IS_THERE);
            assertThat(lines(left, "org.apache.karaf.features.core")).as(left).isNotEmpty();
            assertThat(lines(left, "Reference Handler")).as(left).isNotEmpty();
            assertThat(lines(left, "fivecent")).isEmpty();
            assertThat(lines(left, "camel")).isEmpty();
        }
    }

    private KarafProcess karaf(FivecentSandbox sandbox, int port) throws IOException, URISyntaxException {
        Path routes = BundleJar.write(
                folder.resolve("routes.jar"),
                Routes.class,
                List.of(
                        "org.osgi.framework",
                        "org.apache.camel",
                        "org.apache.camel.builder",
                        "org.apache.camel.impl",
                        "org.apache.camel.impl.engine",
                        "org.apache.camel.karaf.core",
                        "org.apache.camel.model",
                        "org.apache.camel.model.rest",
                        "io.github.camelfivecent"));
        return KarafProcess.withFivecent(folder.resolve("karaf"))
                .artifact(routes, GROUP, "test-routes", "1.0.0", ".jar")
                .configure(
                        "fivecent-test",
                        Map.of(
                                "keyId", sandbox.keyId(),
                                "keySecret", sandbox.keySecret(),
                                "smsBaseUrl", sandbox.smsBaseUrl(),
                                "emailBaseUrl", sandbox.emailBaseUrl(),
                                "port", "" + port));
    }

    private static StoredSms awaitSms(FivecentSandbox sandbox, KarafProcess karaf, String text) {
        try {
            return await().atMost(PATIENCE)
                    .until(
                            () -> sandbox.account().sentSms().stream()
                                    .filter(sms -> sms.text().startsWith(text))
                                    .findFirst(),
                            Optional::isPresent)
                    .get();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "not sent: " + text + ", only " + sandbox.account().sentSms() + karaf.logs(), e);
        }
    }

    private static List<String> lines(String output, String part) {
        return output.lines().filter(line -> line.contains(part)).toList();
    }

    private static void isActive(String line) {
        assertThat(line).contains("Active");
    }
}

package io.github.camelfivecent.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Neither the key nor the token of a webhook is seen where operators look. */
@Timeout(60)
class SecretsTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private final Logger root = (Logger) LoggerFactory.getLogger("org.apache.camel");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(null);
    }

    static Stream<String> ways() {
        return Stream.of("properties", "uri");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theKeyIsNotSeenInTheLogInJmxOrInAUri(String way, FivecentSandbox sandbox) throws Exception {
        Map<String, String> settings = Settings.ofSource("fivecent-inbox-source", sandbox, folder)
                .with("delay", "100")
                .properties();
        String yaml = way.equals("properties")
                ? Form.ROUTE.source("fivecent-inbox-source")
                : Form.ROUTE.source(
                        "fivecent-inbox-source?keyId=%s&keySecret=%s".formatted(sandbox.keyId(), sandbox.keySecret()));

        try (KameletMain main = KameletMain.start(yaml, settings, folder)) {
            List<String> uris = main.context().getEndpoints().stream()
                    .filter(endpoint -> !endpoint.getEndpointUri().startsWith("kamelet:"))
                    .map(Endpoint::getEndpointUri)
                    .toList();
            assertThat(uris).anyMatch(uri -> uri.startsWith("fivecent:")).noneMatch(holdsKeyOf(sandbox));
            assertThat(jmx(main.context().getManagementName())).isNotEmpty().noneMatch(holdsKeyOf(sandbox));
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("Property-placeholders summary"))
                .anyMatch(line -> line.contains("keyId") && line.contains("xxxxxx"))
                .noneMatch(holdsKeyOf(sandbox));
    }

    private static java.util.function.Predicate<String> holdsKeyOf(FivecentSandbox sandbox) {
        return text -> text.contains(sandbox.keyId()) || text.contains(sandbox.keySecret());
    }

    private static List<String> jmx(String context) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = server.queryNames(new ObjectName("org.apache.camel:context=*,*"), null);
        List<String> seen = new java.util.ArrayList<>();
        for (ObjectName name : names) {
            seen.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable() && attribute.getType().equals("java.lang.String")) {
                    seen.add(String.valueOf(server.getAttribute(name, attribute.getName())));
                }
            }
        }
        return seen;
    }
}

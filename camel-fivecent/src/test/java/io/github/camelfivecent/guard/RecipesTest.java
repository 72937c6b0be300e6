package io.github.camelfivecent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The routes of the guide that tell failures apart, compiled and run as they stand there but for where messages come from. */
@Timeout(120)
class RecipesTest {

    private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void thePageOnFailuresRedeliversWhatWasNotDoneAndNothingElse() throws Exception {
        try (FivecentFixture fivecent = new FivecentFixture(options -> options.setMaxRetries(0))) {
            fivecent.context().addRoutes(recipe("failures.md", "file:outbox", Map.of()));
            MockEndpoint unknown = mock(fivecent, "unknown");
            MockEndpoint wrong = mock(fivecent, "wrong");

            fivecent.sandbox().faults().on("sms.send").failAfter(Fault.reset());
            assertThat(fivecent.send("direct:in", "Lost").getException()).isNull();
            assertThat(unknown.getExchanges()).hasSize(1);
            assertThat(fivecent.account().sentSms()).hasSize(1);

            fivecent.sandbox().faults().on("sms.send").failBefore(Fault.error(403));
            assertThat(fivecent.send("direct:in", "Refused").getException()).isNull();
            assertThat(wrong.getExchanges()).hasSize(1);
            assertThat(fivecent.account().sentSms()).hasSize(1);

            fivecent.sandbox().faults().on("sms.send").times(2).failBefore(Fault.unavailable());
            fivecent.sandbox().faults().on("sms.send").times(2).failBefore(Fault.throttled());
            assertThat(fivecent.send("direct:in", "Delayed").getException()).isNull();
            assertThat(fivecent.account().sentSms()).hasSize(2);
            assertThat(fivecent.sandbox().requests())
                    .extracting(RequestRecord::status)
                    .containsExactly(0, 403, 503, 503, 429, 429, 200);
            assertThat(unknown.getExchanges().size() + wrong.getExchanges().size())
                    .isEqualTo(2);
        }
    }

    @Test
    void thePageOnPromisesSendsAReminderOnceWhateverBecomesOfTheFirstAnswer() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:recipes;DB_CLOSE_DELAY=-1");
        try (FivecentFixture fivecent = new FivecentFixture(options -> {
            options.setTo("0412333555");
            options.setVerifyDelay(1);
        })) {
            fivecent.context()
                    .addRoutes(recipe("delivery-promises.md", "jms:queue:reminders", Map.of("dataSource", database)));
            MockEndpoint unknown = mock(fivecent, "a-person-looks");

            fivecent.sandbox().faults().on("sms.send").failAfter(Fault.reset());
            Exchange first = remind(fivecent);
            Exchange again = remind(fivecent);

            assertThat(first.getException()).isNull();
            assertThat(again.getMessage().getBody())
                    .isEqualTo(first.getMessage().getBody());
            assertThat(fivecent.account().sentSms()).hasSize(1);

            fivecent.sandbox().faults().on("sms.*").always().failBefore(Fault.reset());
            fivecent.context().createProducerTemplate().sendBodyAndHeader("direct:in", "Other", "appointmentId", 2);
            assertThat(unknown.getExchanges()).hasSize(1);
        }
    }

    private static Exchange remind(FivecentFixture fivecent) {
        return fivecent.context().createProducerTemplate().send("direct:in", exchange -> {
            exchange.getMessage().setBody("Tomorrow at nine");
            exchange.getMessage().setHeader("appointmentId", 1);
        });
    }

    private static MockEndpoint mock(FivecentFixture fivecent, String name) {
        return fivecent.context().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** The page's Java code that has this source, with a minute's delay cut down. */
    private RoutesBuilder recipe(String page, String source, Map<String, DataSource> given) throws Exception {
        String code = JAVA.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```java\n", "").replace("```", ""))
                .filter(block -> block.contains("\"" + source + "\"") && block.contains("onException("))
                .collect(Collectors.joining());
        assertThat(code).contains("60_000");
        String changed = code.replace("\"" + source + "\"", "\"direct:in\"")
                .replace("60_000", "1")
                .replaceAll("\"(?:file|direct):(unknown|wrong|a-person-looks)\"", "\"mock:$1\"");
        String fields = given.keySet().stream()
                .map(name -> "public javax.sql.DataSource " + name + ";\n")
                .collect(Collectors.joining());
        RoutesBuilder routes = compiled("import io.github.camelfivecent.model.*;\n"
                + "import io.github.camelfivecent.ledger.*;\n"
                + "public class Recipe extends org.apache.camel.builder.RouteBuilder {\n" + fields
                + "@Override public void configure() {\n" + changed + "}}\n");
        for (Map.Entry<String, DataSource> field : given.entrySet()) {
            routes.getClass().getField(field.getKey()).set(routes, field.getValue());
        }
        return routes;
    }

    private RoutesBuilder compiled(String code) throws IOException, ReflectiveOperationException {
        Path source = Files.writeString(folder.resolve("Recipe.java"), code);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean done = compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertThat(done).as(errors + code).isTrue();
        URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        return (RoutesBuilder) loader.loadClass("Recipe").getConstructor().newInstance();
    }
}

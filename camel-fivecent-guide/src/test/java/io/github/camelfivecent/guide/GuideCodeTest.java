package io.github.camelfivecent.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/**
 * The code in the Markdown of the repository is what a reader can use: Java compiles and its routes are set up, YAML and
 * XML are loaded, properties name options that there are, SQL is carried out, commands name modules, profiles and
 * classes that there are. A block that cannot be has {@code <!-- not run: REASON -->} above it.
 */
class GuideCodeTest {

    private static final Set<String> CHECKED = Set.of("java", "yaml", "xml", "properties", "sql", "sh", "shell");
    /** What is printed or typed elsewhere, and is no code. */
    private static final String PLAIN = "text";

    private static final Pattern STATEMENT = Pattern.compile("[^;]+;");
    private static final Pattern ARTIFACT =
            Pattern.compile("<groupId>(io\\.github\\.camelfivecent)</groupId>\\s*<artifactId>([\\w-]+)</artifactId>");

    private static final Set<String> ROUTES = Set.of("java", "yaml", "xml");
    private static final Pattern ROUTE = Pattern.compile("\\bfrom\\(|\\bfrom:|<from |kind: Pipe");
    /** Why a page of the guide need not begin with a route. */
    private static final Map<String, String> WITHOUT_ROUTE = Map.of(
            "fault-matrix.md", "is written by its test, and is of the faults of all routes",
            "performance.md", "begins with the command that measures",
            "sandbox.md", "begins with the command that starts it; no route needs to know of it");

    private static final Pattern REQUIRED = Pattern.compile(":#(Camel\\w+)");
    private static final Set<String> ALWAYS_THERE =
            Set.of("CamelFivecentMessageId", "CamelFivecentNumber", "CamelFivecentStatus", "CamelFivecentOutcome");

    @TempDir
    static Path folder;

    static JavaCode java;

    @BeforeAll
    static void compile() throws Exception {
        java = new JavaCode(folder, Block.of("java").toList());
    }

    static Stream<Block> javaBlocks() {
        return Block.of("java");
    }

    static Stream<Block> yamlBlocks() {
        return Block.of("yaml");
    }

    static Stream<Block> xmlBlocks() {
        return Block.of("xml");
    }

    static Stream<Block> propertiesBlocks() {
        return Block.of("properties");
    }

    static Stream<Block> commandBlocks() {
        return Block.of("sh", "shell");
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void javaCompilesAndItsRoutesCanBeSetUp(Block block) throws Exception {
        assertThat(java.errors(block)).as(block + "\n" + block.code()).isEmpty();
        for (RoutesBuilder routes : java.routes(block)) {
            try (CamelContext context = Routes.context(block)) {
                assertThatCode(() -> context.addRoutes(routes)).as("%s", block).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("yamlBlocks")
    void yamlIsLoaded(Block block) throws Exception {
        load(block, "yaml");
    }

    @ParameterizedTest
    @MethodSource("xmlBlocks")
    void xmlIsLoadedOrNamesArtifactsThatThereAre(Block block) throws Exception {
        String code = block.code();
        if (code.contains("<route")) {
            load(block, "xml");
        } else if (code.startsWith("<bean ")) {
            beans(code);
        } else {
            List<String> artifacts = ARTIFACT.matcher(code)
                    .results()
                    .map(found -> found.group(2))
                    .toList();
            assertThat(artifacts).as("%s", block).isNotEmpty().isSubsetOf(artifacts());
        }
    }

    @ParameterizedTest
    @MethodSource("propertiesBlocks")
    void propertiesAreOfNamesThatAreRead(Block block) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(block.code()));
        Options options = new Options();
        assertThat(properties).isNotEmpty();
        properties.forEach((name, value) -> assertThat(options.takes((String) name, (String) value))
                .as("%s: %s", block, name)
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("commandBlocks")
    void commandsNameWhatThereIs(Block block) throws Exception {
        assertThat(Commands.missing(block.code())).as("%s", block).isEmpty();
    }

    @Test
    void theSqlOfAPageCanBeCarriedOut() throws Exception {
        Map<String, List<Block>> pages = Block.of("sql").collect(Collectors.groupingBy(Block::page));
        assertThat(pages).isNotEmpty();
        for (Map.Entry<String, List<Block>> page : pages.entrySet()) {
            try (Connection database = DriverManager.getConnection("jdbc:h2:mem:");
                    Statement statement = database.createStatement()) {
                for (Block block : page.getValue()) {
                    for (String sql : STATEMENT
                            .matcher(block.code())
                            .results()
                            .map(found -> found.group())
                            .toList()) {
                        assertThatCode(() -> statement.execute(sql))
                                .as("%s", block)
                                .doesNotThrowAnyException();
                    }
                }
            }
        }
    }

    @Test
    void everyPageOfTheGuideBeginsWithARouteThatIsCheckedHere() {
        List<Path> guide = Block.pages().stream()
                .filter(page -> page.getParent().endsWith("docs") || page.endsWith("SECURITY.md"))
                .filter(page -> !WITHOUT_ROUTE.containsKey(page.getFileName().toString()))
                .toList();
        assertThat(guide).hasSizeGreaterThan(20);
        assertThat(guide).allSatisfy(page -> {
            Block first = Block.all().stream()
                    .filter(block -> Block.ROOT.resolve(block.page()).equals(page))
                    .findFirst()
                    .orElseThrow();
            assertThat(Block.read(page).lines().limit(first.line()))
                    .as("%s before its first block", page)
                    .noneMatch(line -> line.startsWith("## "));
            assertThat(first.notRun()).as("%s", first).isNull();
            assertThat(first.language()).as("%s", first).isIn(ROUTES);
            assertThat(first.code()).as("%s", first).containsPattern(ROUTE);
        });
    }

    /** A header that is not there fails {@code :#Name}, at each poll again; {@code :#${header.Name}} is null. */
    @Test
    void sqlDoesNotRequireAHeaderThatAnItemMayLack() throws Exception {
        try (Stream<Path> files = Files.walk(Block.ROOT.resolve("camel-fivecent-examples"))) {
            List<Path> routes = files.filter(file -> file.toString().matches(".*/src/main/.*\\.(java|yaml|xml)"))
                    .toList();
            assertThat(routes).hasSizeGreaterThan(40);
            assertThat(Stream.concat(routes.stream(), Block.pages().stream())).allSatisfy(file -> assertThat(
                            REQUIRED.matcher(Block.read(file)).results().map(found -> found.group(1)))
                    .as("%s", file)
                    .isSubsetOf(ALWAYS_THERE));
        }
    }

    @Test
    void everyBlockIsCheckedOrSaysWhyItIsNot() {
        assertThat(Block.all().stream()
                        .filter(block -> block.notRun() == null)
                        .filter(block -> !CHECKED.contains(block.language()) && !PLAIN.equals(block.language())))
                .as("blocks of no language that is checked: say ```text, or <!-- not run: why --> above it")
                .isEmpty();
        assertThat(Block.all()).hasSizeGreaterThan(100);
        for (Path page : Block.pages()) {
            String text = Block.read(page);
            long fences = text.lines().filter(line -> line.startsWith("```")).count();
            long blocks = Block.all().stream()
                    .filter(block -> Block.ROOT.resolve(block.page()).equals(page))
                    .count();
            assertThat(fences).as("fences of %s", page).isEqualTo(2 * blocks);
            assertThat(text.split("(?m)^<!-- not run: ", -1).length - 1)
                    .as("marks of %s that stand above a block", page)
                    .isEqualTo((int) Block.all().stream()
                            .filter(block -> Block.ROOT.resolve(block.page()).equals(page) && block.notRun() != null)
                            .count());
        }
    }

    private static void load(Block block, String dsl) throws Exception {
        try (CamelContext context = Routes.context(block)) {
            Resource resource = ResourceHelper.fromString(block.id() + "." + dsl, block.code());
            assertThatCode(() -> PluginHelper.getRoutesLoader(context).loadRoutes(resource))
                    .as("%s", block)
                    .doesNotThrowAnyException();
            assertThat(context.getRoutes().size() + (block.code().contains("beans:") ? 1 : 0))
                    .as("routes or beans of %s", block)
                    .isPositive();
        }
    }

    private static void beans(String code) {
        String xml = "<beans xmlns='http://www.springframework.org/schema/beans'"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xsi:schemaLocation='http://www.springframework.org/schema/beans"
                + " http://www.springframework.org/schema/beans/spring-beans.xsd'>" + code + "</beans>";
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            Routes.beans().forEach(context.getBeanFactory()::registerSingleton);
            new XmlBeanDefinitionReader(context).loadBeanDefinitions(new ByteArrayResource(xml.getBytes()));
            assertThatCode(context::refresh).as(code).doesNotThrowAnyException();
            assertThat(context.getBeanDefinitionCount()).isPositive();
        }
    }

    private static Set<String> artifacts() throws Exception {
        try (Stream<Path> poms = Files.find(Block.ROOT, 3, (file, attributes) -> file.endsWith("pom.xml"))) {
            return poms.map(Block::read)
                    .map(pom -> pom.replaceAll("(?s)<parent>.*?</parent>", ""))
                    .map(pom -> pom.replaceAll("(?s).*?<artifactId>([\\w-]+)</artifactId>.*", "$1"))
                    .collect(Collectors.toSet());
        }
    }
}

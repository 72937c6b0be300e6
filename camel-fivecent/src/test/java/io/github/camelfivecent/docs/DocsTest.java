package io.github.camelfivecent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the guide say what the code says. */
class DocsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");

    @ParameterizedTest
    @MethodSource("pages")
    void tablesAreCurrent(Path page) throws IOException {
        MarkdownFile file = new MarkdownFile(ROOT.resolve(page));
        String current = file.withTables(tables());
        if ("write".equals(System.getProperty("fivecent.docs"))) {
            file.write(current);
        }
        assertThat(file.text())
                .as(
                        "tables of %s; to write them: mvn test -pl camel-fivecent -am -Dtest=DocsTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfivecent.docs=write",
                        page)
                .isEqualTo(current);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTableIsClosed(Path page) throws IOException {
        List<String> marks = Files.readAllLines(ROOT.resolve(page)).stream()
                .filter(line -> line.startsWith("<!-- table:") || line.equals("<!-- /table -->"))
                .map(line -> line.startsWith("<!-- table:") ? "open" : "close")
                .toList();
        for (int i = 0; i < marks.size(); i++) {
            assertThat(marks.get(i)).isEqualTo(i % 2 == 0 ? "open" : "close");
        }
        assertThat(marks.size() % 2).isZero();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksWithinTheRepositoryLeadSomewhere(Path page) throws IOException {
        Path folder = ROOT.resolve(page).getParent();
        assertThat(LINK.matcher(Files.readString(ROOT.resolve(page))).results().map(link -> link.group(1)))
                .allSatisfy(target -> assertThat(folder.resolve(target)).exists());
    }

    @Test
    void everyTableIsShownSomewhere() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path page : pages().toList()) {
            all.append(Files.readString(ROOT.resolve(page)));
        }
        assertThat(tables().keySet()).isNotEmpty().allSatisfy(name -> assertThat(all)
                .contains("<!-- table:" + name + " -->"));
    }

    @Test
    void theGuideHasASectionForEachOperationAndForNoOther() throws IOException {
        assertThat(OperationTables.sections(guide()))
                .containsExactlyElementsOf(
                        OperationTables.operations().stream().map(Operation::id).toList());
    }

    private static Map<String, MarkdownTable> tables() throws IOException {
        Map<String, MarkdownTable> tables = new HashMap<>(new ComponentTables().tables());
        tables.putAll(new OperationTables(guide()).tables());
        tables.putAll(DependencyTable.tables());
        return tables;
    }

    private static String guide() throws IOException {
        return Files.readString(ROOT.resolve(OperationTables.PAGE));
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> guide = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), guide)
                    .filter(path -> path.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}

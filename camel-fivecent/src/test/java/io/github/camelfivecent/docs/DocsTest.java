package io.github.camelfivecent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the guide say what the code says. */
class DocsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern CODE = Pattern.compile("^```.*?^```|`[^`\n]*`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

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
    void linksWithinTheRepositoryLeadSomewhereAlsoToHeadings(Path page) throws IOException {
        Path file = ROOT.resolve(page);
        String text = CODE.matcher(Files.readString(file)).replaceAll("");
        for (MatchResult link : LINK.matcher(text).results().toList()) {
            Path target = link.group(1).isEmpty()
                    ? file
                    : file.getParent().resolve(link.group(1)).normalize();
            assertThat(target).as("%s in %s", link.group(), page).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as("%s in %s", link.group(), page).contains(link.group(2));
            }
        }
    }

    /** What GitHub makes of the headings of a page. */
    private static Set<String> anchors(Path page) throws IOException {
        String text = Files.readString(page).replaceAll("(?ms)^```.*?^```", "");
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1"))
                .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
                .map(heading -> heading.replace(' ', '-'))
                .collect(Collectors.toSet());
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

    /** All Markdown that belongs to the repository. */
    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files =
                Files.find(ROOT, 4, (file, attributes) -> file.toString().endsWith(".md"))) {
            return files
                    .map(ROOT::relativize)
                    .filter(page -> !page.toString().matches("(.*/)?(target|node_modules|src)/.*|site/.*"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}

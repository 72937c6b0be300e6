package io.github.camelfivecent.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The BOM is of what is released; that it can be imported is seen in the pom of this module. */
class BomTest {

    private static final Path ROOT = Path.of("..");
    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency/";

    @Test
    void itHasEachReleasedModuleAndNoOther() throws Exception {
        assertThat(Set.copyOf(texts(bom(), MANAGED + "artifactId")))
                .containsExactlyInAnyOrderElementsOf(released(ROOT));
    }

    @Test
    void allHaveTheVersionOfTheProject() throws Exception {
        assertThat(Set.copyOf(texts(bom(), MANAGED + "version"))).containsExactly("${project.version}");
        assertThat(Set.copyOf(texts(bom(), MANAGED + "groupId"))).containsExactly("io.github.camelfivecent");
    }

    /** The sizes themselves are checked with the jars of a release, by {@code .ci/release}. */
    @Test
    void theGuideSaysOfEachHowLargeItIs() throws Exception {
        String own = Files.readString(ROOT.resolve("docs/dependencies.md")).split("\n## ")[1];
        assertThat(own).startsWith("Our own jars");
        assertThat(Pattern.compile("(?m)^\\| `([\\w-]+)` \\| \\d+ \\|$")
                        .matcher(own)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(released(ROOT));
    }

    private static Document bom() throws Exception {
        return pom(ROOT.resolve("camel-fivecent-bom"));
    }

    /** What is deployed and more than a parent or a BOM. */
    private static List<String> released(Path folder) throws Exception {
        Document pom = pom(folder);
        if (texts(pom, "/project/properties/maven.deploy.skip").contains("true")) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        if (!texts(pom, "/project/packaging").contains("pom")) {
            found.addAll(texts(pom, "/project/artifactId"));
        }
        for (String module : texts(pom, "/project/modules/module")) {
            found.addAll(released(folder.resolve(module)));
        }
        return found;
    }

    private static Document pom(Path folder) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("pom.xml").toFile());
    }

    private static List<String> texts(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().trim())
                .toList();
    }
}

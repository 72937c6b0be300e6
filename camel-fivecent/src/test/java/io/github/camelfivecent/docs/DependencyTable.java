package io.github.camelfivecent.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the component brings at run time, as Maven has listed it for this build. */
final class DependencyTable {

    private static final Path LIST = Path.of("target/dependencies.txt");
    private static final Pattern LINE = Pattern.compile(
            "\\s+([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):(?:compile|runtime):(\\S+\\.jar)( \\(optional\\))?.*");

    private DependencyTable() {}

    static Map<String, MarkdownTable> tables() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(LIST)) {
            Matcher dependency = LINE.matcher(line.replaceAll("\\u001B\\[[;\\d]*m", ""));
            if (dependency.matches() && dependency.group(5) == null) {
                rows.add(List.of(
                        "`" + dependency.group(1) + ":" + dependency.group(2) + "`",
                        dependency.group(3),
                        String.format(Locale.ROOT, "%,d", Files.size(Path.of(dependency.group(4))) / 1024)));
            }
        }
        rows.sort((a, b) -> a.get(0).compareTo(b.get(0)));
        return Map.of("dependencies", new MarkdownTable(List.of("artifact", "version", "kB"), rows));
    }
}

package io.github.camelfivecent.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the guide. What stands between {@code <!-- table:NAME -->} and {@code <!-- /table -->} is generated, the
 * rest is written by hand.
 */
record MarkdownFile(Path path) {

    private static final Pattern TABLE =
            Pattern.compile("(<!-- table:([a-z-]+) -->\n).*?(<!-- /table -->)", Pattern.DOTALL);

    String text() throws IOException {
        return Files.readString(path);
    }

    /** The page's text with each of its tables as it ought to be. */
    String withTables(Map<String, MarkdownTable> tables) throws IOException {
        return TABLE.matcher(text()).replaceAll(marked -> Matcher.quoteReplacement(filled(marked, tables)));
    }

    private String filled(MatchResult marked, Map<String, MarkdownTable> tables) {
        MarkdownTable table = tables.get(marked.group(2));
        if (table == null) {
            throw new IllegalArgumentException(
                    path + " asks for the table " + marked.group(2) + ", there are " + tables.keySet());
        }
        return marked.group(1) + table.render() + "\n" + marked.group(3);
    }

    void write(String text) throws IOException {
        Files.writeString(path, text);
    }
}

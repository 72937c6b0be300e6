package io.github.camelfivecent.docs;

import java.util.List;
import java.util.stream.Collectors;

/** A table as the guide shows it. */
record MarkdownTable(List<String> columns, List<List<String>> rows) {

    /** The table's lines, without a line break at the end. */
    String render() {
        return line(columns)
                + line(columns.stream().map(c -> "---").toList())
                + rows.stream()
                        .map(MarkdownTable::line)
                        .collect(Collectors.joining())
                        .stripTrailing();
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}

package io.github.camelfivecent.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was measured, as tables in Markdown. */
record Report(List<Goal> goals, Map<String, List<Double>> measured) {

    private static final Pattern PLACE =
            Pattern.compile("(<!-- measured -->\n).*?(<!-- /measured -->)", Pattern.DOTALL);

    String text() {
        StringBuilder text = new StringBuilder("Medians, with the quartiles in brackets, on ")
                .append(machine())
                .append(".\n\n| what | goal | measured | reached | `-Dbench=` |\n| --- | --- | --- | --- | --- |\n");
        goals.stream().filter(goal -> goal.isMeasured(measured)).forEach(goal -> text.append(goal.line(measured))
                .append('\n'));
        text.append("\nEverything that was measured; of `a/b` what `a` took as a multiple of what `b` took:\n\n")
                .append("| run | measurement | median (quartiles) |\n| --- | --- | --- |\n");
        measured.forEach((name, samples) -> {
            int space = name.indexOf(' ');
            if (!name.endsWith("bare/bare")) {
                text.append("| `")
                        .append(name, 0, space)
                        .append("` | ")
                        .append(name.substring(space + 1))
                        .append(" | ")
                        .append(Spread.of(samples))
                        .append(" |\n");
            }
        });
        return text.toString();
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors (" + System.getProperty("os.arch") + "), "
                + System.getProperty("os.name") + ", JDK " + Runtime.version().feature()
                + "; `send-virtual` and `in-flight` on JDK 25";
    }

    /** Puts it where the page has room for it. */
    void writeTo(Path page) throws IOException {
        Matcher place = PLACE.matcher(Files.readString(page));
        if (!place.find()) {
            throw new IOException(page + " has no place between <!-- measured --> and <!-- /measured -->");
        }
        Files.writeString(
                page,
                place.replaceFirst(Matcher.quoteReplacement("<!-- measured -->\n" + text() + "<!-- /measured -->")));
    }
}

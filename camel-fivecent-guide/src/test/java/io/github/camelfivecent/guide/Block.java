package io.github.camelfivecent.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code in a page.
 *
 * @param page the file, from the repository's root
 * @param line of the page, the one above the code
 * @param notRun why it is not checked, from {@code <!-- not run: REASON -->} in the line above it; null if it is
 */
record Block(String page, int line, String language, String code, String notRun) {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern FENCED = Pattern.compile(
            "^(?:<!-- not run: (?<reason>[^\\n]+) -->\\n)?```(?<language>[^\\n]*)\\n(?<code>.*?)^```$",
            Pattern.DOTALL | Pattern.MULTILINE);

    /** All blocks of the repository's Markdown, in the order of pages and lines. */
    static List<Block> all() {
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages()) {
            String text = read(page);
            Matcher found = FENCED.matcher(text);
            while (found.find()) {
                blocks.add(new Block(
                        ROOT.relativize(page).toString(),
                        (int) text.substring(0, found.start("language")).lines().count(),
                        found.group("language"),
                        found.group("code"),
                        found.group("reason")));
            }
        }
        return blocks;
    }

    static Stream<Block> of(String... languages) {
        return all().stream()
                .filter(block -> block.notRun == null && List.of(languages).contains(block.language));
    }

    static List<Path> pages() {
        try (Stream<Path> files = Files.find(
                ROOT,
                4,
                (file, attributes) -> file.toString().endsWith(".md")
                        && !ROOT.relativize(file).toString().matches("(.*/)?(target|node_modules|src)/.*|site/.*"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name for a class or a package. */
    String id() {
        return page.replaceAll("\\W", "_") + "_" + line;
    }

    @Override
    public String toString() {
        return page + ":" + line + " " + language;
    }
}

package io.github.camelfivecent.sandbox.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what tests want of a text: one-time codes and links. */
final class Extracts {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'()\\[\\]{}]+");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?]+$");
    private static final Pattern HREF =
            Pattern.compile("href\\s*=\\s*[\"'](https?://[^\"']+)[\"']", Pattern.CASE_INSENSITIVE);
    /** Four to eight digits, or two groups of three; not part of an amount, a phone number or a longer word. */
    private static final Pattern CODE =
            Pattern.compile("(?<![\\w$€£+.,/-])(?<!\\d )(\\d{3}[- ]\\d{3}|\\d{4,8})(?![\\w%]|[.,/:]\\d|[- ]\\d)");

    private Extracts() {}

    static List<String> codes(String text) {
        List<String> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(LINK.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            codes.add(matcher.group(1).replaceAll("[- ]", ""));
        }
        return codes;
    }

    static List<String> links(String text, String html) {
        Set<String> links = new LinkedHashSet<>();
        Matcher plain = LINK.matcher(text);
        while (plain.find()) {
            links.add(TRAILING.matcher(plain.group()).replaceAll(""));
        }
        Matcher href = HREF.matcher(html);
        while (href.find()) {
            links.add(href.group(1).replace("&amp;", "&"));
        }
        return List.copyOf(links);
    }

    static String only(String what, List<String> found, Message message) {
        if (found.size() != 1) {
            throw new AssertionError("Expected one " + what + ", found " + found + " in " + message.describe());
        }
        return found.get(0);
    }
}

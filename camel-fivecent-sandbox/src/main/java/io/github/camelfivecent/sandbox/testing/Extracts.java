package io.github.camelfivecent.sandbox.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what tests want of a text: one-time codes and links. */
final class Extracts {
    private static final String UP_TO_A_SPACE = "[^\\s<>\"']";
    /** With a scheme; without one it needs a path, or begins with www, so that no full stop without a space makes one. */
    private static final Pattern LINK = Pattern.compile(
            "https?://" + UP_TO_A_SPACE + "+"
                    + "|(?<![\\w@./-])(?:(?:[a-z0-9][a-z0-9-]*\\.)+[a-z]{2,}(?::\\d+)?/|www\\.[a-z0-9])" + UP_TO_A_SPACE
                    + "*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ANCHOR = Pattern.compile("<a\\b[^>]*>.*?</a\\s*>", flags());
    private static final Pattern UNSEEN =
            Pattern.compile("<(script|style|title)\\b.*?</\\1\\s*>|<!--.*?-->|<[^>]*>", flags());
    private static final Pattern HREF = Pattern.compile(
            "href\\s*=\\s*(?:\"\\s*(https?://[^\"]+)\"|'\\s*(https?://[^']+)'|(https?://[^\\s>\"']+))", flags());
    /**
     * Four to eight digits, or two groups of three; not part of an amount, a phone number or a longer word. One or two
     * capitals and a hyphen may stand before it: G-493021.
     */
    private static final Pattern CODE = Pattern.compile("(?:(?<![\\w$€£+.,/-])(?<!\\d )|(?<=(?<![\\w-])[A-Z]{1,2}-))"
            + "(\\d{3}[- ]\\d{3}|\\d{4,8})(?![\\w%]|[.,/:]\\d|[- ]\\d)");

    private Extracts() {}

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }

    /** Each once: a text for a browser repeats its code in the last line. */
    static List<String> codes(String text) {
        Set<String> codes = new LinkedHashSet<>();
        Matcher matcher = CODE.matcher(LINK.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            codes.add(matcher.group(1).replaceAll("[- ]", ""));
        }
        return List.copyOf(codes);
    }

    static List<String> links(String text, String html) {
        Set<String> links = new LinkedHashSet<>();
        addPlain(links, text);
        Matcher href = HREF.matcher(html);
        while (href.find()) {
            String link = href.group(1) != null ? href.group(1) : href.group(2) != null ? href.group(2) : href.group(3);
            links.add(unescape(link.strip()));
        }
        String shown = UNSEEN.matcher(ANCHOR.matcher(html).replaceAll(" ")).replaceAll(" ");
        addPlain(links, unescape(shown));
        return List.copyOf(links);
    }

    static String only(String what, List<String> found, Message message) {
        if (found.size() != 1) {
            throw new AssertionError("Expected one " + what + ", found " + found + " in " + message.describe());
        }
        return found.get(0);
    }

    private static void addPlain(Set<String> links, String text) {
        Matcher plain = LINK.matcher(text);
        while (plain.find()) {
            links.add(withoutEndOfSentence(plain.group()));
        }
    }

    /** Without the punctuation after a link, and without brackets that were opened before it. */
    private static String withoutEndOfSentence(String link) {
        int end = link.length();
        while (end > 0) {
            char last = link.charAt(end - 1);
            int bracket = ")]}".indexOf(last);
            boolean opened = bracket >= 0 && count(link, "([{".charAt(bracket), end) >= count(link, last, end);
            if (opened || bracket < 0 && ".,;:!?".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return link.substring(0, end);
    }

    private static long count(String text, char wanted, int end) {
        return text.substring(0, end).chars().filter(unit -> unit == wanted).count();
    }

    private static String unescape(String html) {
        return html.replaceAll("&(?:amp|#38|#x26);", "&");
    }
}

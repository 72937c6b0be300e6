package io.github.camelfivecent.operation;

import java.util.Locale;

/**
 * Takes HTML apart from front to back. What a method takes it moves past, so that nothing is looked at over and over.
 */
final class HtmlScanner {

    private static final int END = -1;

    private final CharSequence html;
    private int at;

    HtmlScanner(CharSequence html) {
        this.html = html;
    }

    boolean atEnd() {
        return at >= html.length();
    }

    /** Whether a tag begins here: {@code <b}, {@code </b}, but not {@code <3}. */
    boolean atTag() {
        return peek(0) == '<' && (isLetter(peek(1)) || peek(1) == '/' && isLetter(peek(2)));
    }

    /** Moves past a comment, a doctype or a processing instruction; false if none begins here. */
    boolean skipNonText() {
        if (peek(0) != '<' || peek(1) != '!' && peek(1) != '?') {
            return false;
        }
        boolean comment = peek(1) == '!' && peek(2) == '-' && peek(3) == '-';
        // browsers take <!--> for a whole comment
        at += 2;
        skipPast(comment ? "-->" : ">");
        return true;
    }

    /** Takes the text up to the next {@code <}, which itself is text if it stands here. */
    String text() {
        int start = at++;
        while (!atEnd() && peek(0) != '<') {
            at++;
        }
        return from(start);
    }

    /** Takes the beginning of a tag, up to its attributes: {@code p}, {@code /p}. */
    String tagName() {
        int start = ++at;
        at++;
        while (!atEnd() && !isSpace(peek(0)) && peek(0) != '/' && peek(0) != '>') {
            at++;
        }
        return from(start).toLowerCase(Locale.ROOT);
    }

    /** Takes the rest of a tag and gives the value of one attribute, empty if there is none. */
    String attribute(String wanted) {
        String found = "";
        while (!atEnd() && peek(0) != '>') {
            if (isSpace(peek(0)) || peek(0) == '/') {
                at++;
                continue;
            }
            int start = at++;
            while (!atEnd() && !isSpace(peek(0)) && "/>=".indexOf(peek(0)) < 0) {
                at++;
            }
            boolean isWanted = found.isEmpty() && from(start).equalsIgnoreCase(wanted);
            String value = value();
            found = isWanted ? value : found;
        }
        at++;
        return found;
    }

    /** Moves past the next occurrence of a text, in whatever case, or to the end. */
    void skipPast(String end) {
        while (!atEnd() && !startsWith(end)) {
            at++;
        }
        at += end.length();
    }

    private String value() {
        skipSpaces();
        if (peek(0) != '=') {
            return "";
        }
        at++;
        skipSpaces();
        int quote = peek(0);
        if (quote == '"' || quote == '\'') {
            int close = find(quote, at + 1);
            if (close != END) {
                String value = html.subSequence(at + 1, close).toString();
                at = close + 1;
                return value;
            }
        }
        int start = at;
        while (!atEnd() && !isSpace(peek(0)) && peek(0) != '>') {
            at++;
        }
        return from(start);
    }

    /** Searches to the end in vain at most once for each kind of quote: there is none behind the one it is called for. */
    private int find(int c, int from) {
        for (int i = from; i < html.length(); i++) {
            if (html.charAt(i) == c) {
                return i;
            }
        }
        return END;
    }

    private void skipSpaces() {
        while (isSpace(peek(0))) {
            at++;
        }
    }

    private boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.toLowerCase(peek(i)) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String from(int start) {
        return html.subSequence(start, Math.min(at, html.length())).toString();
    }

    private int peek(int ahead) {
        return at + ahead < html.length() ? html.charAt(at + ahead) : END;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}

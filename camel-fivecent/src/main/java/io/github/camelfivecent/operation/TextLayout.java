package io.github.camelfivecent.operation;

import java.util.Locale;

/** Lays text out in lines: breaks and spaces are kept back until a word follows, so that they never pile up. */
final class TextLayout {

    private static final int MAX_BREAKS = 2;

    private final StringBuilder out = new StringBuilder();
    private int breaks;
    private boolean space;
    private boolean item;
    private String link;
    private int linkStart;

    /** Adds text; white space in it is no more than a gap between words, and control characters go. */
    void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if (!Character.isISOControl(c)) {
                startWord();
                out.append(c);
            }
        }
    }

    void lineBreak() {
        breaks++;
    }

    /** Begins or ends a block, with 1 break for a new line or 2 for an empty line before what follows. */
    void block(int minBreaks) {
        breaks = Math.max(breaks, minBreaks);
    }

    void item() {
        block(1);
        item = true;
    }

    void startLink(String href) {
        endLink();
        link = target(href.strip());
        linkStart = out.length();
    }

    void endLink() {
        if (link == null) {
            return;
        }
        String text = out.substring(linkStart);
        if (text.isEmpty()) {
            text(link);
        } else if (!text.endsWith(link)) {
            int kept = breaks;
            breaks = 0;
            text(" (" + link + ")");
            breaks = kept;
        }
        link = null;
    }

    String finish() {
        endLink();
        return out.toString();
    }

    private void startWord() {
        if (!out.isEmpty()) {
            out.append(breaks > 0 ? "\n".repeat(Math.min(breaks, MAX_BREAKS)) : space ? " " : "");
        }
        out.append(item ? "- " : "");
        breaks = 0;
        space = false;
        item = false;
    }

    /** What of a link tells the reader something outside of a browser; null if nothing does. */
    private static String target(String href) {
        String lower = href.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return href;
        }
        if (lower.startsWith("mailto:") || lower.startsWith("tel:")) {
            return href.substring(href.indexOf(':') + 1).split("\\?", 2)[0];
        }
        return null;
    }
}

package io.github.camelfivecent.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text in which typography that the 7-bit alphabet lacks has given way to what it has.
 *
 * @param text the text to send
 * @param replacements what was replaced, in the order of first appearance; empty if nothing was
 */
public record Transliteration(String text, List<Replacement> replacements) {

    /**
     * One character and what stands for it now.
     *
     * @param from the character; {@code U+…} in its place where it is invisible
     * @param to what replaced it; empty if it was left out
     * @param count how often
     */
    public record Replacement(String from, String to, int count) {

        /** As a header shows it: {@code ’→' ×3}. */
        @Override
        public String toString() {
            return from + "→" + to + " ×" + count;
        }
    }

    /**
     * Replaces quotes, dashes, dots, spaces, bullets and their like, never letters and never what the 7-bit alphabet
     * holds.
     *
     * @param text the message
     * @return the text, wholly of the 7-bit alphabet if anything was replaced. A text that cannot be made to fit stays
     *     as it is: replacing some of it would save nothing, and would break emoji that are joined by invisible marks.
     */
    public static Transliteration of(String text) {
        StringBuilder fitting = new StringBuilder(text.length() + 16);
        Map<Character, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Gsm7.septets(c) > 0) {
                fitting.append(c);
                continue;
            }
            String replacement = replacement(c);
            if (replacement == null) {
                return new Transliteration(text, List.of());
            }
            fitting.append(replacement);
            counts.merge(c, 1, Integer::sum);
        }
        List<Replacement> replacements = counts.entrySet().stream()
                .map(e -> new Replacement(visible(e.getKey()), replacement(e.getKey()), e.getValue()))
                .toList();
        return new Transliteration(replacements.isEmpty() ? text : fitting.toString(), replacements);
    }

    /** Everything but the text, which logs must not show. */
    @Override
    public String toString() {
        return "Transliteration" + replacements;
    }

    private static String visible(char c) {
        boolean invisible = Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.NON_SPACING_MARK;
        return invisible ? String.format("U+%04X", (int) c) : String.valueOf(c);
    }

    private static String replacement(char c) {
        if (c >= '\uff01' && c <= '\uff5e') {
            char ascii = (char) (c - '\uff01' + '!');
            return ascii == '`' ? "'" : String.valueOf(ascii);
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u201a', '\u201b', '\u2032', '\u2035', '\u2039', '\u203a' -> "'";
            case '`', '\u00b4', '\u02b9', '\u02bb', '\u02bc', '\u02bd', '\u275b', '\u275c' -> "'";
            case '\u201c', '\u201d', '\u201e', '\u201f', '\u2033', '\u2036', '\u00ab', '\u00bb' -> "\"";
            case '\u02ba', '\u275d', '\u275e', '\u301d', '\u301e', '\u301f' -> "\"";
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015' -> "-";
            case '\u2043', '\u2212', '\ufe58', '\ufe63' -> "-";
            case '\u2026', '\u22ef' -> "...";
            case '\u2025' -> "..";
            case '\u2024', '\u2027', '\u00b7', '\u2219', '\u22c5' -> ".";
            case '\u2022', '\u2023', '\u25a0', '\u25aa', '\u25cb', '\u25cf', '\u25e6' -> "*";
            case '\t', '\u00a0', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005' -> " ";
            case '\u2006', '\u2007', '\u2008', '\u2009', '\u200a', '\u202f', '\u205f', '\u3000' -> " ";
            case '\u000b', '\u0085', '\u2028', '\u2029' -> "\n";
            case '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff' -> "";
            case '\u202a', '\u202b', '\u202c', '\u202d', '\u202e' -> "";
            case '\u2066', '\u2067', '\u2068', '\u2069', '\ufe0e', '\ufe0f' -> "";
            case '\u203c' -> "!!";
            case '\u2047' -> "??";
            case '\u2048', '\u203d' -> "?!";
            case '\u2049' -> "!?";
            case '\u2044', '\u2215' -> "/";
            case '\u00a6' -> "|";
            case '\u02c6' -> "^";
            case '\u02dc', '\u223c' -> "~";
            case '\u00d7' -> "x";
            case '\u00a9' -> "(c)";
            case '\u00ae' -> "(R)";
            case '\u2122' -> "(TM)";
            case '\u2116' -> "No.";
            case '\u2190' -> "<-";
            case '\u2192' -> "->";
            case '\u21d2' -> "=>";
            case '\u2126' -> "Ω";
            case '\u212b' -> "Å";
            case '\uffe1' -> "£";
            case '\uffe5' -> "¥";
            case '\ufb00' -> "ff";
            case '\ufb01' -> "fi";
            case '\ufb02' -> "fl";
            case '\ufb03' -> "ffi";
            case '\ufb04' -> "ffl";
            default -> null;
        };
    }
}

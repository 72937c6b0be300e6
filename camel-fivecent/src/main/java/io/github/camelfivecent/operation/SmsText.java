package io.github.camelfivecent.operation;

import io.github.camelfivecent.model.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The text of an SMS, and what it takes to send it.
 *
 * @param text the message as written
 * @param encoding how it travels
 * @param segments how many SMS it is charged as, at least 1
 * @param units its length in septets ({@code gsm7}) or UTF-16 units ({@code ucs2})
 */
public record SmsText(String text, Encoding encoding, int segments, int units) {

    /**
     * Measures a text.
     *
     * @param text the message
     * @param forceUnicode true to have it travel as UTF-16 even if it fits the 7-bit alphabet
     * @return the text with its encoding: {@code gsm7} where it fits and is not forced, else {@code ucs2}
     * @throws IllegalArgumentException if the text holds half of a surrogate pair, which no phone can show and which
     *     comes of cutting a text in the middle of an emoji
     */
    public static SmsText of(String text, boolean forceUnicode) {
        boolean unicode = forceUnicode;
        int septets = 0;
        for (int i = 0; i < text.length(); i += width(text, i)) {
            int width = Gsm7.septets(text.charAt(i));
            unicode |= width == 0;
            septets += width;
        }
        Encoding encoding = unicode ? Encoding.UCS2 : Encoding.GSM7;
        int units = unicode ? text.length() : septets;
        return new SmsText(text, encoding, units <= encoding.single() ? 1 : segments(text, encoding), units);
    }

    /** A character moves to the next segment as a whole where the current one cannot hold it. */
    private static int segments(String text, Encoding encoding) {
        int segments = 1;
        int used = 0;
        int width;
        for (int i = 0; i < text.length(); i += width) {
            width = width(text, i);
            int units = encoding == Encoding.UCS2 ? width : Gsm7.septets(text.charAt(i));
            if (used + units > encoding.part()) {
                segments++;
                used = 0;
            }
            used += units;
        }
        return segments;
    }

    /**
     * The text as the service takes it under {@code unicode}.
     *
     * @return UTF-16, big-endian, in upper-case hexadecimal digits
     */
    public String hex() {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /** Everything but the text, which logs must not show. */
    @Override
    public String toString() {
        return "SmsText[encoding=" + encoding + ", segments=" + segments + ", units=" + units + "]";
    }

    private static int width(String text, int index) {
        char c = text.charAt(index);
        if (!Character.isSurrogate(c)) {
            return 1;
        }
        if (Character.isHighSurrogate(c)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1))) {
            return 2;
        }
        throw new IllegalArgumentException("the text must be whole characters and holds half of a surrogate pair"
                + " at index " + index + " of " + text.length());
    }
}

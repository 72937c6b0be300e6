package io.github.camelfivecent.sandbox.domain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A text as the phone network carries it.
 *
 * @param text what the phone shows
 * @param encoding {@code gsm7} or {@code ucs2}
 * @param segments how many parts the network carries it in
 */
public record SmsText(String text, String encoding, int segments) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** A text in the encoding that it needs. */
    public static SmsText of(String text) {
        SmsText plain = gsm7(text);
        return plain.text().equals(text) ? plain : new SmsText(text, "ucs2", ucs2Segments(text));
    }

    /** A text sent without {@code unicode}: what GSM-7 does not have arrives as a question mark (assumed). */
    public static SmsText gsm7(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int[] septets = text.codePoints().map(SmsText::septets).toArray();
        int segments = 1;
        int used = 0;
        int total = 0;
        int index = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int width = Math.max(1, septets[index]);
            shown.appendCodePoint(septets[index++] == 0 ? '?' : codePoint);
            total += width;
            if (used + width > 153) {
                segments++;
                used = 0;
            }
            used += width;
        }
        return new SmsText(shown.toString(), "gsm7", total <= 160 ? 1 : segments);
    }

    /**
     * A text sent with {@code unicode}: UTF-16, four hex digits a unit.
     *
     * @throws Refusal when the digits are not such a text
     */
    public static SmsText hex(String digits) {
        if (!digits.matches("([0-9a-fA-F]{4})+")) {
            throw Refusal.of("Failed (Invalid Message)").assuming(Assumption.CHARACTERS);
        }
        byte[] bytes = HexFormat.of().parseHex(digits);
        String text = new String(bytes, StandardCharsets.UTF_16BE);
        return new SmsText(text, "ucs2", ucs2Segments(text));
    }

    private static int ucs2Segments(String text) {
        if (text.length() <= 70) {
            return 1;
        }
        int segments = 1;
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int width = Character.charCount(codePoint);
            if (used + width > 67) {
                segments++;
                used = 0;
            }
            used += width;
        }
        return segments;
    }

    private static int septets(int codePoint) {
        if (BASIC.indexOf(codePoint) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(codePoint) >= 0 ? 2 : 0;
    }
}

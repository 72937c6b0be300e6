package io.github.camelfivecent.sandbox.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recipients that make something happen: {@code 0499 999} and a code of three digits, or the code at
 * {@code faults.example} for email. Codes below 400 are about what becomes of an SMS, the others are faults.
 */
public final class MagicNumber {
    /** Its delivery fails. */
    static final String UNDELIVERABLE = "002";
    /** It is never delivered. */
    static final String NEVER = "003";
    /** It answers {@code Thanks}. */
    static final String ANSWERS = "010";
    /** It answers {@code STOP}. */
    static final String OPTS_OUT = "011";
    /** A send to it costs more than there is. */
    static final String TOO_DEAR = "402";

    private static final Pattern PHONE = Pattern.compile("(?:0|\\+?61)499999(\\d{3})");
    private static final Pattern ADDRESS = Pattern.compile("(\\d{3})@faults\\.example");

    private MagicNumber() {}

    /** The code of a recipient, empty when it is an ordinary one. */
    public static String code(String recipient) {
        for (Pattern pattern : new Pattern[] {PHONE, ADDRESS}) {
            Matcher matcher = pattern.matcher(recipient);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return "";
    }
}

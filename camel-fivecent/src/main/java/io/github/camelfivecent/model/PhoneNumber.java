package io.github.camelfivecent.model;

/**
 * Phone numbers as people write them, as the service takes them and as they compare.
 *
 * <p>Answers of the service hold one number as {@code 0412…}, {@code 61412…} and {@code +61…} alike, so numbers are
 * compared by their {@linkplain #normalise normalised} form only.
 */
public final class PhoneNumber {

    private static final int MIN_DIGITS = 8;
    private static final int MAX_DIGITS = 15;
    private static final int SHOWN_DIGITS = 3;
    private static final String ACCEPTED = "accepted are 04 and 8 digits, 61 and 9 digits, or another international"
            + " number of 8 to 15 digits that begins with its country code, with or without +, 00 or 0011 before it"
            + " and with spaces, hyphens, dots or brackets in it";

    private PhoneNumber() {}

    /**
     * A recipient's number in a form that the service takes, "international or 04 format".
     *
     * @param input a number as people write it, such as {@code 0412 345 678} or {@code +61 (0)412-345-678}
     * @return {@code 04} and 8 digits where it was written so, else the international digits without {@code +}
     * @throws IllegalArgumentException if it is no such number; the message names the rule, not the number
     */
    public static String forSending(String input) {
        String compact = compact(input);
        if (compact == null) {
            throw refused(input, "is not made of digits");
        }
        if (compact.startsWith("04") && compact.length() == 10) {
            return compact;
        }
        String number = withoutPrefix(compact);
        int digits = number.length();
        if (number.startsWith("0")) {
            throw refused(input, "begins with 0 and is not an Australian mobile number of 04 and 8 digits");
        }
        if (digits < MIN_DIGITS || digits > MAX_DIGITS) {
            throw refused(input, "has " + digits + " digits");
        }
        if (number.startsWith("61") && digits != 11) {
            throw refused(input, "has " + digits + " digits, where a number of country code 61 has 11");
        }
        // No country has mobile numbers like this, but every spreadsheet that took 04… for a number makes them.
        if (number.equals(compact) && number.startsWith("4") && digits == 9) {
            throw refused(input, "looks like an Australian mobile number that lost its leading 0");
        }
        return number;
    }

    /**
     * The one form in which numbers are compared.
     *
     * @param any a number or sender as received or as written, or null
     * @return the international digits without {@code +}, where a national number is taken as Australian; what is no
     *     number, such as an alphanumeric sender, as it was but for surrounding white space; null for null
     */
    public static String normalise(String any) {
        if (isNormal(any)) {
            return any;
        }
        String compact = compact(any);
        if (compact == null) {
            return any == null ? null : any.strip();
        }
        String digits = compact.startsWith("+") ? compact.substring(1) : compact;
        String number = withoutPrefix(digits);
        if (number.isEmpty() || number.startsWith("0")) {
            number = international(digits);
        }
        return number.length() > MAX_DIGITS ? any.strip() : number;
    }

    /** As the service gives most numbers, of which there may be millions in a list. */
    private static boolean isNormal(String any) {
        return any != null
                && any.length() <= MAX_DIGITS
                && isDigits(any)
                && any.charAt(0) != '0'
                && !any.startsWith("610");
    }

    /**
     * A key that is the same for all forms of a number, for compact collections.
     *
     * @param any a number in any form, or null
     * @return a positive key, or 0 for what is no number of at most 15 digits
     */
    public static long key(String any) {
        String number = normalise(any);
        if (number == null || number.length() > MAX_DIGITS || !isDigits(number)) {
            return 0;
        }
        // The 1 in front keeps numbers apart that differ in leading zeros.
        return Long.parseLong("1" + number);
    }

    /**
     * A number as logs and exceptions may show it.
     *
     * @param any a number or sender, or null
     * @return {@code ***} and the last 3 digits, without the digits if there are fewer than 8; null for null
     */
    public static String mask(String any) {
        if (any == null) {
            return null;
        }
        StringBuilder shown = new StringBuilder(SHOWN_DIGITS);
        int digits = 0;
        for (int i = any.length() - 1; i >= 0 && digits < MIN_DIGITS; i--) {
            char c = any.charAt(i);
            if (isDigit(c) && digits++ < SHOWN_DIGITS) {
                shown.append(c);
            }
        }
        return digits < MIN_DIGITS ? "***" : "***" + shown.reverse();
    }

    /** The digits, after a + if it begins with one, without what people write between them; null if it is no number. */
    private static String compact(String input) {
        if (input == null || isDigits(input)) {
            return input;
        }
        StringBuilder compact = new StringBuilder(input.length());
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            if (input.startsWith("(0)", i) && isCountryCode(withoutPrefix(compact.toString()))) {
                i += 2;
            } else if (isDigit(c) || c == '+' && compact.isEmpty()) {
                compact.append(c);
            } else if (!isSeparator(c)) {
                return null;
            }
        }
        return compact.isEmpty() || compact.charAt(compact.length() - 1) == '+' ? null : compact.toString();
    }

    private static String withoutPrefix(String compact) {
        int prefix = compact.startsWith("+") ? 1 : compact.startsWith("0011") ? 4 : compact.startsWith("00") ? 2 : 0;
        String number = compact.substring(prefix);
        return number.startsWith("610") && number.length() == 12 ? "61" + number.substring(3) : number;
    }

    private static boolean isCountryCode(String digits) {
        return !digits.isEmpty() && digits.length() <= 3 && !digits.startsWith("0");
    }

    private static String international(String digits) {
        boolean national = digits.length() == 10 && digits.startsWith("0") && digits.charAt(1) != '0';
        return national ? "61" + digits.substring(1) : digits;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSeparator(char c) {
        int type = Character.getType(c);
        return ".()[]".indexOf(c) >= 0
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || type == Character.DASH_PUNCTUATION
                // invisible marks come along when a number is copied from an address book
                || type == Character.FORMAT;
    }

    private static IllegalArgumentException refused(String input, String rule) {
        String given = input == null || input.isBlank() ? "an empty number" : "the number " + mask(input);
        return new IllegalArgumentException(given + " " + rule + "; " + ACCEPTED);
    }
}

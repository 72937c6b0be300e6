package io.github.camelfivecent.sandbox.domain;

import java.util.regex.Pattern;

/** Phone numbers in the forms the service takes: {@code 04…}, or international with or without a plus. */
public final class Numbers {
    private static final Pattern ACCEPTED = Pattern.compile("04\\d{8}|\\+?[1-9]\\d{7,14}");
    private static final Pattern AUSTRALIAN_MOBILE = Pattern.compile("(04|\\+?614)\\d{8}");
    private static final Pattern SEEDED = Pattern.compile("614\\d{8}");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final long FIRST_SEEDED = 61_400_000_000L;

    private Numbers() {}

    /** Whether the service takes this as the recipient of an SMS. */
    public static boolean isRecipient(String number) {
        return ACCEPTED.matcher(number).matches();
    }

    /** Whether this is an Australian mobile number, as a login may have. */
    public static boolean isAustralianMobile(String number) {
        return AUSTRALIAN_MOBILE.matcher(number).matches();
    }

    /** The number with its country code and no plus: {@code 0412…} and {@code +61412…} become {@code 61412…}. */
    public static String international(String number) {
        String digits = isDigits(number) ? number : NO_DIGIT.matcher(number).replaceAll("");
        return digits.startsWith("0") && digits.length() == 10 ? "61" + digits.substring(1) : digits;
    }

    /** An Australian number in its local form, {@code 0412…}; any other as it is in international form. */
    public static String local(String number) {
        String international = international(number);
        return international.startsWith("61") && international.length() == 11
                ? "0" + international.substring(2)
                : international;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    }

    /** The number of the phone at an index of many: Australian mobiles in a row. */
    static String seeded(long index) {
        return Long.toString(FIRST_SEEDED + index);
    }

    /** The index of a number of {@link #seeded}, or a negative one. */
    static long seededIndex(String international) {
        return SEEDED.matcher(international).matches() ? Long.parseLong(international) - FIRST_SEEDED : -1;
    }

    /** An Australian number as people write it: {@code 0412 345 678}. */
    static String formatted(String number) {
        String local = local(number);
        return local.length() == 10
                ? local.substring(0, 4) + " " + local.substring(4, 7) + " " + local.substring(7)
                : local;
    }
}

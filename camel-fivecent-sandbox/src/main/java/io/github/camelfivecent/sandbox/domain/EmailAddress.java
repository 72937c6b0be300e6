package io.github.camelfivecent.sandbox.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the services take as an email address: something before the @, and a host with a dot after it. */
public final class EmailAddress {
    private static final Pattern VALID = Pattern.compile("[^@\\s,;<>\"]+@([a-zA-Z0-9-]+\\.)+[a-zA-Z0-9-]{2,}");

    private EmailAddress() {}

    /** Whether this is an address. */
    public static boolean isValid(String address) {
        return address.length() <= 254 && VALID.matcher(address).matches();
    }

    /** What stands behind the at sign, in lower case. */
    public static String host(String address) {
        return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}

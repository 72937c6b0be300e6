package io.github.camelfivecent.operation;

/**
 * Tells malformed email addresses and domains before the service has to.
 *
 * <p>It is about form only and rather generous: letters and digits of any script are taken, quoted local parts, comments,
 * address literals and display names are not.
 */
public final class EmailAddress {

    private static final int MAX_ADDRESS = 254;
    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_DOMAIN = 253;
    private static final int MAX_LABEL = 63;
    private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress() {}

    /**
     * Checks an address.
     *
     * @param address such as {@code jane.doe+news@example.com}, or null
     * @return true if it is a dot-atom (RFC 5322, 3.2.3) of at most 64 characters, an {@code @} and a valid domain, 254
     *     characters in all (RFC 5321, 4.5.3.1)
     */
    public static boolean isValid(String address) {
        if (address == null || address.length() > MAX_ADDRESS) {
            return false;
        }
        int at = address.indexOf('@');
        return at >= 1
                && at <= MAX_LOCAL_PART
                && dotted(address.substring(0, at), MAX_LOCAL_PART, ATOM_SPECIALS) >= 1
                && isValidDomain(address.substring(at + 1));
    }

    /**
     * Checks a domain.
     *
     * @param domain such as {@code mail.example.com}, or null
     * @return true if it has two or more labels of at most 63 letters, digits and inner hyphens, the last of which is
     *     not a number, in at most 253 characters
     */
    public static boolean isValidDomain(String domain) {
        return domain != null
                && domain.length() <= MAX_DOMAIN
                && dotted(domain, MAX_LABEL, "-") >= 2
                && !domain.startsWith("-")
                && !domain.endsWith("-")
                && !domain.contains("-.")
                && !domain.contains(".-")
                && !domain.substring(domain.lastIndexOf('.') + 1).chars().allMatch(Character::isDigit);
    }

    /** The number of parts between dots, or 0 if one is empty, too long, or holds another character. */
    private static int dotted(String text, int maxPart, String specials) {
        int parts = 1;
        int length = 0;
        int width;
        for (int i = 0; i < text.length(); i += width) {
            int c = text.codePointAt(i);
            width = Character.charCount(c);
            if (c == '.' && length > 0) {
                parts++;
                length = 0;
            } else if (Character.isLetterOrDigit(c) || specials.indexOf(c) >= 0) {
                length += width;
            } else {
                return 0;
            }
            if (length > maxPart) {
                return 0;
            }
        }
        return length > 0 ? parts : 0;
    }
}

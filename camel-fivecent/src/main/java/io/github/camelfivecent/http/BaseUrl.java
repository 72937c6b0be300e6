package io.github.camelfivecent.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where a service is, as an option says. */
public final class BaseUrl {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private BaseUrl() {}

    /**
     * Checks a base URL.
     *
     * @param  option the option's name, for the message
     * @param  value  the option's value
     * @return        the URL without a slash at the end
     * @throws IllegalArgumentException if the key must not go there, or nothing can; the message does not quote the URL
     */
    public static String of(String option, String value) {
        if (value == null || !isTaken(value)) {
            throw new IllegalArgumentException("option " + option + " takes an https URL (http only for localhost,"
                    + " 127.0.0.1 or [::1]) without user, query and fragment, since the key goes there");
        }
        return value.replaceFirst("/+$", "");
    }

    private static boolean isTaken(String value) {
        try {
            URI url = new URI(value);
            return url.getHost() != null
                    && ("https".equals(url.getScheme())
                            || "http".equals(url.getScheme())
                                    && LOOPBACK.matcher(url.getHost()).matches())
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

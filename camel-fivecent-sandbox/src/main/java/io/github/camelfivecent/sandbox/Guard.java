package io.github.camelfivecent.sandbox;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Keeps pages of other origins from driving the sandbox through the browser of the person who runs it: they can reach
 * loopback, by its address or by a name that they made lead there. Programs are not browsers and send none of the
 * headers that are looked at, except {@code Host}.
 */
final class Guard {
    private static final Pattern HOST = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private Guard() {}

    /**
     * Why a request is refused, if it is.
     *
     * @param host the name and port that it was asked under, or null
     * @param headers gives a header's value, or null
     * @param page whether a link of another page may lead here
     */
    static Optional<String> refusal(String host, UnaryOperator<String> headers, boolean page) {
        if (host == null || !HOST.matcher(host).matches()) {
            return Optional.of("The sandbox is there for this machine only, not under the name " + host);
        }
        String origin = headers.apply("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            return Optional.of("Pages of " + origin + " have no business with the sandbox");
        }
        String site = headers.apply("Sec-Fetch-Site");
        boolean link = page && "navigate".equals(headers.apply("Sec-Fetch-Mode"));
        if (site != null && !OWN_SITE.contains(site) && !link) {
            return Optional.of("Pages of other origins have no business with the sandbox");
        }
        return Optional.empty();
    }
}

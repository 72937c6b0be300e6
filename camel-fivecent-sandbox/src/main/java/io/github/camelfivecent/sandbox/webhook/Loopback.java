package io.github.camelfivecent.sandbox.webhook;

import java.net.URI;
import java.util.regex.Pattern;

/** The only URLs that a sandbox calls. */
final class Loopback {
    private static final Pattern HOST = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private static final int HIGHEST_PORT = 65_535;

    private Loopback() {}

    /** The URL, if it is one of this machine; a name that would have to be looked up never is. */
    static URI require(String url) {
        URI uri = URI.create(url);
        if (!"http".equals(uri.getScheme())
                || uri.getHost() == null
                || !HOST.matcher(uri.getHost()).matches()
                || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("A sandbox calls http: URLs of localhost only, not " + url);
        }
        if (uri.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException("A port is 65535 at most, which that of " + url + " is not");
        }
        return uri;
    }
}

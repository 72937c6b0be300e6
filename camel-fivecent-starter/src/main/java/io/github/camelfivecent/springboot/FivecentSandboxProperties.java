package io.github.camelfivecent.springboot;

import io.github.camelfivecent.sandbox.domain.Profile;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox that takes the place of 5c SMS and Dingo Mail.
 *
 * @param enabled Whether a sandbox takes the place of 5c SMS and Dingo Mail: nothing leaves the machine then. In tests it
 *     is on by itself when camel-fivecent-sandbox is on the class path.
 * @param port Port to listen on, on 127.0.0.1; 0 for a free one.
 * @param profile The way in which it answers; collection by default.
 * @param credits Credits that the account has to begin with; 10000 by default.
 * @param deliverAfter Time until an SMS counts as delivered; never by default.
 * @param stateFile File that keeps over a restart what the sandbox holds; none by default.
 */
@ConfigurationProperties(prefix = "fivecent.sandbox", ignoreUnknownFields = false)
record FivecentSandboxProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("0") int port,
        Profile profile,
        Long credits,
        Duration deliverAfter,
        Path stateFile) {}

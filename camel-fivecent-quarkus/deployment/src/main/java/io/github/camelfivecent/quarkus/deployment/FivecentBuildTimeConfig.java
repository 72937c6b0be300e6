package io.github.camelfivecent.quarkus.deployment;

import io.github.camelfivecent.sandbox.domain.Profile;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** 5c SMS and Dingo Mail */
@ConfigMapping(prefix = "quarkus.fivecent")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface FivecentBuildTimeConfig {

    /** Dev Services */
    DevServices devservices();

    /** The sandbox that takes the place of the services in dev and test mode. */
    interface DevServices {

        /**
         * Whether a sandbox starts in dev and test mode. It does so only if neither a key nor a URL of the services is set
         * as an option of the component.
         */
        @WithDefault("true")
        boolean enabled();

        /** Port to listen on, on 127.0.0.1; 0 for a free one. */
        @WithDefault("0")
        int port();

        /** Time until an SMS counts as delivered. */
        @WithDefault("1s")
        Duration deliverAfter();

        /** Credits that the account has to begin with. */
        @WithDefault("10000")
        long credits();

        /** The way in which it answers, since the documents of the services disagree in places. */
        @WithDefault("collection")
        Profile profile();

        /** File that keeps over a restart what the sandbox holds; none by default. */
        Optional<Path> stateFile();
    }
}

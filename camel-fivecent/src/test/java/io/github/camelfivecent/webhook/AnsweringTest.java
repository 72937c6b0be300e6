package io.github.camelfivecent.webhook;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class AnsweringTest {

    @Nested
    class OverPlatformHttp extends AnsweringContract {
        OverPlatformHttp() {
            super("platform-http");
        }
    }

    @Nested
    @DisabledIfSystemProperty(named = "fivecent.webhook.servers", matches = "platform-http")
    class OverNettyHttp extends AnsweringContract {
        OverNettyHttp() {
            super("netty-http");
        }
    }

    @Nested
    @DisabledIfSystemProperty(named = "fivecent.webhook.servers", matches = "platform-http")
    class OverUndertow extends AnsweringContract {
        OverUndertow() {
            super("undertow");
        }
    }

    @Nested
    @DisabledIfSystemProperty(named = "fivecent.webhook.servers", matches = "platform-http")
    class OverJetty extends AnsweringContract {
        OverJetty() {
            super("jetty");
        }
    }
}

package io.github.camelfivecent.webhook;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class ReceivingTest {

    @Nested
    class OverPlatformHttp extends ReceivingContract {
        OverPlatformHttp() {
            super("platform-http");
        }
    }

    @Nested
    @DisabledIfSystemProperty(named = "fivecent.webhook.servers", matches = "platform-http")
    class OverNettyHttp extends ReceivingContract {
        OverNettyHttp() {
            super("netty-http");
        }
    }

    @Nested
    @DisabledIfSystemProperty(named = "fivecent.webhook.servers", matches = "platform-http")
    class OverUndertow extends ReceivingContract {
        OverUndertow() {
            super("undertow");
        }
    }

    @Nested
    @DisabledIfSystemProperty(named = "fivecent.webhook.servers", matches = "platform-http")
    class OverJetty extends ReceivingContract {
        OverJetty() {
            super("jetty");
        }
    }
}

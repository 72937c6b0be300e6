package io.github.camelfivecent.webhook;

import org.junit.jupiter.api.Nested;

class ReceivingTest {

    @Nested
    class OverPlatformHttp extends ReceivingContract {
        OverPlatformHttp() {
            super("platform-http");
        }
    }

    @Nested
    class OverNettyHttp extends ReceivingContract {
        OverNettyHttp() {
            super("netty-http");
        }
    }

    @Nested
    class OverUndertow extends ReceivingContract {
        OverUndertow() {
            super("undertow");
        }
    }

    @Nested
    class OverJetty extends ReceivingContract {
        OverJetty() {
            super("jetty");
        }
    }
}

package io.github.camelfivecent.webhook;

import org.junit.jupiter.api.Nested;

class AnsweringTest {

    @Nested
    class OverPlatformHttp extends AnsweringContract {
        OverPlatformHttp() {
            super("platform-http");
        }
    }

    @Nested
    class OverNettyHttp extends AnsweringContract {
        OverNettyHttp() {
            super("netty-http");
        }
    }

    @Nested
    class OverUndertow extends AnsweringContract {
        OverUndertow() {
            super("undertow");
        }
    }

    @Nested
    class OverJetty extends AnsweringContract {
        OverJetty() {
            super("jetty");
        }
    }
}

package io.github.camelfivecent.sandbox;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;

/** The HTTP server: the sandbox's front before WireMock. When it stops it also gives up on answers that are still to come. */
final class SandboxHttpServer extends Jetty11HttpServer {
    SandboxHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs, SandboxFront front) {
        super(options, admin, stubs);
        front.setHandler(jettyServer.getHandler());
        jettyServer.setHandler(front);
    }

    @Override
    public void stop() {
        super.stop();
        scheduledExecutorService.shutdownNow();
    }
}

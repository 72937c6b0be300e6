package io.github.camelfivecent.sandbox;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;

/** The HTTP server: the sandbox's front before WireMock. When it stops it also gives up on answers that are still to come. */
final class SandboxHttpServer extends Jetty11HttpServer {
    /** Few, since each keeps its whole answer; the sandbox has a ledger of its own. */
    private static final int JOURNAL = 100;

    private static final int LOGGED_ANSWER = 10_000;
    private static final int THREADS = 64;
    private static final int SLOW_ANSWERS = 16;

    private SandboxHttpServer(
            Options options, AdminRequestHandler admin, StubRequestHandler stubs, SandboxFront front) {
        super(options, admin, stubs);
        front.setHandler(jettyServer.getHandler());
        jettyServer.setHandler(front);
    }

    static WireMockConfiguration options(int port, SandboxFront front, Extension... extensions) {
        return WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .containerThreads(THREADS)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(SLOW_ANSWERS)
                .httpServerFactory((options, admin, stubs) -> new SandboxHttpServer(options, admin, stubs, front))
                .maxRequestJournalEntries(JOURNAL)
                .maxLoggedResponseSize(LOGGED_ANSWER)
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .extensions(extensions);
    }

    @Override
    public void stop() {
        super.stop();
        scheduledExecutorService.shutdownNow();
    }
}

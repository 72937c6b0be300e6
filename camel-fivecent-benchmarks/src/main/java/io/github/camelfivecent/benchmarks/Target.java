package io.github.camelfivecent.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/**
 * Where the server is.
 *
 * @param port    of plain HTTP
 * @param tlsPort of TLS
 * @param keys    what it shows
 */
record Target(int port, int tlsPort, Keys keys) {

    /** The server that this JVM was started for. */
    static Target ofThisJvm() {
        return new Target(
                Integer.getInteger("bench.port"),
                Integer.getInteger("bench.tlsPort"),
                new Keys(Path.of(System.getProperty("bench.keys"))));
    }

    String url(boolean tls, String path) {
        return tls ? "https://localhost:" + tlsPort + path : "http://localhost:" + port + path;
    }

    /** How many requests it has answered. */
    long requests() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url(false, "/count"))).build();
        return Long.parseLong(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}

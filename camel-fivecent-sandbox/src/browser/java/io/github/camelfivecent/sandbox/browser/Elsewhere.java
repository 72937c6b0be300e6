package io.github.camelfivecent.sandbox.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of somebody else, which notes every path that it is asked for and every connection that is made to it. */
final class Elsewhere implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private volatile int connections;
    private volatile String page = "";

    Elsewhere() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What {@code /page} shows. */
    void page(String html) {
        page = html;
    }

    Set<String> paths() {
        return Set.copyOf(paths);
    }

    int connections() {
        return connections;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections++;
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            String first = in.readLine();
            if (first == null) {
                return;
            }
            String path = first.split(" ")[1].replaceAll("[?#].*", "");
            paths.add(path);
            while (!"".equals(in.readLine())) {
                // headers
            }
            byte[] body = (path.equals("/page") ? page : "").getBytes(StandardCharsets.UTF_8);
            String type = path.equals("/page") ? "text/html; charset=utf-8" : type(path);
            OutputStream out = connection.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: " + type
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
        } catch (IOException e) {
            // the browser went away, which is not what is looked at here
        }
    }

    private static String type(String path) {
        if (path.endsWith("css") || path.endsWith("import")) {
            return "text/css";
        }
        return path.endsWith("script") ? "text/javascript" : "text/html";
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}

package io.github.camelfivecent.sandbox.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A name of somebody else that leads to a page of theirs at first and to the sandbox later, as DNS rebinding makes it. Here
 * the address stays, and what is behind it changes.
 */
final class Rebound implements AutoCloseable {
    private static final byte[] PAGE = ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n"
                    + "<!DOCTYPE html><title>Evil</title><body>Evil")
            .getBytes(StandardCharsets.UTF_8);

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int target;

    Rebound() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on what is asked for here gets to this port. */
    void rebind(int port) {
        target = port;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
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
            InputStream in = connection.getInputStream();
            int first = in.read();
            if (first < 0) {
                return;
            }
            if (target == 0) {
                connection.getOutputStream().write(PAGE);
                return;
            }
            try (Socket sandbox = new Socket(InetAddress.getLoopbackAddress(), target)) {
                sandbox.getOutputStream().write(first);
                threads.execute(() -> copy(in, sandbox));
                sandbox.getInputStream().transferTo(connection.getOutputStream());
            }
        } catch (IOException e) {
            // the browser went away
        }
    }

    private static void copy(InputStream in, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // one of both went away
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}

package io.github.camelfivecent.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that misbehaves as a test says, in ways in which no HTTP server can. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final AtomicInteger connections = new AtomicInteger();

    /** What the server does with a connection; a failure ends the connection. */
    @FunctionalInterface
    public interface Behaviour {
        void serve(Socket connection) throws IOException;
    }

    public RawServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::accept, "raw-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Reads the request, then goes on with what it is given. */
    static Behaviour afterRequest(Behaviour behaviour) {
        return connection -> {
            readRequest(connection.getInputStream());
            behaviour.serve(connection);
        };
    }

    /** Answers with the text as it is, and closes the connection. */
    public static Behaviour answer(String text) {
        return afterRequest(connection -> write(connection, text));
    }

    /** Answers with the first text, then with the second again and again until the client hangs up. */
    static Behaviour endless(String first, String again) {
        return afterRequest(connection -> {
            write(connection, first);
            byte[] bytes = again.getBytes(ISO_8859_1);
            OutputStream out = connection.getOutputStream();
            while (true) {
                out.write(bytes);
            }
        });
    }

    /** Ends the connection in the way that the client sees as a reset. */
    static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(connection), "raw-server-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                close();
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            behaviour.serve(connection);
        } catch (IOException e) {
            // the client has hung up, as it should when it is told nonsense
            return;
        }
    }

    static void readRequest(InputStream in) throws IOException {
        String length = readHead(in).replaceFirst("(?is).*\r\ncontent-length: *(\\d+)\r\n.*", "$1");
        in.readNBytes(Integer.parseInt(length));
    }

    static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request is cut off");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.camelfivecent.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that lets those through who know its password, and remembers all that it could read. */
public final class ProxyServer implements AutoCloseable {

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final StringBuffer passed = new StringBuffer();
    private final String authorization;
    private final RawServer server = new RawServer(this::serve);

    public ProxyServer(String user, String password) {
        authorization = "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(ISO_8859_1));
    }

    public int port() {
        return URI.create(server.url()).getPort();
    }

    /** What it was asked, with all headers. */
    public List<String> heads() {
        return heads;
    }

    /** What the clients sent through it to the servers. */
    String passed() {
        return passed.toString();
    }

    private void serve(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        String head = RawServer.readHead(in);
        heads.add(head);
        while (!head.contains(authorization)) {
            RawServer.write(
                    client,
                    "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n");
            head = RawServer.readHead(in);
            heads.add(head);
        }
        URI target = URI.create("https://" + head.split(" ")[1]);
        try (Socket to = new Socket(target.getHost(), target.getPort())) {
            RawServer.write(client, "HTTP/1.1 200 Connected\r\n\r\n");
            // not one of a pool, which a few idle connections would use up
            Thread back = new Thread(() -> pass(to, client, new StringBuffer()), "proxy-back");
            back.setDaemon(true);
            back.start();
            pass(client, to, passed);
        }
    }

    private static void pass(Socket from, Socket to, StringBuffer read) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            for (int length = from.getInputStream().read(bytes);
                    length > 0;
                    length = from.getInputStream().read(bytes)) {
                read.append(new String(bytes, 0, length, ISO_8859_1));
                to.getOutputStream().write(bytes, 0, length);
            }
        } catch (IOException e) {
            // one of both has hung up, and so the other is hung up on
            return;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

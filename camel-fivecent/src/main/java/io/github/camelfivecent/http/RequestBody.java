package io.github.camelfivecent.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * The body of a request, which holds the credentials. Since the service can do nothing without them, a request whose body
 * was not begun was certainly not carried out. Who reads the body instead of sending it, such as a listener that logs,
 * sees it without the credentials.
 */
final class RequestBody extends AbstractHttpEntity {

    private final Request request;
    private final ByteArrayOutputStream bytes;
    private volatile boolean begun;

    RequestBody(Request request, Credentials credentials) {
        super(ContentType.APPLICATION_JSON, null);
        this.request = request;
        try {
            this.bytes = Json.body(request, credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a part of it may have reached the service. */
    boolean begun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        begun = true;
        bytes.writeTo(out);
    }

    @Override
    public InputStream getContent() throws IOException {
        return new ByteArrayInputStream(Json.body(request, null).toByteArray());
    }

    @Override
    public long getContentLength() {
        return bytes.size();
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}

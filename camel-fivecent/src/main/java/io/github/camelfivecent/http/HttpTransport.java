package io.github.camelfivecent.http;

import io.github.camelfivecent.http.AnswerShape.Answered;
import io.github.camelfivecent.http.Deadlines.Deadline;
import io.github.camelfivecent.http.HttpClients.Client;
import io.github.camelfivecent.model.FivecentException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.GzipDecompressingEntity;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** Makes requests with Apache HttpClient: once each, to the configured hosts only, within a limit of time and size. */
final class HttpTransport implements Transport {

    private static final String GZIP = "gzip";

    private final Supplier<Client> clients;
    private final Map<Service, URI> baseUrls = new EnumMap<>(Service.class);
    private final Credentials credentials;
    private final Duration responseTimeout;
    private final Deadlines deadlines;
    private volatile Client client;
    private volatile Dated dated;

    HttpTransport(
            Supplier<Client> clients,
            Map<Service, String> baseUrls,
            Credentials credentials,
            Duration responseTimeout,
            Deadlines deadlines) {
        this.clients = clients;
        baseUrls.forEach((service, url) -> this.baseUrls.put(service, URI.create(url)));
        this.credentials = credentials;
        this.responseTimeout = responseTimeout;
        this.deadlines = deadlines;
    }

    @Override
    public <A> A exchange(Request request, AnswerShape<A> shape, BooleanSupplier stillWanted) {
        if (Thread.currentThread().isInterrupted()) {
            throw Failures.notMade(request.operation(), "interrupted");
        }
        Client client = client(request);
        RequestBody body = new RequestBody(request, credentials);
        URI base = baseUrls.get(request.service());
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), base);
        http.setPath(base.getRawPath() + "/" + request.path());
        http.setEntity(body);
        http.setHeader(HttpHeaders.ACCEPT, "application/json");
        if (client.limits() != null) {
            http.setConfig(client.limits());
            http.setHeader(HttpHeaders.ACCEPT_ENCODING, GZIP);
        }
        Deadline deadline = deadlines.start(http, responseTimeout, request.isRead() ? stillWanted : () -> true);
        Received received = new Received();
        try {
            Answered<A> answered =
                    client.http().execute(http, response -> read(request, http, response, shape, received));
            if (received.failure == null) {
                return answered.result();
            }
        } catch (IOException | RuntimeException e) {
            // Whatever goes wrong on the way, and be it a closed pool, the caller is told what became of the request.
            if (received.failure == null) {
                received.failure = Failures.broken(request, received.status, body.begun(), deadline.passed(), e);
            }
        } finally {
            deadline.done();
        }
        throw received.failure;
    }

    private Client client(Request request) {
        Client ready = client;
        if (ready == null) {
            try {
                ready = clients.get();
            } catch (RuntimeException e) {
                throw Failures.broken(request, 0, false, false, e);
            }
            client = ready;
        }
        return ready;
    }

    // A failure is handed on beside the answer and not thrown, since the client would close the connection.
    private <A> Answered<A> read(
            Request request,
            HttpUriRequestBase http,
            ClassicHttpResponse response,
            AnswerShape<A> shape,
            Received received)
            throws IOException {
        int status = response.getCode();
        received.status = status;
        Header date = response.getFirstHeader(HttpHeaders.DATE);
        if (date != null) {
            dated = new Dated(date.getValue(), System.currentTimeMillis());
        }
        Answered<A> answered = null;
        LimitedStream content = content(http, response.getEntity());
        try (content) {
            answered = shape.read(content);
        } catch (IOException e) {
            // Of any other status the status itself says enough.
            if (status >= 200 && status < 300) {
                throw e;
            }
        }
        boolean failed = answered == null
                || status < 200
                || status >= 300
                || !answered.error().isEmpty();
        if (failed) {
            String error = answered == null || answered.error().isEmpty() ? null : credentials.hideIn(answered.error());
            String errorCode = answered == null ? null : credentials.hideIn(answered.errorCode());
            received.failure = Failures.answered(
                    request, status, error, errorCode, retryAfter(response), answered == null && !content.isEmpty());
        }
        return answered;
    }

    @Override
    public Duration clockAhead() {
        Dated last = dated;
        Instant there = last == null ? null : DateUtils.parseStandardDate(last.date);
        return there == null ? Duration.ZERO : Duration.between(Instant.ofEpochMilli(last.millis), there);
    }

    /** A date that the service gave, and when that was by this clock. */
    private record Dated(String date, long millis) {}

    private static Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return header == null
                ? null
                : RetryAfter.parse(header.getValue(), Clock.systemUTC()).orElse(null);
    }

    private static LimitedStream content(HttpUriRequestBase http, HttpEntity entity) throws IOException {
        if (entity == null) {
            return new LimitedStream(InputStream.nullInputStream(), http);
        }
        // A client that does so by itself leaves no trace of it.
        boolean zipped = GZIP.equalsIgnoreCase(entity.getContentEncoding());
        return new LimitedStream((zipped ? new GzipDecompressingEntity(entity) : entity).getContent(), http);
    }

    private static final class Received {
        private int status;
        private FivecentException failure;
    }

    private static final class LimitedStream extends FilterInputStream {

        private long left = Json.MAX_ANSWER_BYTES;

        private final HttpUriRequestBase http;

        private LimitedStream(InputStream in, HttpUriRequestBase http) {
            super(in);
            this.http = http;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(got);
            return got;
        }

        private boolean isEmpty() {
            return left == Json.MAX_ANSWER_BYTES;
        }

        private void count(int got) throws UnreadableAnswerException {
            left -= Math.max(got, 0);
            if (left < 0) {
                // Closing the stream would read the rest of it.
                http.cancel();
                throw new UnreadableAnswerException("the answer is larger than " + Json.MAX_ANSWER_BYTES + " bytes");
            }
        }
    }
}

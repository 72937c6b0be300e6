package io.github.camelfivecent.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** HttpClient's classic client with Jackson, and nothing else: what a careful program without Camel would do. */
final class BareClient implements AutoCloseable {

    static final String KEY_ID = "id-of-the-key-0001";
    static final String KEY_SECRET = "secret-of-the-key-0123456789abcdef";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final CloseableHttpClient http;
    private final byte[] key = MAPPER.writeValueAsBytes(new Key(KEY_ID, KEY_SECRET));

    /** The key alone, as the body of a read. */
    record Key(@JsonProperty("key-id") String keyId, @JsonProperty("key-secret") String keySecret) {}

    /** The body of a send. */
    record Send(
            @JsonProperty("key-id") String keyId,
            @JsonProperty("key-secret") String keySecret,
            String sender,
            String to,
            String message) {}

    /** The answer to a send. */
    record Sent(String error, List<Result> messages) {

        record Result(
                String destination,
                String id,
                int status,
                @JsonProperty("status_text") String statusText,
                BigDecimal credits) {}
    }

    /** A page of opt-outs, for those who map it as a whole. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record NumberPage(String error, List<Number> numbers, @JsonProperty("next_page") String nextPage) {

        record Number(String id, String number, long timestamp) {}
    }

    private record OptedOut(String id, String number, Instant timestamp) {}

    BareClient(int connections, SSLContext tls) throws IOException {
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections);
        if (tls != null) {
            pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
        }
        http = HttpClients.custom()
                .setConnectionManager(pool.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(30, TimeUnit.SECONDS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    /** Sends an SMS. */
    Sent send(String url, String to, String text) throws IOException {
        HttpPost post = new HttpPost(url);
        post.setEntity(new ByteArrayEntity(
                MAPPER.writeValueAsBytes(new Send(KEY_ID, KEY_SECRET, "MyShop", to, text)),
                ContentType.APPLICATION_JSON));
        Sent sent = http.execute(
                post, response -> MAPPER.readValue(response.getEntity().getContent(), Sent.class));
        if (!sent.error().isEmpty()) {
            throw new IOException(sent.error());
        }
        return sent;
    }

    /** Reads a list once, newest first, a page at a time, and says how many items it has. */
    int readList(String url) throws IOException {
        int items = 0;
        String next = "";
        while (next != null) {
            HttpGet get = new HttpGet(next.isEmpty() ? url : url + "?after=" + next);
            get.setEntity(new ByteArrayEntity(key, ContentType.APPLICATION_JSON));
            Page page = http.execute(get, BareClient::page);
            items += page.items.size();
            next = page.next;
        }
        return items;
    }

    private static final class Page {
        private final List<OptedOut> items = new ArrayList<>();
        private String next;
    }

    private static Page page(ClassicHttpResponse response) throws IOException {
        Page page = new Page();
        try (JsonParser json = MAPPER.createParser(response.getEntity().getContent())) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if ("numbers".equals(name)) {
                    json.nextToken();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        page.items.add(optedOut(json));
                    }
                } else if ("next_page".equals(name)) {
                    String value = json.nextTextValue();
                    page.next = value.substring(value.indexOf("after=") + 6);
                } else {
                    json.nextToken();
                }
            }
        }
        return page;
    }

    private static OptedOut optedOut(JsonParser json) throws IOException {
        String id = null;
        String number = null;
        Instant timestamp = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (name) {
                case "id" -> id = json.nextTextValue();
                case "number" -> number = json.nextTextValue();
                case "timestamp" -> timestamp = Instant.ofEpochSecond(json.nextLongValue(0));
                default -> json.nextToken();
            }
        }
        return new OptedOut(id, number, timestamp);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}

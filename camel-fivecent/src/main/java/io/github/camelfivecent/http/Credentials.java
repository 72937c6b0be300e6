package io.github.camelfivecent.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * The key of an account. It leaves this object in the body of a request only, which is the one place both descriptions of
 * the API agree on; a URL would end up in logs and proxies.
 */
public final class Credentials {

    private static final String HIDDEN = "xxxxxx";
    private static final int FINGERPRINT_DIGITS = 12;

    private final String keyId;
    private final String keySecret;

    /**
     * Creates the credentials.
     *
     * @param keyId     the key's id
     * @param keySecret the key's secret
     */
    public Credentials(String keyId, String keySecret) {
        this.keyId = keyId;
        this.keySecret = keySecret;
    }

    /** The key's id, for what is shared by all that use the key. */
    public String keyId() {
        return keyId;
    }

    /** A short text that tells keys apart and from which the key's id cannot be found. */
    public String fingerprint() {
        return LimiterRegistry.sha256(keyId).substring(0, FINGERPRINT_DIGITS);
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStringField("key-id", keyId);
        json.writeStringField("key-secret", keySecret);
    }

    static void writeHidden(JsonGenerator json) throws IOException {
        json.writeStringField("key-id", HIDDEN);
        json.writeStringField("key-secret", HIDDEN);
    }

    /** The text without the credentials, should a proxy or a service have echoed them. */
    String hideIn(String text) {
        return text == null ? null : text.replace(keySecret, HIDDEN).replace(keyId, HIDDEN);
    }

    @Override
    public String toString() {
        return "Credentials[" + HIDDEN + "]";
    }
}

package io.github.camelfivecent.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.github.camelfivecent.model.OptOut;
import java.io.IOException;
import java.time.Instant;

/**
 * Reads an opt-out field by field. There may be millions of them, and Jackson's own way to a record, by way of a buffer and
 * reflection, takes more than all else that is done to a page.
 */
final class OptOutReader extends JsonDeserializer<OptOut> {

    /** In the order in which the service gives them, so that a name need only be compared; any other order is read too. */
    private static final SerializableString ID = new SerializedString("id");

    private static final SerializableString NUMBER = new SerializedString("number");
    private static final SerializableString TIMESTAMP = new SerializedString("timestamp");

    @Override
    public OptOut deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING && json.getText().isEmpty()) {
            return null;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return (OptOut) context.handleUnexpectedToken(OptOut.class, json);
        }
        String id = null;
        String number = null;
        Instant timestamp = null;
        SerializableString next = ID;
        while (json.nextFieldName(next) || json.currentToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "id" -> {
                    id = text(json, context);
                    next = NUMBER;
                }
                case "number" -> {
                    number = text(json, context);
                    next = TIMESTAMP;
                }
                case "timestamp" -> timestamp = time(json, context);
                default -> {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        return new OptOut(id, number, timestamp);
    }

    /** Nearly all have a number there, which is read at once. */
    private static Instant time(JsonParser json, DeserializationContext context) throws IOException {
        long second = json.nextLongValue(0);
        if (second > 0 && second <= Instant.MAX.getEpochSecond()) {
            return Instant.ofEpochSecond(second);
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? null : Json.EPOCH_SECONDS.deserialize(json, context);
    }

    private static String text(JsonParser json, DeserializationContext context) throws IOException {
        String text = json.nextTextValue();
        if (text != null) {
            return text;
        }
        return json.currentToken().isStructStart()
                ? (String) context.handleUnexpectedToken(String.class, json)
                : json.getValueAsString();
    }
}

package io.github.camelfivecent.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (name) {
                case "id" -> id = text(json, context);
                case "number" -> number = text(json, context);
                case "timestamp" ->
                    timestamp = json.nextToken() == JsonToken.VALUE_NULL
                            ? null
                            : Json.EPOCH_SECONDS.deserialize(json, context);
                default -> {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        return new OptOut(id, number, timestamp);
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

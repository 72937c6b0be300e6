package io.github.camelfivecent.transform;

import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.model.FivecentRecord;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;

/** The body of a message, before and after it is made JSON. */
final class JsonBody {

    static final String CONTENT_TYPE = "application/json";

    private JsonBody() {}

    static FivecentRecord item(Message message, DataType to) {
        if (message.getBody() instanceof FivecentRecord item) {
            return item;
        }
        throw new IllegalArgumentException(
                "data type " + to + " takes what fivecent gives, given a " + nameOf(message.getBody()));
    }

    static void set(Message message, FivecentRecord item) {
        message.setHeader(Exchange.CONTENT_TYPE, CONTENT_TYPE);
        message.setBody(Json.text(item));
    }

    static String nameOf(Object value) {
        return value == null ? "message without a body" : value.getClass().getSimpleName();
    }
}

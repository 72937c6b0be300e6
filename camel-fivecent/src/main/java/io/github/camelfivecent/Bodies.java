package io.github.camelfivecent;

import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.operation.Field;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** Reads from a message what an operation takes: a record, a map, JSON, or text. */
final class Bodies {

    private final Operation<?> operation;
    private final Message message;

    Bodies(Operation<?> operation, Message message) {
        this.operation = operation;
        this.message = message;
    }

    /**
     * What the message gives.
     *
     * @param  endpoint gives the value of an endpoint option by its name
     * @throws FivecentRequestException if the body is nothing that the operation takes
     */
    Input input(Function<String, Object> endpoint) {
        Object body = message.getBody();
        if (body instanceof FivecentRecord && isRequest(body)) {
            return input(Json.map(body), null, endpoint);
        }
        if (body instanceof Map<?, ?> map) {
            Map<String, Object> fields = new HashMap<>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return input(fields, null, endpoint);
        }
        if (isText(body)) {
            return text(message.getBody(String.class), endpoint);
        }
        if (body != null && operation.takesBody()) {
            throw invalid("takes text, a " + operation.requestType().getSimpleName() + " or a Map with "
                    + operation.fields().stream().map(Field::wire).collect(Collectors.joining(", ")) + "; given a "
                    + body.getClass().getName());
        }
        return input(Map.of(), null, endpoint);
    }

    private Input text(String text, Function<String, Object> endpoint) {
        if (isMessage()) {
            return isHtml() ? input(Map.of("Html", text), null, endpoint) : input(Map.of(), text, endpoint);
        }
        if (!text.trim().startsWith("{")) {
            return input(Map.of(), text.isBlank() ? null : text.trim(), endpoint);
        }
        try {
            return input(Json.parse(text), null, endpoint);
        } catch (IllegalArgumentException e) {
            if (operation.takesBody()) {
                throw invalid("is " + e.getMessage());
            }
            return input(Map.of(), null, endpoint);
        }
    }

    private Input input(Map<String, Object> fields, String text, Function<String, Object> endpoint) {
        return new Input(fields, text, message::getHeader, endpoint);
    }

    /** Whether the text is what goes to a person, and so is never looked into. */
    private boolean isMessage() {
        return "send".equals(operation.name());
    }

    private boolean isRequest(Object body) {
        return !operation.takesBody() || operation.requestType().isInstance(body);
    }

    private static boolean isText(Object body) {
        return body instanceof String
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof File
                || body instanceof WrappedFile<?>
                || body instanceof StreamCache;
    }

    private boolean isHtml() {
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        return "email".equals(operation.resource())
                && type != null
                && type.trim().toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    private FivecentRequestException invalid(String message) {
        return FivecentRequestException.invalid(operation.id(), "body", operation.id() + ": the body " + message, null);
    }
}

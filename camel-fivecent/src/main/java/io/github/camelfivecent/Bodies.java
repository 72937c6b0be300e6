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
import org.apache.camel.support.MessageHelper;

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
        // It may have been read before: by the route, or by the same send before a redelivery.
        MessageHelper.resetStreamCache(message);
        return new Input(asked(), this::carried, message::getHeader, endpoint);
    }

    private Map<String, Object> asked() {
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            Map<String, Object> fields = new HashMap<>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return fields;
        }
        if (body == null || !operation.takesBody()) {
            return Map.of();
        }
        if (operation.requestType().isInstance(body)) {
            return Json.map(body);
        }
        if (isText(body)) {
            return text(message.getBody(String.class));
        }
        throw invalid("takes text, a " + operation.requestType().getSimpleName() + " or a Map with "
                + operation.fields().stream().map(Field::wire).collect(Collectors.joining(", ")) + "; given a "
                + body.getClass().getName());
    }

    private Map<String, Object> text(String text) {
        if (isMessage()) {
            return Map.of(isHtml() ? "Html" : operation.textField(), text);
        }
        try {
            return isJson(text) ? Json.parse(text) : Map.of(operation.textField(), text.trim());
        } catch (IllegalArgumentException e) {
            throw invalid("is " + e.getMessage());
        }
    }

    /** From the body of an operation that takes none, such as the answer to the one before, its JSON, or an id. */
    private Object carried(Field field) {
        Object body = message.getBody();
        if (operation.takesBody()) {
            return null;
        }
        if (body instanceof FivecentRecord && !(body instanceof Iterable<?>)) {
            return field.in(Json.map(body));
        }
        if (!field.wire().equals(operation.textField()) || !isText(body)) {
            return null;
        }
        String text = message.getBody(String.class);
        return text.isBlank() ? null : field.in(text(text));
    }

    /** Whether the text is what goes to a person, and so is never looked into. */
    private boolean isMessage() {
        return operation.isSend();
    }

    private static boolean isJson(String text) {
        return text.trim().startsWith("{");
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
        return FivecentRequestException.invalid(operation.id(), "body", operation.id() + ": the body " + message);
    }
}

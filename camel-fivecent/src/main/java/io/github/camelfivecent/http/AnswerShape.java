package io.github.camelfivecent.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.model.Confirmation;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.Results;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the answer to an operation is read: straight off the socket, unknown fields passed over, one record at a time.
 *
 * @param <A> what the operation answers with
 */
public final class AnswerShape<A> {

    private static final Pattern AFTER = Pattern.compile("[?&]after=([^&#]*)");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}");

    private final String key;
    private final Class<?> type;
    private final boolean mayBeEmpty;
    private final Function<Envelope, A> result;
    /** Found at the first answer: it is more work than to read an item, and keeps Jackson out of the start. */
    private volatile JsonDeserializer<Object> items;
    /** How many the last answer had: most pages of a list have as many. */
    private volatile int usual;

    private AnswerShape(String key, Class<?> type, boolean mayBeEmpty, Function<Envelope, A> result) {
        this.key = key;
        this.type = type;
        this.mayBeEmpty = mayBeEmpty;
        this.result = result;
    }

    /**
     * A page of a list.
     *
     * @param key  the field that holds the array
     * @param type what an entry is
     */
    public static <T> AnswerShape<Page<T>> page(String key, Class<T> type) {
        return new AnswerShape<>(
                key,
                type,
                true,
                envelope -> new Page<>(envelope.<T>items(), envelope.items.isEmpty() ? null : envelope.next));
    }

    /**
     * A list with an entry for each recipient of a send; without one the answer says nothing of what was done.
     *
     * @param key  the field that holds the array
     * @param type what an entry is
     */
    public static <T> AnswerShape<Results<T>> results(String key, Class<T> type) {
        return new AnswerShape<>(key, type, false, envelope -> new Results<>(envelope.<T>items()));
    }

    /**
     * One object, or null where the service gives null for what it does not have.
     *
     * @param key  the field that holds it
     * @param type what it is
     */
    public static <T> AnswerShape<T> object(String key, Class<T> type) {
        return new AnswerShape<>(
                key,
                type,
                true,
                envelope ->
                        envelope.items.isEmpty() ? null : envelope.<T>items().get(0));
    }

    /**
     * The fields of the answer itself.
     *
     * @param type the record that has them
     */
    public static <T> AnswerShape<T> whole(Class<T> type) {
        return new AnswerShape<>(null, type, true, envelope -> type.cast(envelope.items.get(0)));
    }

    /** An answer that says no more than that it is done. */
    public static AnswerShape<Confirmation> confirmation() {
        return whole(Confirmation.class);
    }

    /** The same answer, given on as something else. */
    public <B> AnswerShape<B> map(Function<? super A, B> change) {
        return new AnswerShape<>(key, type, mayBeEmpty, result.andThen(change));
    }

    /** The same list, of which only the ids are read. */
    public AnswerShape<IdPage> ids() {
        return new AnswerShape<>(key, IdPage.class, true, envelope -> envelope.ids.page(envelope.next));
    }

    private boolean isIds() {
        return type == IdPage.class;
    }

    Answered<A> read(InputStream body) throws IOException {
        Envelope envelope = new Envelope(usual, isIds() ? new IdPage.Builder() : null);
        try (JsonParser json = Json.parser(isIds() ? IdScanner.scan(body, key, envelope.ids) : body)) {
            read(json, envelope);
            if (!envelope.error.isEmpty()) {
                return new Answered<>(null, envelope.error, envelope.errorCode);
            }
            if (key == null ? !envelope.errorSeen : !envelope.keySeen) {
                throw new UnreadableAnswerException("the answer has no " + (key == null ? "error" : key));
            }
            if (key == null) {
                envelope.items.add(Json.reader(type).readValue(envelope.rest()));
            }
            if (!mayBeEmpty && envelope.items.isEmpty()) {
                throw new UnreadableAnswerException("the answer has no entry in " + key);
            }
            usual = envelope.items.size();
            return new Answered<>(result.apply(envelope), "", null);
        } catch (JsonProcessingException e) {
            // Its own message would quote the answer, and with it the text of messages.
            throw new UnreadableAnswerException("the answer is not the JSON that was expected ("
                    + e.getClass().getSimpleName() + " at line "
                    + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()) + ")");
        }
    }

    private void read(JsonParser json, Envelope envelope) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableAnswerException("the answer is not a JSON object");
        }
        for (JsonToken token = json.nextToken(); token == JsonToken.FIELD_NAME; token = json.nextToken()) {
            String name = json.currentName().trim();
            json.nextToken();
            if (name.equals(key)) {
                envelope.keySeen = true;
                readItems(json, envelope);
            } else {
                readField(name, json, envelope);
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new UnreadableAnswerException("the answer is cut off");
        }
    }

    private void readItems(JsonParser json, Envelope envelope) throws IOException {
        DeserializationContext context = Json.context(json);
        if (items == null && !isIds()) {
            items = context.findRootValueDeserializer(Json.type(type));
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            readItem(json, envelope, context);
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                throw new UnreadableAnswerException("the answer is cut off");
            }
            readItem(json, envelope, context);
        }
    }

    private void readItem(JsonParser json, Envelope envelope, DeserializationContext context) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (isIds()) {
            // A list has been read from, this is something else.
            envelope.ids.addNone();
            return;
        }
        // An empty text is read as null too, which is no item.
        Object item = items.deserialize(json, context);
        if (item != null) {
            envelope.items.add(item);
        }
    }

    private void readField(String name, JsonParser json, Envelope envelope) throws IOException {
        switch (name) {
            case "error" -> {
                envelope.errorSeen = true;
                if (json.currentToken().isStructStart()) {
                    throw new UnreadableAnswerException("the answer's error is no text");
                }
                envelope.error = json.getValueAsString("");
            }
            case "error_code" -> envelope.errorCode = json.getValueAsString();
            case "next_page" -> envelope.next = after(json.getValueAsString());
            case "next_cursor" -> envelope.next = json.getValueAsString();
            default -> {
                if (key == null) {
                    envelope.rest().set(name, json.readValueAsTree());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static String after(String nextPage) throws UnreadableAnswerException {
        if (nextPage == null || nextPage.isBlank()) {
            return null;
        }
        Matcher after = AFTER.matcher(nextPage);
        if (!after.find()) {
            throw new UnreadableAnswerException("next_page has no value after");
        }
        String id = after.group(1);
        if (id.isEmpty()) {
            return null;
        }
        if (!ID.matcher(id).matches()) {
            throw new UnreadableAnswerException("the value after in next_page is no id of 24 hex digits");
        }
        return id;
    }

    /** An answer that could be read: a result, or the error that the service reports. */
    record Answered<A>(A result, String error, String errorCode) {}

    private static final class Envelope {
        private final List<Object> items;
        private final IdPage.Builder ids;
        private ObjectNode rest;
        private boolean keySeen;
        private boolean errorSeen;
        private String error = "";
        private String errorCode;
        private String next;

        /** @param ids takes the ids where they are all that is read */
        private Envelope(int capacity, IdPage.Builder ids) {
            this.items = new ArrayList<>(capacity);
            this.ids = ids;
        }

        private ObjectNode rest() {
            if (rest == null) {
                rest = JsonNodeFactory.instance.objectNode();
            }
            return rest;
        }

        /** They were read as nothing else. */
        @SuppressWarnings("unchecked")
        private <T> List<T> items() {
            return (List<T>) items;
        }
    }
}

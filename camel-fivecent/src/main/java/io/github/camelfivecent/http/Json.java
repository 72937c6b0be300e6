package io.github.camelfivecent.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Results;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as the service writes and reads it: names with underscores, times as seconds since the epoch. */
public final class Json {

    /** Far above the largest answer there is (an email of some megabytes), far below what would fill a heap. */
    static final long MAX_ANSWER_BYTES = 32L << 20;

    private static final int MAX_DEPTH = 32;
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    static final JsonDeserializer<Instant> EPOCH_SECONDS = new EpochSecondsReader();
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength((int) MAX_ANSWER_BYTES)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule()
                        .addSerializer(Instant.class, new EpochSecondsWriter())
                        .addDeserializer(Instant.class, EPOCH_SECONDS)
                        .addDeserializer(OptOut.class, new OptOutReader()))
                .build();
    }

    /** JSON text of a record, a list of records, or a map. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON in UTF-8 of a record, a list of records, or a map. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of a record under their names on the wire; those without a value are left out. */
    public static Map<String, Object> map(Object value) {
        return MAPPER.convertValue(value, MAP);
    }

    /**
     * The fields of a JSON object.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Map<String, Object> parse(String text) {
        try {
            return MAPPER.readValue(text, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not a JSON object (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")");
        }
    }

    /**
     * A record from the fields that the service calls by these names.
     *
     * @throws IllegalArgumentException if a field is of a wrong kind
     */
    public static <T> T convert(Map<String, ?> fields, Class<T> type) {
        return MAPPER.convertValue(fields, type);
    }

    /**
     * The results of a send, from the JSON that they convert to.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static <T> Results<T> results(String json, Class<T> type) {
        try {
            return new Results<>(MAPPER.readerForListOf(type).readValue(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no results of a send: " + e.getClass().getSimpleName(), e);
        }
    }

    /**
     * The texts of a JSON array.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static List<String> texts(String json) {
        try {
            return MAPPER.readerForListOf(String.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .without(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    .readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON array");
        }
    }

    static ByteArrayOutputStream body(Request request, Credentials credentials) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            if (credentials == null) {
                Credentials.writeHidden(json);
            } else {
                credentials.writeTo(json);
            }
            for (Map.Entry<String, ?> field : request.body().entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        }
        return bytes;
    }

    /** What most fields hold needs no serializer to be looked for. */
    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else {
            json.writePOJO(value);
        }
    }

    static JsonParser parser(InputStream answer) throws IOException {
        return MAPPER.createParser(answer);
    }

    /** The buffers that Jackson reads with, for whoever reads before it does; what is taken is to be given back. */
    static BufferRecycler buffers() {
        return MAPPER.getFactory()._getBufferRecycler();
    }

    static ObjectReader reader(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    /** What reads all records of one answer, so that none of them needs a context of its own. */
    static DeserializationContext context(JsonParser json) {
        DefaultDeserializationContext context = (DefaultDeserializationContext) MAPPER.getDeserializationContext();
        return context.createInstance(MAPPER.getDeserializationConfig(), json, null);
    }

    static JavaType type(Class<?> type) {
        return MAPPER.constructType(type);
    }

    private static final class EpochSecondsWriter extends JsonSerializer<Instant> {

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value.getEpochSecond());
        }
    }

    private static final class EpochSecondsReader extends JsonDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != NumberType.BIG_INTEGER) {
                return time(json.getLongValue(), context);
            }
            if (json.currentToken().isStructStart()) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            String value = json.getValueAsString("").trim();
            if (value.isEmpty() || "0".equals(value)) {
                return null;
            }
            try {
                return time(Long.parseLong(value), context);
            } catch (NumberFormatException e) {
                return weird(value, context);
            }
        }

        private static Instant time(long second, DeserializationContext context) throws IOException {
            try {
                return second == 0 ? null : Instant.ofEpochSecond(second);
            } catch (DateTimeException e) {
                return weird(Long.toString(second), context);
            }
        }

        private static Instant weird(String value, DeserializationContext context) throws IOException {
            return (Instant)
                    context.handleWeirdStringValue(Instant.class, value, "not a number of seconds since the epoch");
        }
    }
}

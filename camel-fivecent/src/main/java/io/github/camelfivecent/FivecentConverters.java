package io.github.camelfivecent;

import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.model.FivecentRecord;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Converter;

/** Converts what the component gives to JSON and maps, so that a file, a queue or a topic takes it as it is. */
@Converter(generateLoader = true)
public final class FivecentConverters {

    private FivecentConverters() {}

    /** The record as JSON text, with the service's names and times as seconds since the epoch. */
    @Converter
    public static String toText(FivecentRecord value) {
        return Json.text(value);
    }

    /** The record as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(FivecentRecord value) {
        return Json.bytes(value);
    }

    /** The record as a stream of JSON in UTF-8. */
    @Converter
    public static InputStream toStream(FivecentRecord value) {
        return new ByteArrayInputStream(Json.bytes(value));
    }

    /** The record's fields under the service's names; null for a list, which has none. */
    @Converter
    public static Map<String, Object> toMap(FivecentRecord value) {
        return value instanceof Collection<?> ? null : Json.map(value);
    }
}

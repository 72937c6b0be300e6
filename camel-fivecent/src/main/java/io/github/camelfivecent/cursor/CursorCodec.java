package io.github.camelfivecent.cursor;

import io.github.camelfivecent.cursor.Cursor.Item;
import io.github.camelfivecent.cursor.Cursor.Kind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Turns a cursor into the one line of ASCII text that is stored, and back:
 *
 * <pre>v1 items at=2026-11-21T03:45:27Z newest=6920a5f7… floor=1763696600 done=6920a5f7…,17~07b1c2d #5f0c9a3e</pre>
 *
 * <p>An id is followed by {@code @second} where it does not begin with its second as an ObjectId does. In {@code done},
 * {@code 17~} stands for the first 17 characters of the id before. The CRC-32 at the end covers all before it. An id of
 * the window takes from 6 bytes (one server's ids) to 20 (random ids), so a full window of {@link Cursor#MAX_DONE} ids
 * takes 60 to 200 kB.
 */
public final class CursorCodec {

    private static final String VERSION = "v1";
    private static final String AT = "at";
    private static final String NEWEST = "newest";
    private static final String FLOOR = "floor";
    private static final String DONE = "done";
    private static final String FIELDS = "fields";
    private static final Set<String> PARTS = Set.of(AT, NEWEST, FLOOR, DONE, FIELDS);
    private static final Pattern FRAME = Pattern.compile("([ !$-~]+) #([0-9a-f]{8})");
    private static final int HEX_DIGITS_OF_SECOND = 8;
    private static final int LENGTH_OF_OBJECT_ID = 24;
    private static final long NO_SECOND = -1;

    private CursorCodec() {}

    /**
     * @param cursor a cursor
     * @return the text to store
     */
    public static String encode(Cursor cursor) {
        StringBuilder text = new StringBuilder(VERSION).append(' ').append(nameOf(cursor.kind()));
        startPart(text, AT).append(cursor.updatedAt());
        if (cursor.newest() != null) {
            appendItem(startPart(text, NEWEST), "", cursor.newest());
        }
        if (cursor.floor() != Cursor.NO_FLOOR) {
            startPart(text, FLOOR).append(cursor.floor());
        }
        appendDone(text, cursor.done());
        appendFields(text, cursor.fields());
        return text + " #" + checksum(text.toString());
    }

    /**
     * @param name the cursor's name, for the message of a failure
     * @param kind the kind of consumer that reads it
     * @param text what is stored, null if nothing is
     * @return the cursor, empty if nothing is stored
     * @throws CursorDamagedException if the text is not exactly what {@link #encode} gave for a cursor of this kind
     */
    public static Optional<Cursor> decode(String name, Kind kind, String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher frame = FRAME.matcher(text);
        if (!frame.matches()) {
            throw new CursorDamagedException(name, "it is cut off or not a cursor of this component");
        }
        if (!checksum(frame.group(1)).equals(frame.group(2))) {
            throw new CursorDamagedException(name, "its checksum does not match");
        }
        String[] parts = frame.group(1).split(" ", -1);
        if (!VERSION.equals(parts[0])) {
            throw new CursorDamagedException(name, "it was written in a version that this one does not know");
        }
        if (parts.length < 2 || !nameOf(kind).equals(parts[1])) {
            throw new CursorDamagedException(
                    name, "it was written by another kind of consumer than '" + nameOf(kind) + "'");
        }
        try {
            return Optional.of(parse(kind, parts));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            // not handed on as the cause, because its message quotes the content
            throw new CursorDamagedException(name, "one of its parts cannot be read");
        }
    }

    private static Cursor parse(Kind kind, String[] parts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 2; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        if (!PARTS.containsAll(values.keySet()) || !values.containsKey(AT)) {
            throw new IllegalArgumentException("parts");
        }
        String newest = values.get(NEWEST);
        String floor = values.get(FLOOR);
        return new Cursor(
                kind,
                newest == null ? null : parseItem(newest, ""),
                floor == null ? Cursor.NO_FLOOR : Long.parseLong(floor),
                parseDone(values.get(DONE)),
                parseFields(values.get(FIELDS)),
                Instant.parse(values.get(AT)));
    }

    private static StringBuilder startPart(StringBuilder text, String part) {
        return text.append(' ').append(part).append('=');
    }

    private static void appendDone(StringBuilder text, Map<String, Long> done) {
        String before = "";
        for (Map.Entry<String, Long> entry : done.entrySet()) {
            StringBuilder position = before.isEmpty() ? startPart(text, DONE) : text.append(',');
            appendItem(position, before, new Item(entry.getKey(), entry.getValue()));
            before = entry.getKey();
        }
    }

    private static Map<String, Long> parseDone(String text) {
        Map<String, Long> done = new LinkedHashMap<>();
        if (text != null) {
            String before = "";
            for (String each : text.split(",", -1)) {
                Item item = parseItem(each, before);
                done.put(item.id(), item.second());
                before = item.id();
            }
        }
        return done;
    }

    private static void appendItem(StringBuilder text, String before, Item item) {
        String id = item.id();
        int shared = 0;
        while (shared < Math.min(before.length(), id.length()) && before.charAt(shared) == id.charAt(shared)) {
            shared++;
        }
        if (shared > 0) {
            text.append(shared).append('~');
        }
        appendEscaped(text, id.substring(shared));
        if (item.second() != secondInside(id)) {
            text.append('@').append(item.second());
        }
    }

    private static Item parseItem(String text, String before) {
        int tilde = text.indexOf('~');
        int at = text.indexOf('@');
        String shared = tilde < 0 ? "" : before.substring(0, Integer.parseInt(text.substring(0, tilde)));
        String id = shared + unescape(text.substring(tilde + 1, at < 0 ? text.length() : at));
        return new Item(id, at < 0 ? secondInside(id) : Long.parseLong(text.substring(at + 1)));
    }

    private static void appendFields(StringBuilder text, Map<String, String> fields) {
        boolean first = true;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            appendEscaped(first ? startPart(text, FIELDS) : text.append(','), field.getKey());
            appendEscaped(text.append(':'), field.getValue());
            first = false;
        }
    }

    private static Map<String, String> parseFields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (text != null) {
            for (String field : text.split(",", -1)) {
                int colon = field.indexOf(':');
                fields.put(unescape(field.substring(0, colon)), unescape(field.substring(colon + 1)));
            }
        }
        return fields;
    }

    /** The second with which an ObjectId begins; {@link #NO_SECOND} if the id is something else. */
    private static long secondInside(String id) {
        if (id.length() != LENGTH_OF_OBJECT_ID) {
            return NO_SECOND;
        }
        long second = 0;
        for (int i = 0; i < HEX_DIGITS_OF_SECOND; i++) {
            int digit = Character.digit(id.charAt(i), 16);
            if (digit < 0) {
                return NO_SECOND;
            }
            second = second << 4 | digit;
        }
        return second;
    }

    private static void appendEscaped(StringBuilder text, String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append('%').append(HexFormat.of().toHexDigits(c));
            }
        }
    }

    private static String unescape(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '%') {
                plain.append((char) HexFormat.fromHexDigits(escaped, i + 1, i + 5));
                i += 4;
            } else {
                plain.append(escaped.charAt(i));
            }
        }
        return plain.toString();
    }

    private static String nameOf(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}

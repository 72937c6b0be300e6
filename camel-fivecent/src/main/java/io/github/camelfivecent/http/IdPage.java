package io.github.camelfivecent.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The ids of a page, newest first: 12 bytes each and no object, since a walk looks at few of them. */
public final class IdPage {

    private static final int BYTES = 12;
    private static final int DIGITS = 2 * BYTES;

    /** What each character is worth as a hex digit; -1 if it is none. {@link HexFormat} takes several times as long. */
    private static final byte[] VALUES = new byte[128];

    static {
        for (char c = 0; c < VALUES.length; c++) {
            VALUES[c] = (byte) Character.digit(c, 16);
        }
    }

    private final byte[] ids;
    private final BitSet none;
    private final int size;
    private final String nextPage;

    private IdPage(Builder ids, String nextPage) {
        this.ids = ids.packed;
        this.none = ids.none;
        this.size = ids.size;
        this.nextPage = ids.size == 0 ? null : nextPage;
    }

    /**
     * A page of given ids.
     *
     * @param ids      the ids, newest first
     * @param nextPage where the next page begins, or null
     */
    public static IdPage of(List<String> ids, String nextPage) {
        Builder page = new Builder();
        for (String id : ids) {
            char[] digits = id == null ? new char[0] : id.toCharArray();
            page.add(digits, 0, digits.length);
        }
        return page.page(nextPage);
    }

    /** What a character is worth as a hex digit; -1 if it is none. */
    public static int digit(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    public int size() {
        return size;
    }

    /** Where the next page begins; null on the last page. */
    public String nextPage() {
        return nextPage;
    }

    /** An id in lower-case digits, or null if the item had none of 24 hex digits. */
    public String get(int index) {
        return none.get(index) ? null : HexFormat.of().formatHex(ids, index * BYTES, (index + 1) * BYTES);
    }

    /** All ids. */
    public List<String> all() {
        return IntStream.range(0, size).mapToObj(this::get).toList();
    }

    /** The last id, that of the oldest item. */
    public String last() {
        return get(size - 1);
    }

    static final class Builder {

        private final BitSet none = new BitSet();
        private byte[] packed = {};
        private int size;

        /** Takes the id of an item and passes over the rest of it; an item may also be no more than its id. */
        void read(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                add(json);
                return;
            }
            boolean found = false;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (!found && "id".equals(name)) {
                    found = true;
                    add(json);
                }
                json.skipChildren();
            }
            if (!found) {
                add(new char[0], 0, 0);
            }
        }

        private void add(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                add(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            } else {
                add(new char[0], 0, 0);
            }
        }

        private void add(char[] text, int offset, int length) {
            if (packed.length == size * BYTES) {
                packed = Arrays.copyOf(packed, Math.max(64, 2 * size) * BYTES);
            }
            boolean valid = length == DIGITS;
            for (int i = 0; valid && i < BYTES; i++) {
                int high = digit(text[offset + 2 * i]);
                int low = digit(text[offset + 2 * i + 1]);
                valid = high >= 0 && low >= 0;
                packed[size * BYTES + i] = (byte) (high << 4 | low);
            }
            none.set(size, !valid);
            size++;
        }

        IdPage page(String nextPage) {
            return new IdPage(this, nextPage);
        }
    }
}

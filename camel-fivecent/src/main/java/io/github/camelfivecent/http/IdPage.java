package io.github.camelfivecent.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The ids of a page, newest first: 12 bytes each and no object, since a walk looks at few of them. */
public final class IdPage {

    private static final int BYTES = 12;
    private static final int DIGITS = 2 * BYTES;
    private static final byte[] NONE = {};

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
            byte[] digits = id == null ? NONE : id.getBytes(StandardCharsets.UTF_8);
            if (digits.length != DIGITS || !page.add(digits, 0)) {
                page.addNone();
            }
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

        /** Takes an id of 24 hex digits; false if it is none. */
        boolean add(byte[] text, int offset) {
            if (packed.length < (size + 1) * BYTES) {
                packed = Arrays.copyOf(packed, Math.max(1024, 2 * size) * BYTES);
            }
            for (int i = 0; i < BYTES; i++) {
                int high = digit((char) text[offset + 2 * i]);
                int low = digit((char) text[offset + 2 * i + 1]);
                if ((high | low) < 0) {
                    return false;
                }
                packed[size * BYTES + i] = (byte) (high << 4 | low);
            }
            size++;
            return true;
        }

        /** An item without such an id. */
        void addNone() {
            none.set(size++);
        }

        IdPage page(String nextPage) {
            return new IdPage(this, nextPage);
        }
    }
}

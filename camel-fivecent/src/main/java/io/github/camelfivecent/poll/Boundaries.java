package io.github.camelfivecent.poll;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

/** A stack of page boundaries, newest at the bottom: 12 bytes and a bit a page, so that a list of any length fits. */
final class Boundaries {

    private static final int BYTES = 12;

    private final long slack;
    private final BitSet unread = new BitSet();
    private byte[] ids = new byte[BYTES * 16];
    private int size;

    /**
     * Creates an empty stack.
     *
     * @param slack seconds by which the ids of a list may be out of order
     */
    Boundaries(long slack) {
        this.slack = slack;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean hasOne() {
        return size == 1;
    }

    /**
     * Adds the id at which the next older page begins.
     *
     * @param isUnread whether that page has to be read
     * @throws PagingException if the list does not get older
     */
    void push(String id, boolean isUnread) {
        byte[] bytes = HexFormat.of().parseHex(id);
        long second = ObjectId.second(id);
        for (int i = size - 1; i >= 0; i--) {
            long before = ObjectId.second(get(i));
            if (second > before + slack || Arrays.equals(bytes, 0, BYTES, ids, i * BYTES, (i + 1) * BYTES)) {
                throw new PagingException("its pages do not get older: after " + peek() + " comes " + id);
            }
            if (before > second + slack) {
                // What is newer than this cannot come again without a step back that is larger than the slack.
                break;
            }
        }
        if (ids.length == size * BYTES) {
            ids = Arrays.copyOf(ids, ids.length * 2);
        }
        System.arraycopy(bytes, 0, ids, size * BYTES, BYTES);
        unread.set(size, isUnread);
        size++;
    }

    String peek() {
        return get(size - 1);
    }

    /** Whether the page that begins at the last boundary has to be read. */
    boolean isUnread() {
        return unread.get(size - 1);
    }

    /** Has the page that begins at the last boundary read, even if it was not to be. */
    void readAgain() {
        unread.set(size - 1);
    }

    void pop() {
        size--;
    }

    private String get(int index) {
        return HexFormat.of().formatHex(ids, index * BYTES, (index + 1) * BYTES);
    }
}

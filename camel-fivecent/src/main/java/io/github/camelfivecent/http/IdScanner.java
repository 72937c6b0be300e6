package io.github.camelfivecent.http;

import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the ids of a page without making tokens of all else that is on it, which takes a fraction of the time: a walk
 * reads every page for its ids before it reads it for its items. What is around the list is set aside for Jackson. A list
 * that is cut off, or whose brackets do not match, is found out; what is in an item beside its id is for the second
 * reading to judge.
 */
final class IdScanner {

    private static final int MAX_DEPTH = 32;
    private static final int DIGITS = 24;

    private final InputStream in;
    private final String key;
    private final IdPage.Builder ids;
    private final ByteArrayOutputStream around = new ByteArrayOutputStream(256);
    private final byte[] buffer;
    private int at;
    private int end;
    private boolean copies = true;

    private IdScanner(InputStream in, byte[] buffer, String key, IdPage.Builder ids) {
        this.in = in;
        this.buffer = buffer;
        this.key = key;
        this.ids = ids;
    }

    /**
     * Reads the ids of a list.
     *
     * @param  answer has the list in one of its fields
     * @param  key    the name of that field
     * @param  ids    takes the ids
     * @return        the answer, with nothing in the list
     * @throws UnreadableAnswerException if the list is no JSON, or ends in the middle
     */
    static InputStream scan(InputStream answer, String key, IdPage.Builder ids) throws IOException {
        BufferRecycler buffers = Json.buffers();
        byte[] buffer = buffers.allocByteBuffer(BufferRecycler.BYTE_READ_IO_BUFFER);
        IdScanner scanner = new IdScanner(answer, buffer, key, ids);
        try {
            scanner.answer();
        } finally {
            buffers.releaseByteBuffer(BufferRecycler.BYTE_READ_IO_BUFFER, buffer);
        }
        return new ByteArrayInputStream(scanner.around.toByteArray());
    }

    /** Where it is not what it should be it ends, with what is wrong at the end of what Jackson is given. */
    private void answer() throws IOException {
        int c = next();
        if (c != '{') {
            around.write(buffer, at, end - at);
            in.transferTo(around);
            return;
        }
        do {
            c = next();
        } while (c == ',' || c == '"' && field());
    }

    private boolean field() throws IOException {
        int from = around.size();
        if (!text()) {
            return false;
        }
        boolean isList = isKey(Arrays.copyOfRange(around.toByteArray(), from, around.size() - 1));
        if (next() != ':') {
            return false;
        }
        copies = false;
        int first = next();
        if (isList && (first == '[' || first == '{')) {
            if (first == '[') {
                items();
            } else {
                item();
            }
            around.writeBytes(new byte[] {'[', ']'});
            copies = true;
            return true;
        }
        copies = true;
        if (first < 0) {
            return false;
        }
        around.write(first);
        return value(first);
    }

    private boolean isKey(byte[] name) {
        return new String(name, StandardCharsets.UTF_8).trim().equals(key);
    }

    private void items() throws IOException {
        int c = next();
        while (c != ']') {
            item(c);
            c = next();
            if (c == ',') {
                c = next();
                require(c != ']');
            } else {
                require(c == ']');
            }
        }
    }

    /** An item may also be no more than its id; null is none. */
    private void item(int first) throws IOException {
        if (first == '{') {
            item();
        } else if (first == '"') {
            id();
        } else {
            require(first >= 0 && first != ',' && first != '}' && value(first));
            if (first != 'n') {
                ids.addNone();
            }
        }
    }

    private void item() throws IOException {
        for (int c = next(); c != '}'; c = next()) {
            require(c == '"');
            boolean isId = isId();
            require(next() == ':');
            c = next();
            if (isId) {
                if (c == '"') {
                    id();
                } else {
                    require(c >= 0 && value(c));
                    ids.addNone();
                }
                require(nested('{'));
                return;
            }
            require(c >= 0 && value(c));
            c = next();
            if (c == '}') {
                break;
            }
            require(c == ',');
        }
        ids.addNone();
    }

    /** Reads the name of a field after its first quote, and says whether it is that of the id. */
    private boolean isId() throws IOException {
        if (holds(3) && buffer[at] == 'i' && buffer[at + 1] == 'd' && buffer[at + 2] == '"') {
            at += 3;
            return true;
        }
        require(text());
        return false;
    }

    private void id() throws IOException {
        if (holds(DIGITS + 1) && buffer[at + DIGITS] == '"' && ids.add(buffer, at)) {
            at += DIGITS + 1;
        } else {
            require(text());
            ids.addNone();
        }
    }

    /** Passes over a value that begins with this; false if it does not come to its end. */
    private boolean value(int first) throws IOException {
        if (first == '"') {
            return text();
        }
        if (first == '{' || first == '[') {
            return nested(first);
        }
        while (holds(1) && !endsScalar(buffer[at])) {
            pass(1);
        }
        return true;
    }

    private static boolean endsScalar(byte c) {
        return c == ',' || c == '}' || c == ']' || c <= ' ';
    }

    /** Passes over what is left of an object or a list. */
    private boolean nested(int first) throws IOException {
        long open = closing(first);
        int depth = 1;
        while (depth > 0 && holds(1)) {
            int to = at;
            while (to < end && !isBracketOrQuote(buffer[to])) {
                to++;
            }
            pass(to - at);
            int c = read();
            if (c == '{' || c == '[') {
                open = open << 1 | closing(c);
                depth++;
            } else if (c == '}' || c == ']') {
                if ((open & 1) != (c == '}' ? 1 : 0)) {
                    return false;
                }
                open >>= 1;
                depth--;
            }
            if (depth > MAX_DEPTH || c == '"' && !text()) {
                return false;
            }
        }
        return depth == 0;
    }

    private static boolean isBracketOrQuote(byte c) {
        return c == '"' || c == '{' || c == '}' || c == '[' || c == ']';
    }

    private static int closing(int bracket) {
        return bracket == '{' ? 1 : 0;
    }

    /** Passes over a text after its first quote; false if it has no last one. */
    private boolean text() throws IOException {
        while (holds(1)) {
            int to = at;
            while (to < end && buffer[to] != '"' && buffer[to] != '\\') {
                to++;
            }
            pass(to - at);
            int c = read();
            if (c == '"') {
                return true;
            }
            if (c == '\\') {
                read();
            }
        }
        return false;
    }

    private void pass(int bytes) {
        if (copies) {
            around.write(buffer, at, bytes);
        }
        at += bytes;
    }

    /** The next byte that is no space; -1 at the end. */
    private int next() throws IOException {
        int c = read();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = read();
        }
        return c;
    }

    private int read() throws IOException {
        if (at == end && !holds(1)) {
            return -1;
        }
        byte c = buffer[at++];
        if (copies) {
            around.write(c);
        }
        return c & 0xff;
    }

    /** Whether there are so many bytes more. */
    private boolean holds(int bytes) throws IOException {
        if (end - at >= bytes) {
            return true;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int got = 0;
        while (got >= 0 && end < bytes) {
            got = in.read(buffer, end, buffer.length - end);
            end += Math.max(got, 0);
        }
        return end >= bytes;
    }

    private void require(boolean isJson) throws IOException {
        if (!isJson) {
            throw new UnreadableAnswerException(
                    holds(1) ? "the answer is not the JSON that was expected" : "the answer is cut off");
        }
    }
}

package io.github.camelfivecent.sandbox.testing;

import java.util.List;

/** Not the messages that a test waited for. */
public final class MessagesError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient List<Message> found;

    MessagesError(String message, List<Message> found) {
        super(message);
        this.found = found;
    }

    /** Those that matched. */
    public List<Message> found() {
        return found;
    }
}

package io.github.camelfivecent.http;

import java.io.IOException;

/** An answer that is not what the service gives: not JSON, cut off, too large, or without what was asked for. */
final class UnreadableAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message) {
        super(message);
    }
}

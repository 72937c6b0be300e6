package io.github.camelfivecent.model;

/**
 * What a numeric status of an SMS means. The service's full list of codes is not published with its API; codes that are
 * not known here are {@link #UNKNOWN}, which is neither final nor a failure.
 */
public enum MessageStatus {
    QUEUED(false),
    SENT(false),
    /** Delivered to the handset; does not change any more. */
    DELIVERED(true),
    /** Not delivered; does not change any more. */
    FAILED(true),
    IN_PROGRESS(false),
    /** A message sent with {@code test}; does not change any more. */
    TEST(true),
    SCHEDULED(false),
    ACCEPTED(false),
    /** Was scheduled, and cancelled before it was sent; does not change any more. */
    CANCELLED(true),
    SENDING(false),
    UNKNOWN(false);

    private final boolean terminal;

    MessageStatus(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether a message in this status keeps it for good. */
    public boolean isFinal() {
        return terminal;
    }

    /**
     * The meaning of a status as the service gives it.
     *
     * @param  code the numeric status, or null
     * @param  text the status text, which alone tells a test message from one in progress; may be null
     * @return      the meaning, {@link #UNKNOWN} for a code that is not known
     */
    public static MessageStatus of(Integer code, String text) {
        if (code == null) {
            return UNKNOWN;
        }
        return switch (code) {
            case 1000 -> QUEUED;
            case 1001 -> SENT;
            case 1002 -> DELIVERED;
            case 1003 -> FAILED;
            case 1004 -> "Test Message".equalsIgnoreCase(text) ? TEST : IN_PROGRESS;
            case 1005, 1527 -> SCHEDULED;
            case 1006 -> ACCEPTED;
            case 1007 -> CANCELLED;
            case 1011 -> SENDING;
            default -> UNKNOWN;
        };
    }
}

package io.github.camelfivecent.sandbox.domain;

/** The states of a sent SMS that the sandbox uses, with their codes and texts. */
public enum SmsStatus {
    /** Waits in the service's queue. */
    QUEUED(1000, "Queued"),
    /** Handed to the network. */
    SENT(1001, "Sent"),
    /** Delivered; final. */
    DELIVERED(1002, "Sent (Delivery Confirmed)"),
    /** Failed; final. */
    FAILED(1003, "Failed"),
    /** On its way. */
    IN_PROGRESS(1004, "Delivery In Progress"),
    /** A simulated send, not delivered and not charged; final. */
    TEST(1004, "Test Message"),
    /** Waits for its time. */
    SCHEDULED(1005, "Scheduled"),
    /** Scheduled and then cancelled; final. */
    CANCELLED(1007, "Cancelled"),
    /** Being sent: what a send answers with. */
    SENDING(1011, "Sending...");

    private final int code;
    private final String text;

    SmsStatus(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number in {@code status}. */
    public int code() {
        return code;
    }

    /** The text in {@code status_text}. */
    public String text() {
        return text;
    }
}

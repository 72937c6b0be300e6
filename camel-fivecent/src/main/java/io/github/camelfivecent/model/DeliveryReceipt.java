package io.github.camelfivecent.model;

/**
 * A delivery receipt: the new status of a sent SMS, as the delivery webhook tells it.
 *
 * @param id         id of the message, 24 hex digits
 * @param status     numeric status; see {@link MessageStatus}
 * @param statusText the status in words
 */
public record DeliveryReceipt(String id, Integer status, String statusText) implements FivecentRecord {

    /** What the status means. */
    public MessageStatus state() {
        return MessageStatus.of(status, statusText);
    }
}

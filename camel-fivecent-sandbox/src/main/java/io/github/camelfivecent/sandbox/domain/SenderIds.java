package io.github.camelfivecent.sandbox.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The sender IDs of an account. */
public final class SenderIds {
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z]{1,11}");
    private static final int SHORTEST_NAME = 3;
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{8,15}");

    private final List<StoredSenderId> all = new ArrayList<>();
    private final ObjectIds ids;
    private final Timetable timetable;

    SenderIds(ObjectIds ids, Timetable timetable) {
        this.ids = ids;
        this.timetable = timetable;
    }

    /** Registers a sender ID: a name waits for approval, a number to be verified. */
    public synchronized StoredSenderId create(String senderId) {
        if (senderId == null || senderId.isEmpty()) {
            throw Refusal.of("Missing Sender ID");
        }
        boolean number = NUMBER.matcher(senderId).matches();
        boolean known = all.stream().anyMatch(one -> one.senderId().equalsIgnoreCase(senderId));
        if (known || senderId.length() < SHORTEST_NAME) {
            throw Refusal.of("Invalid new Sender ID").assuming(Assumption.SENDER_IDS);
        }
        if (!number && !NAME.matcher(senderId).matches()) {
            throw Refusal.of("Invalid new Sender ID");
        }
        return add(senderId, number ? "unverified" : "pending");
    }

    /** Removes one, or refuses. */
    public synchronized void delete(String id) {
        if (!all.removeIf(one -> one.id().equals(id))) {
            throw Refusal.of("Failed (Unauthorised)").assuming(Assumption.SENDER_IDS, Assumption.ERROR_TEXT);
        }
    }

    /** Whether this sender ID is registered and approved. */
    public synchronized boolean approved(String senderId) {
        return all.stream()
                .anyMatch(one -> one.senderId().equalsIgnoreCase(senderId)
                        && one.status().equals("approved"));
    }

    /** All, in the order in which they were registered. */
    public synchronized List<StoredSenderId> all() {
        return List.copyOf(all);
    }

    synchronized StoredSenderId add(String senderId, String status) {
        StoredSenderId added = new StoredSenderId(ids.next(timetable.now()), senderId, status);
        all.add(added);
        return added;
    }

    synchronized void status(String senderId, String status) {
        if (all.stream().noneMatch(one -> one.senderId().equalsIgnoreCase(senderId))) {
            throw new IllegalArgumentException("There is no sender ID " + senderId);
        }
        all.replaceAll(one ->
                one.senderId().equalsIgnoreCase(senderId) ? new StoredSenderId(one.id(), one.senderId(), status) : one);
    }

    synchronized void restore(List<StoredSenderId> senderIds) {
        all.addAll(senderIds);
    }

    synchronized void clear() {
        all.clear();
    }
}

package io.github.camelfivecent.poll;

import io.github.camelfivecent.cursor.Cursor;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which messages were told of, and with which status those that have no final one yet: they are followed. What is final or
 * too old takes no memory.
 */
public final class StatusPosition implements Position {

    private static final int ID = 24;
    private static final int SECOND = 8;

    /**
     * What a message was last seen to be.
     *
     * @param status     its status
     * @param isFinal    whether it keeps that status for good
     * @param sentSecond epoch second at which it was or will be sent
     */
    public record Seen(String status, boolean isFinal, long sentSecond) {}

    private record Followed(String status, long second) {}

    private final Progress progress;
    private final Function<Object, Seen> seen;
    private final long maxAge;
    private final TreeMap<String, Followed> followed = new TreeMap<>();
    private final Set<String> withTheRoute = new HashSet<>();
    private Cursor known;
    private Cursor stored;

    /**
     * Begins where a cursor stands.
     *
     * @param cursor   where it stands
     * @param progress over the messages themselves, from the same cursor
     * @param seen     tells of the body of an offer what it is
     * @param maxAge   how many seconds a message is followed
     */
    public StatusPosition(Cursor cursor, Progress progress, Function<Object, Seen> seen, long maxAge) {
        this.progress = progress;
        this.seen = seen;
        this.maxAge = maxAge;
        cursor.fields().forEach(this::parse);
    }

    /** The ids of the messages that are followed, oldest first; those that have become too old no longer are. */
    public synchronized List<String> followed(Instant now) {
        followed.entrySet()
                .removeIf(message -> !withTheRoute.contains(message.getKey())
                        && isTooOld(message.getValue().second(), now));
        return List.copyOf(followed.keySet());
    }

    /** Whether a message that is followed has another status than it was last told of with, and is not with the route. */
    public synchronized boolean isChanged(String id, Object body) {
        Followed last = followed.get(id);
        return last != null
                && !withTheRoute.contains(id)
                && !last.status().equals(seen.apply(body).status());
    }

    /** Follows a message without having told of it. */
    public synchronized void follow(String id, Object body, Instant now) {
        Seen present = seen.apply(body);
        long second = Math.max(ObjectId.second(id), present.sentSecond());
        if (present.isFinal() || isTooOld(second, now)) {
            followed.remove(id);
        } else {
            followed.put(id, new Followed(present.status(), second));
        }
    }

    /** A message is no longer there. */
    public synchronized void gone(String id) {
        followed.remove(id);
    }

    @Override
    public synchronized void begun(Offer offer) {
        if (followed.containsKey(offer.place())) {
            withTheRoute.add(offer.place());
        } else {
            progress.begun(offer);
        }
    }

    @Override
    public synchronized void done(Offer offer) {
        if (!followed.containsKey(offer.place())) {
            progress.done(offer);
        }
        withTheRoute.remove(offer.place());
        follow(offer.place(), offer.body(), Instant.now());
    }

    @Override
    public synchronized void failed(Offer offer) {
        if (!withTheRoute.remove(offer.place())) {
            progress.failed(offer);
        }
    }

    @Override
    public synchronized Cursor cursor(Instant now) {
        Cursor messages = progress.cursor(now);
        Map<String, String> statuses = fields();
        if (messages != known || !statuses.equals(stored.fields())) {
            known = messages;
            stored = messages.withFields(statuses, now);
        }
        return stored;
    }

    /** The messages of each status, as fields of a cursor. */
    private Map<String, String> fields() {
        Map<String, StringBuilder> messages = new TreeMap<>();
        followed.forEach((id, message) -> messages.computeIfAbsent(message.status(), status -> new StringBuilder())
                .append(id)
                .append(HexFormat.of().toHexDigits(message.second(), SECOND)));
        Map<String, String> fields = new HashMap<>();
        messages.forEach((status, ids) -> fields.put(status, ids.toString()));
        return fields;
    }

    private void parse(String status, String messages) {
        for (int i = 0; i < messages.length(); i += ID + SECOND) {
            followed.put(
                    messages.substring(i, i + ID),
                    new Followed(status, HexFormat.fromHexDigitsToLong(messages, i + ID, i + ID + SECOND)));
        }
    }

    private boolean isTooOld(long second, Instant now) {
        return second < now.getEpochSecond() - maxAge;
    }
}

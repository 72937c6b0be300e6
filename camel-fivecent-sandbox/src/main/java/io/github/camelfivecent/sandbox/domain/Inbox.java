package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The messages that came in to an account. */
public final class Inbox {
    /** How many are on a page. */
    public static final int PAGE = 50;

    private static final Set<String> OPT_OUT_WORDS =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "OPT OUT", "OPT-OUT", "CANCEL", "END", "QUIT");

    private final Shelf<StoredInbound> shelf = new Shelf<>();
    private final ObjectIds ids;
    private final Contacts contacts;
    private final OptOuts optOuts;
    private final Conversations conversations;
    private final AccountListener listener;
    private final Gate gate;

    Inbox(
            ObjectIds ids,
            Contacts contacts,
            OptOuts optOuts,
            Conversations conversations,
            AccountListener listener,
            Gate gate) {
        this.ids = ids;
        this.contacts = contacts;
        this.optOuts = optOuts;
        this.conversations = conversations;
        this.listener = listener;
        this.gate = gate;
    }

    /** Takes a message that comes in now; one that says only STOP or the like opts its sender out as well. */
    StoredInbound receive(String from, String to, String text, List<String> images, Instant now) {
        return gate.change(() -> {
            StoredInbound message = new StoredInbound(
                    shelf.newId(ids, now),
                    from,
                    to,
                    text,
                    now,
                    contacts.nameOf(from),
                    conversations.lastSentTo(from),
                    images);
            add(message, conversations.follow(now));
            if (optsOut(text)) {
                optOuts.byWord(from);
                optOuts.optOut(from, now);
            }
            return message;
        });
    }

    /** Puts a message in as it is. */
    public void add(StoredInbound message) {
        gate.change(() -> add(message, message.receivedAt()));
    }

    private void add(StoredInbound message, Instant inConversation) {
        shelf.add(message.id(), message);
        conversations.received(message, inConversation);
        listener.received(message);
    }

    /** Adds many messages from as many phones, the last the newest; they are in no conversation. */
    void seed(int count, Instant now) {
        shelf.seed(count, now, Inbox::seeded);
    }

    /** A page, newest first, of those below an id or from the top when it is null. */
    public List<StoredInbound> page(String after) {
        return shelf.page(after, PAGE);
    }

    /** The newest, so many at most, newest first. */
    public List<StoredInbound> newest(int limit) {
        return shelf.page(null, limit);
    }

    /** All that came one by one, and of each seeding the newest, so many at most; in no order. */
    public List<StoredInbound> received(int ofEachSeeding) {
        return shelf.items(ofEachSeeding);
    }

    /** The message with this id. */
    public Optional<StoredInbound> find(String id) {
        return shelf.find(id);
    }

    /** Deletes a message, or refuses as the service does. */
    public StoredInbound delete(String id) {
        return shelf.remove(id).orElseThrow(() -> Refusal.of("Failed (Unauthorised)"));
    }

    /** Takes a message away, as if it had never been. */
    public boolean remove(String id) {
        return shelf.remove(id).isPresent();
    }

    /** All in the order in which they came. */
    public List<StoredInbound> all() {
        return shelf.inOrder();
    }

    /** How many there are. */
    public int size() {
        return shelf.size();
    }

    long changes() {
        return shelf.changes();
    }

    void clear() {
        shelf.clear();
    }

    ShelfState<StoredInbound> state() {
        return shelf.state();
    }

    void restore(ShelfState<StoredInbound> state) {
        shelf.restore(state, StoredInbound::id, seed -> new Seed<>(seed, Inbox::seeded));
        state.slots().stream()
                .filter(slot -> optsOut(slot.item().text()))
                .forEach(slot -> optOuts.byWord(slot.item().from()));
    }

    private static boolean optsOut(String text) {
        return OPT_OUT_WORDS.contains(text.strip().replaceAll("[.!]+$", "").toUpperCase(Locale.ROOT));
    }

    private static StoredInbound seeded(int index, String id, Instant at) {
        return new StoredInbound(id, Numbers.seeded(index), "61480000000", "Message " + index, at, "", "", List.of());
    }
}

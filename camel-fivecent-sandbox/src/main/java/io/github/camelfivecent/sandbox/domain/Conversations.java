package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The two-way conversations of an account, one for each phone. */
public final class Conversations {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,12})_([0-9a-f]{24})");

    private record Place(long lastMessageAt, String id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::lastMessageAt).thenComparing(Place::id);

        static Place of(StoredConversation conversation) {
            return new Place(conversation.lastMessageAt().getEpochSecond(), conversation.id());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final ObjectIds ids;
    private final Flags flags;
    private final VirtualNumbers virtualNumbers;
    private final Contacts contacts;
    private final NavigableMap<Place, StoredConversation> byPlace = new TreeMap<>();
    private final Map<String, StoredConversation> byNumber = new HashMap<>();
    private final Map<String, Correspondence> threads = new HashMap<>();
    private Instant latest;
    private long changes;

    Conversations(ObjectIds ids, Flags flags, VirtualNumbers virtualNumbers, Contacts contacts) {
        this.ids = ids;
        this.flags = flags;
        this.virtualNumbers = virtualNumbers;
        this.contacts = contacts;
    }

    /**
     * Refuses, with the documented error codes, unless conversations may be read.
     *
     * @throws Refusal with the code {@code threads_disabled} or {@code no_vmn}
     */
    public void requireReadable() {
        if (!flags.has(Flag.THREADS)) {
            throw Refusal.withCode(
                    "Conversations are not enabled for this account. Enable Conversations in your 5cSMS dashboard"
                            + " settings, or contact support to turn on two-way messaging.",
                    "threads_disabled");
        }
        if (virtualNumbers.all().isEmpty()) {
            throw Refusal.withCode(
                    "Conversations require a dedicated virtual mobile number (VMN). Add a VMN in your 5cSMS dashboard"
                            + " under Virtual Numbers, then inbound replies will thread automatically.",
                    "no_vmn");
        }
    }

    /**
     * Conversations that match, the one with the newest message first.
     *
     * @param before the cursor of the one to go on below, or null for the top
     * @param limit how many at most
     */
    public synchronized List<StoredConversation> page(
            String before, int limit, Predicate<StoredConversation> matching) {
        NavigableMap<Place, StoredConversation> below =
                before == null ? byPlace : byPlace.headMap(parse(before), false);
        return below.descendingMap().values().stream()
                .filter(matching)
                .limit(limit)
                .toList();
    }

    /** The conversation with this phone, whatever form its number is given in. */
    public synchronized Optional<StoredConversation> byNumber(String number) {
        return Optional.ofNullable(byNumber.get(Numbers.international(number)));
    }

    /** The conversation with this id, or the service's refusal. */
    public synchronized StoredConversation get(String id) {
        return byNumber.get(correspondence(id).remoteNumber());
    }

    /** The messages of a conversation that match, oldest first. */
    public synchronized List<ThreadMessage> messages(String id, Predicate<ThreadMessage> matching) {
        return correspondence(id).messages().stream().filter(matching).toList();
    }

    /**
     * The number of the account on which this phone answers: the one that the last message between them had, as long as
     * the account has it, or else the first; none without virtual numbers.
     */
    public Optional<String> localNumber(String phone) {
        return byNumber(phone)
                .map(StoredConversation::lastLocalNumber)
                .filter(local ->
                        virtualNumbers.localNumber(local).filter(local::equals).isPresent())
                .or(() -> virtualNumbers.localNumber(""));
    }

    /**
     * The time of a message that comes now: not before that of one that came earlier, even if the clock went back, so
     * that who has read up to that one finds it.
     */
    synchronized Instant follow(Instant now) {
        latest = latest == null || now.isAfter(latest) ? now : latest;
        return latest;
    }

    /** Marks a conversation as read. */
    public synchronized StoredConversation read(String id) {
        StoredConversation conversation = get(id).read();
        put(conversation);
        return conversation;
    }

    /** All, the one with the newest message first. */
    public List<StoredConversation> all() {
        return page(null, Integer.MAX_VALUE, conversation -> true);
    }

    void sent(StoredSms sms, Instant at) {
        virtualNumbers
                .localNumber(sms.sender())
                .ifPresent(local ->
                        add(sms.destination(), local, new ThreadMessage(sms.id(), sms.text(), at, false, List.of())));
    }

    void received(StoredInbound message, Instant at) {
        add(
                message.from(),
                Numbers.international(message.to()),
                new ThreadMessage(message.id(), message.text(), at, true, message.images()));
    }

    /** The id of the last SMS to this phone, or empty. */
    synchronized String lastSentTo(String phone) {
        return byNumber(phone)
                .map(conversation -> correspondence(conversation.id()).lastSent())
                .orElse("");
    }

    synchronized void clear() {
        byPlace.clear();
        byNumber.clear();
        threads.clear();
        latest = null;
        changes++;
    }

    /** A number that is another one after each change. */
    synchronized long changes() {
        return changes;
    }

    /** The latest time of a message that came when it was new, or null. */
    synchronized Instant latest() {
        return latest;
    }

    /**
     * What is kept of a conversation.
     *
     * @param summary what a list of conversations shows
     * @param messages its messages, oldest first
     */
    public record State(StoredConversation summary, List<ThreadMessage> messages) {}

    synchronized List<State> state() {
        return byPlace.values().stream()
                .map(summary ->
                        new State(summary, List.copyOf(threads.get(summary.id()).messages())))
                .toList();
    }

    synchronized void restore(List<State> states, Instant latestTime) {
        latest = latestTime;
        for (State state : states) {
            StoredConversation summary = state.summary();
            threads.put(summary.id(), new Correspondence(summary.remoteNumber(), new ArrayList<>(state.messages())));
            put(summary);
        }
    }

    private synchronized void add(String phone, String localNumber, ThreadMessage message) {
        String number = Numbers.international(phone);
        String name = contacts.nameOf(number);
        StoredConversation existing = byNumber.get(number);
        if (existing == null) {
            existing = new StoredConversation(
                    ids.next(message.at()), number, name, message.at(), false, false, localNumber, message.at());
            threads.put(existing.id(), new Correspondence(number, new ArrayList<>()));
        }
        put(existing.with(message, name, localNumber));
        insert(threads.get(existing.id()).messages(), message);
    }

    private void put(StoredConversation conversation) {
        changes++;
        StoredConversation before = byNumber.put(conversation.remoteNumber(), conversation);
        if (before != null) {
            byPlace.remove(Place.of(before));
        }
        byPlace.put(Place.of(conversation), conversation);
    }

    private Correspondence correspondence(String id) {
        Correspondence thread = threads.get(id);
        if (thread == null) {
            throw Refusal.of("Failed (Conversation Not Found)");
        }
        return thread;
    }

    /** Nearly always at the end: only an inserted or scheduled message is not the newest. */
    private static void insert(List<ThreadMessage> messages, ThreadMessage message) {
        int index = messages.size();
        while (index > 0 && messages.get(index - 1).at().isAfter(message.at())) {
            index--;
        }
        messages.add(index, message);
    }

    private static Place parse(String cursor) {
        var matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw Refusal.of("Failed (Invalid Page)").assuming(Assumption.CONVERSATIONS, Assumption.ERROR_TEXT);
        }
        return new Place(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    private record Correspondence(String remoteNumber, List<ThreadMessage> messages) {
        String lastSent() {
            for (int index = messages.size() - 1; index >= 0; index--) {
                if (!messages.get(index).inbound()) {
                    return messages.get(index).id();
                }
            }
            return "";
        }
    }
}

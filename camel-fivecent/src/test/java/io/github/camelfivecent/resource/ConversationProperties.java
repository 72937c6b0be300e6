package io.github.camelfivecent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.CursorCodec;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.ConversationPage;
import io.github.camelfivecent.poll.ConversationPosition;
import io.github.camelfivecent.poll.Offer;
import io.github.camelfivecent.poll.Pages;
import io.github.camelfivecent.poll.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever messages come in, also late ones and many in a second, and whenever it is stopped: each is given once. */
class ConversationProperties {

    private static final int OVERLAP = 20;
    private static final int PAGE = 4;

    private final Map<String, List<ConversationMessage>> conversations = new TreeMap<>();
    private final List<String> given = new ArrayList<>();
    private final Set<String> all = new HashSet<>();
    private long now = 1_000_000;
    private int made;
    private String stored;
    private ConversationPosition position;
    private Random random;

    @Property(tries = 60)
    void losesAndRepeatsNothing(@ForAll long seed) {
        random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            now += random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(3);
            for (int messages = random.nextInt(8); messages > 0; messages--) {
                receive();
            }
            poll(random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(6));
            if (random.nextInt(4) == 0) {
                position = null;
            }
        }
        for (int i = 0; i < 3; i++) {
            poll(Integer.MAX_VALUE);
        }
        assertThat(Set.copyOf(given)).isEqualTo(all);
        assertThat(given).hasSameSizeAs(all);
    }

    /** A message, now or as late as the overlap allows, in one of a few conversations. */
    private void receive() {
        long second = random.nextInt(3) == 0 ? now - random.nextInt(OVERLAP) : now;
        String id = String.format("%08x%016x", second + random.nextInt(2), ++made);
        String conversation = String.format("%024x", random.nextInt(5));
        conversations
                .computeIfAbsent(conversation, any -> new ArrayList<>())
                .add(new ConversationMessage(
                        id, "Hi", Instant.ofEpochSecond(second), "MO", null, null, null, null, null, List.of()));
        all.add(id);
    }

    /** Does as the consumer does, up to so many messages. */
    private void poll(int most) {
        Instant clock = Instant.ofEpochSecond(now);
        if (position == null) {
            Cursor cursor = CursorCodec.decode("model", Cursor.Kind.CONVERSATION, stored)
                    .orElse(Cursor.start(Cursor.Kind.CONVERSATION, clock));
            position = new ConversationPosition(cursor, OVERLAP);
        }
        List<String> newer = conversations.keySet().stream()
                .filter(conversation -> newest(conversation) > position.floor())
                .toList();
        // The newest message of a conversation may be one that is scheduled, so that its time says nothing.
        long until = position.walkBegun(
                random.nextInt(3) == 0
                        ? now
                        : newer.stream().mapToLong(this::newest).max().orElse(0));
        int left = most;
        for (String conversation : newer) {
            if (!position.isVisited(conversation)) {
                left = walk(conversation, until, left);
                if (left < 0) {
                    stored = CursorCodec.encode(position.cursor(clock));
                    return;
                }
                position.left(clock);
            }
        }
        position.walked(clock);
        stored = CursorCodec.encode(position.cursor(clock));
    }

    private int walk(String conversation, long until, int most) {
        long floor = position.enter(conversation);
        Pages<ConversationMessage> pages = pages(conversation, until);
        Walk<ConversationMessage> walk = new Walk<>(pages, floor, 0, position::isNew);
        int left = most;
        long before = 0;
        while (!walk.isDone()) {
            for (ConversationMessage message : walk.page()) {
                String place = pages.id(message);
                if (position.isNew(place)) {
                    if (left-- == 0) {
                        return -1;
                    }
                    assertThat(message.timestamp().getEpochSecond()).isGreaterThanOrEqualTo(before);
                    before = message.timestamp().getEpochSecond();
                    Offer offer = Offer.item(place, message, Map.of());
                    position.begun(offer);
                    given.add(message.id());
                    position.done(offer);
                }
            }
            walk.pageDone();
        }
        return left;
    }

    private Pages<ConversationMessage> pages(String conversation, long until) {
        return new MessagePages(
                until,
                before -> {
                    List<ConversationMessage> older = messages(conversation, second -> second < before);
                    List<ConversationMessage> page = older.subList(Math.max(0, older.size() - PAGE), older.size());
                    return page(page, older.size() > page.size());
                },
                since -> page(messages(conversation, second -> second > since), null));
    }

    /** Oldest first; which of a second comes first is not by id. */
    private List<ConversationMessage> messages(String conversation, Predicate<Long> matching) {
        return conversations.get(conversation).stream()
                .filter(message -> matching.test(message.timestamp().getEpochSecond()))
                .sorted(Comparator.comparing(ConversationMessage::timestamp)
                        .thenComparing(message -> message.id().hashCode()))
                .toList();
    }

    private static ConversationPage page(Collection<ConversationMessage> messages, Boolean hasMore) {
        return new ConversationPage(null, List.copyOf(messages), hasMore, null, null, null, null, null);
    }

    private long newest(String conversation) {
        return conversations.get(conversation).stream()
                .mapToLong(message -> message.timestamp().getEpochSecond())
                .max()
                .orElseThrow();
    }
}

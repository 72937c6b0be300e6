package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.model.Conversation;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.operation.PageIterator;
import io.github.camelfivecent.poll.ConversationPosition;
import io.github.camelfivecent.poll.Offer;
import io.github.camelfivecent.poll.Pages;
import io.github.camelfivecent.poll.PagingException;
import io.github.camelfivecent.poll.Position;
import io.github.camelfivecent.poll.Progress;
import io.github.camelfivecent.poll.Walk;
import io.github.camelfivecent.resource.ConversationReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each message of all conversations, or of one: conversation by conversation, in each the oldest message first. It
 * reads them in a way that leaves them unread.
 */
final class ConversationConsumer extends FivecentConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationConsumer.class);
    private static final Set<String> GATES = Set.of("threads_disabled", "no_vmn");

    private final ConversationReader reader;
    private ConversationPosition position;
    private NavigableMap<String, Conversation> waiting;
    private long until;
    private Walk<ConversationMessage> walk;
    private String number;

    ConversationConsumer(FivecentEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.reader = new ConversationReader(endpoint::client, this::isPollAllowed);
        this.number = configuration.getNumber();
    }

    @Override
    protected Kind kind() {
        return Kind.CONVERSATION;
    }

    @Override
    protected void startOver() {
        waiting = null;
        walk = null;
    }

    @Override
    protected Cursor initialCursor() {
        Instant now = Instant.now();
        String initial = configuration.getInitialPosition();
        return switch (initial) {
            case "earliest" -> Cursor.start(kind(), now);
            case "latest" -> latest(now);
            default -> new Cursor(kind(), null, Progress.item(initial).second() - 1, Map.of(), Map.of(), now);
        };
    }

    /** What is there now counts as done; what shows up later does not, even if it is older by up to the overlap. */
    private Cursor latest(Instant now) {
        Conversation newest = isOneWanted() ? only() : reader.newest();
        if (newest == null) {
            return Cursor.start(kind(), now);
        }
        long second = notLaterThan(now, newest);
        long floor = second - overlapSeconds() - 1;
        Map<String, Long> done = new LinkedHashMap<>();
        for (String conversation : conversations(floor).keySet()) {
            Pages<ConversationMessage> pages = reader.messages(conversation, second);
            PageIterator<ConversationMessage> newestFirst = new PageIterator<>("conversations.older", pages::items);
            while (newestFirst.hasNext()) {
                Cursor.Item place = Progress.item(pages.id(newestFirst.next()));
                if (place.second() <= floor) {
                    break;
                }
                done.put(place.id(), place.second());
            }
        }
        return new Cursor(kind(), null, floor, done, Map.of(), now);
    }

    @Override
    protected Position positionAt(Cursor cursor) {
        position = new ConversationPosition(cursor, overlapSeconds());
        return position;
    }

    @Override
    protected void giveAll() {
        try {
            if (waiting == null) {
                waiting = conversations(position.floor());
                until = position.walkBegun(newest(waiting));
            }
            walkOn();
        } catch (PagingException | FivecentRequestException e) {
            startOver();
            throw e;
        } finally {
            if (walk != null && walk.isAtNewest()) {
                // What is left of the newest page is read afresh, since messages may be deleted until then.
                walk = null;
            }
        }
    }

    private void walkOn() {
        while (!waiting.isEmpty()) {
            Conversation conversation = waiting.firstEntry().getValue();
            if (!position.isVisited(conversation.id())) {
                if (!giveAll(conversation)) {
                    return;
                }
                position.left(Instant.now());
            }
            waiting.pollFirstEntry();
        }
        position.walked(Instant.now());
        waiting = null;
    }

    private boolean giveAll(Conversation conversation) {
        long floor = position.enter(conversation.id());
        Pages<ConversationMessage> pages = reader.messages(conversation.id(), until);
        if (walk == null) {
            walk = new Walk<>(pages, floor, 0, position::isNew);
        }
        while (hasRoom() && !walk.isDone()) {
            if (!giveAll(offers(conversation, pages, walk.page()))) {
                return false;
            }
            walk.pageDone();
        }
        boolean isDone = walk.isDone();
        if (isDone) {
            walk = null;
        }
        return isDone;
    }

    private List<Offer> offers(
            Conversation conversation, Pages<ConversationMessage> pages, List<ConversationMessage> messages) {
        List<Offer> offers = new ArrayList<>();
        for (ConversationMessage message : messages) {
            String place = pages.id(message);
            // A scheduled message is one once it is sent.
            if (position.isNew(place) && !Boolean.TRUE.equals(message.scheduled())) {
                offers.add(
                        isWanted(message)
                                ? new Offer(
                                        place,
                                        message.id(),
                                        message.id(),
                                        message,
                                        ItemHeaders.of(conversation, message))
                                : Offer.unwanted(place));
            }
        }
        return offers;
    }

    private boolean isWanted(ConversationMessage message) {
        String direction = configuration.getDirection();
        return !Boolean.TRUE.equals(message.cancelled())
                && ("both".equals(direction) || message.received() == "inbound".equals(direction));
    }

    /** All conversations that have something later than a second, or the only one that is wanted. */
    private NavigableMap<String, Conversation> conversations(long floor) {
        if (!isOneWanted()) {
            return reader.after(floor, overlapSeconds());
        }
        Conversation only = only();
        NavigableMap<String, Conversation> conversations = new TreeMap<>();
        if (only != null && ConversationReader.second(only) > floor) {
            conversations.put(only.id(), only);
        }
        return conversations;
    }

    private boolean isOneWanted() {
        return configuration.getId() != null || configuration.getNumber() != null;
    }

    private Conversation only() {
        if (number == null) {
            // Its number is all that a single conversation can be asked for by without a look at its messages.
            Conversation found = reader.withId(configuration.getId());
            if (found == null) {
                throw new IllegalArgumentException(
                        "option id takes the id of a conversation; the account has none with " + configuration.getId());
            }
            number = found.remoteNumber();
        }
        return reader.withNumber(number);
    }

    /** The second of the newest message, which is not one that is scheduled for a time to come. */
    private static long newest(NavigableMap<String, Conversation> conversations) {
        Instant now = Instant.now();
        return conversations.values().stream()
                .mapToLong(conversation -> notLaterThan(now, conversation))
                .max()
                .orElse(0);
    }

    private static long notLaterThan(Instant now, Conversation conversation) {
        return Math.min(ConversationReader.second(conversation), now.getEpochSecond());
    }

    /** Waiting does not help an account that has no conversations, so that its route does not start. */
    private void requireConversations() {
        Instant giveUp = Instant.now().plus(LOOK_AT_START);
        try {
            new ConversationReader(endpoint::client, () -> Instant.now().isBefore(giveUp)).newest();
        } catch (FivecentException e) {
            if (GATES.contains(String.valueOf(e.getErrorCode()))) {
                throw e;
            }
            LOG.debug("{}: whether there are conversations is seen at the first poll: {}", endpoint, e.getMessage());
        }
    }

    @Override
    protected void doStart() throws Exception {
        requireConversations();
        super.doStart();
    }
}

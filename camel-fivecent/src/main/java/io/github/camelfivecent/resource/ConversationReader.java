package io.github.camelfivecent.resource;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.model.Conversation;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.operation.PageIterator;
import io.github.camelfivecent.poll.Pages;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Conversations as a consumer reads them: all with something new, and the messages of each, which stay unread. */
public final class ConversationReader {

    private static final int PER_PAGE = 200;

    private final Supplier<FivecentClient> client;
    private final BooleanSupplier stillWanted;

    /**
     * Creates a reader.
     *
     * @param client      makes the requests
     * @param stillWanted false ends them
     */
    public ConversationReader(Supplier<FivecentClient> client, BooleanSupplier stillWanted) {
        this.client = client;
        this.stillWanted = stillWanted;
    }

    /**
     * The conversation with the latest message; null if there is none.
     *
     * @throws io.github.camelfivecent.model.FivecentRequestException with the error code {@code threads_disabled} or
     *                                                                {@code no_vmn} if the account has no conversations
     */
    public Conversation newest() {
        List<Conversation> top = call(
                        Conversations.LIST, Map.of(Fields.PER_PAGE.wire(), 1), Conversations.LIST.answer())
                .items();
        return top.isEmpty() ? null : top.get(0);
    }

    /** The conversation with a number; null if there is none yet. */
    public Conversation withNumber(String number) {
        return call(Conversations.RESOLVE, Map.of(Fields.CONTACT.wire(), number), Conversations.RESOLVE.answer());
    }

    /** The conversation of an id, looked for in the list; null if it is not there. */
    public Conversation withId(String id) {
        PageIterator<Conversation> all = new PageIterator<>(Conversations.LIST.id(), this::page);
        while (all.hasNext()) {
            Conversation conversation = all.next();
            if (id.equalsIgnoreCase(conversation.id())) {
                return conversation;
            }
        }
        return null;
    }

    /**
     * The conversations with messages later than a second, by their ids. One that moves up in the list while its pages are
     * read may be on none of them; so a list of several pages is read again down to where it was at first, until it shows
     * nothing that was not seen.
     *
     * @param floor   epoch second
     * @param overlap seconds by which a message may be late
     */
    public NavigableMap<String, Conversation> after(long floor, long overlap) {
        NavigableMap<String, Conversation> found = new TreeMap<>();
        long down = floor;
        while (true) {
            int seen = found.size();
            AtomicInteger pages = new AtomicInteger();
            PageIterator<Conversation> newestFirst = new PageIterator<>(Conversations.LIST.id(), before -> {
                pages.incrementAndGet();
                return page(before);
            });
            long top = Long.MIN_VALUE;
            while (newestFirst.hasNext()) {
                Conversation conversation = newestFirst.next();
                if (second(conversation) <= down) {
                    break;
                }
                top = Math.max(top, second(conversation));
                found.putIfAbsent(conversation.id(), conversation);
            }
            if (pages.get() == 1 || found.size() == seen) {
                return found;
            }
            down = Math.max(floor, top - overlap - 1);
        }
    }

    /** The second of a conversation's latest message. */
    public static long second(Conversation conversation) {
        return conversation.lastMessageAt() == null
                ? Long.MAX_VALUE
                : conversation.lastMessageAt().getEpochSecond();
    }

    /**
     * The messages of a conversation, for a walk.
     *
     * @param id    of the conversation
     * @param until epoch second of the newest that are wanted
     */
    public Pages<ConversationMessage> messages(String id, long until) {
        return new MessagePages(
                until,
                before -> call(
                        Conversations.OLDER,
                        Map.of(
                                Fields.ID.wire(), id,
                                Fields.BEFORE_MO.wire(), before,
                                Fields.BEFORE_MT.wire(), before,
                                Fields.LIMIT.wire(), MessagePages.SIZE),
                        Conversations.OLDER.answer()),
                since -> call(
                        Conversations.POLL,
                        Map.of(
                                Fields.ID.wire(), id,
                                Fields.SINCE_MO.wire(), since,
                                Fields.SINCE_MT.wire(), since),
                        Conversations.POLL.answer()));
    }

    private Page<Conversation> page(String before) {
        Map<String, Object> fields = new HashMap<>(Map.of(Fields.PER_PAGE.wire(), PER_PAGE));
        if (before != null) {
            fields.put(Fields.BEFORE.wire(), before);
        }
        return call(Conversations.LIST, fields, Conversations.LIST.answer());
    }

    private <A> A call(Operation<?> operation, Map<String, Object> fields, AnswerShape<A> answer) {
        return client.get()
                .call(operation.prepare(Input.of(fields), Clock.systemUTC()).request(), answer, stillWanted);
    }
}

package io.github.camelfivecent.resource;

import io.github.camelfivecent.http.IdPage;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.ConversationPage;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.poll.Pages;
import io.github.camelfivecent.poll.PagingException;
import io.github.camelfivecent.poll.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The messages of a conversation as pages of a list that is ordered by time. The service can only be asked for what is
 * before a second, or after one; so a page holds either all messages of a second or none of them, and a message is known
 * by an id that begins with the second of its time, while its own begins with the one in which it was made.
 */
final class MessagePages implements Pages<ConversationMessage> {

    static final int SIZE = 100;

    private static final int SECOND_DIGITS = 8;
    private static final int ID_DIGITS = 24;

    private final long until;
    private final LongFunction<ConversationPage> before;
    private final LongFunction<ConversationPage> since;

    /**
     * Creates the pages.
     *
     * @param until  epoch second of the newest messages that are wanted
     * @param before gives the newest messages before a second
     * @param since  gives all messages after a second, and marks them as read
     */
    MessagePages(long until, LongFunction<ConversationPage> before, LongFunction<ConversationPage> since) {
        this.until = until;
        this.before = before;
        this.since = since;
    }

    @Override
    public Page<ConversationMessage> items(String after) {
        ConversationPage answer = before.apply(after == null ? until + 1 : second(after));
        List<ConversationMessage> messages = newestFirst(answer.messages());
        if (messages.isEmpty() || !Boolean.TRUE.equals(answer.hasMore())) {
            return new Page<>(messages, null);
        }
        long oldest = second(last(messages));
        List<ConversationMessage> whole = messages.stream()
                .filter(message -> second(id(message)) > oldest)
                .toList();
        if (whole.isEmpty()) {
            whole = newestFirst(since.apply(oldest - 1).messages()).stream()
                    .filter(message -> second(id(message)) == oldest)
                    .toList();
        }
        if (whole.isEmpty()) {
            throw new PagingException("its messages of one second were there and are no longer given");
        }
        return new Page<>(whole, last(whole));
    }

    @Override
    public IdPage ids(String after) {
        Page<ConversationMessage> page = items(after);
        return IdPage.of(page.items().stream().map(this::id).toList(), page.nextPage());
    }

    @Override
    public String id(ConversationMessage message) {
        String id = message.id();
        if (id == null || id.length() != ID_DIGITS || message.timestamp() == null) {
            return id;
        }
        return String.format("%08x", message.timestamp().getEpochSecond()) + id.substring(SECOND_DIGITS);
    }

    private List<ConversationMessage> newestFirst(List<ConversationMessage> messages) {
        return messages.stream()
                .sorted(Comparator.comparing(this::id, Comparator.nullsFirst(Comparator.reverseOrder())))
                .toList();
    }

    private String last(List<ConversationMessage> messages) {
        return id(messages.get(messages.size() - 1));
    }

    private static long second(String id) {
        return Progress.item(id).second();
    }
}

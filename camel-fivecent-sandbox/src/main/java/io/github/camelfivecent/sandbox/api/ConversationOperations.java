package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.Conversations;
import io.github.camelfivecent.sandbox.domain.StoredConversation;
import io.github.camelfivecent.sandbox.domain.ThreadMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Conversations, which can only be read. */
final class ConversationOperations {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final int MESSAGES = 50;
    private static final int MOST_MESSAGES = 100;
    private static final String INVALID_WATERMARK = "Failed (Invalid Watermark)";

    private ConversationOperations() {}

    static List<Operation> all() {
        return List.of(
                Operation.sms("conversations.resolve", "GET", "/conversations", ConversationOperations::resolve)
                        .when(query -> query.containsKey("number")),
                Operation.sms("conversations.list", "GET", "/conversations", ConversationOperations::list),
                Operation.sms("conversations.poll", "GET", "/conversations/{id}", ConversationOperations::poll)
                        .when(query -> "poll".equals(query.get("action"))),
                Operation.sms("conversations.older", "GET", "/conversations/{id}", ConversationOperations::older)
                        .when(query -> "older".equals(query.get("action"))),
                Operation.sms("conversations.get", "GET", "/conversations/{id}", ConversationOperations::get));
    }

    private static void list(Call call, ObjectNode answer) {
        Conversations conversations = readable(call);
        int limit = call.within("per_page", PAGE, LARGEST_PAGE);
        List<StoredConversation> found = conversations.page(call.parameter("before"), limit + 1, filter(call));
        List<StoredConversation> page = found.subList(0, Math.min(limit, found.size()));
        ArrayNode list = answer.putArray("conversations");
        page.forEach(conversation -> show(call, list.addObject(), conversation));
        answer.put("next_cursor", found.size() > limit ? page.get(limit - 1).cursor() : null);
        answer.put("count", page.size());
    }

    private static Predicate<StoredConversation> filter(Call call) {
        Predicate<StoredConversation> filter = conversation -> true;
        String digits = call.parameter("q");
        if (digits != null) {
            filter = filter.and(conversation -> conversation.remoteNumber().contains(digits.replaceAll("\\D", "")));
        }
        if ("1".equals(call.parameter("replies"))) {
            filter = filter.and(StoredConversation::hasInbound);
        }
        if ("1".equals(call.parameter("unread"))) {
            filter = filter.and(StoredConversation::unread);
        }
        return filter;
    }

    private static void resolve(Call call, ObjectNode answer) {
        Optional<StoredConversation> found = readable(call)
                .byNumber(Optional.ofNullable(call.parameter("number")).orElse(""));
        answer.putNull("conversation");
        found.ifPresent(conversation -> show(call, answer.putObject("conversation"), conversation));
    }

    private static void get(Call call, ObjectNode answer) {
        Conversations conversations = readable(call);
        List<ThreadMessage> all = conversations.messages(call.id(), message -> true);
        show(call, answer.putObject("conversation"), conversations.read(call.id()));
        List<ThreadMessage> page = lastPage(call, answer, all);
        answer.put("newest_mo_ts", timestamps(page, true).max().orElse(0));
        answer.put("newest_mt_ts", timestamps(page, false).max().orElse(0));
    }

    private static void poll(Call call, ObjectNode answer) {
        Conversations conversations = readable(call);
        conversations.get(call.id());
        long sinceMo = call.digits("since_mo", INVALID_WATERMARK);
        long sinceMt = call.digits("since_mt", INVALID_WATERMARK);
        List<ThreadMessage> news = conversations.messages(
                call.id(), message -> message.at().getEpochSecond() > (message.inbound() ? sinceMo : sinceMt));
        if (!news.isEmpty()) {
            conversations.read(call.id());
        }
        messages(call, answer, news);
        answer.put("now", call.now());
    }

    private static void older(Call call, ObjectNode answer) {
        Conversations conversations = readable(call);
        conversations.get(call.id());
        long beforeMo = call.digits("before_mo", INVALID_WATERMARK);
        long beforeMt = call.digits("before_mt", INVALID_WATERMARK);
        lastPage(
                call,
                answer,
                conversations.messages(
                        call.id(),
                        message -> message.at().getEpochSecond() < (message.inbound() ? beforeMo : beforeMt)));
    }

    /** The last of these messages, with the watermarks at which the ones before them begin. */
    private static List<ThreadMessage> lastPage(Call call, ObjectNode answer, List<ThreadMessage> all) {
        int limit = call.within("limit", MESSAGES, MOST_MESSAGES);
        List<ThreadMessage> page = all.subList(Math.max(0, all.size() - limit), all.size());
        messages(call, answer, page);
        long oldest = page.isEmpty() ? 0 : page.get(0).at().getEpochSecond();
        call.assume(
                Assumption.CONVERSATIONS,
                page.stream().allMatch(ThreadMessage::inbound) || page.stream().noneMatch(ThreadMessage::inbound));
        answer.put("has_more", all.size() > page.size());
        answer.put("oldest_mo_ts", timestamps(page, true).min().orElse(oldest));
        answer.put("oldest_mt_ts", timestamps(page, false).min().orElse(oldest));
        return page;
    }

    private static void show(Call call, ObjectNode node, StoredConversation conversation) {
        call.view().conversation(node, conversation);
        call.assume(Assumption.CONVERSATIONS, !conversation.hasInbound());
    }

    private static LongStream timestamps(List<ThreadMessage> messages, boolean inbound) {
        return messages.stream().filter(message -> message.inbound() == inbound).mapToLong(message -> message.at()
                .getEpochSecond());
    }

    private static void messages(Call call, ObjectNode answer, List<ThreadMessage> messages) {
        ArrayNode array = answer.putArray("messages");
        for (ThreadMessage message : messages) {
            call.view()
                    .threadMessage(
                            array.addObject(),
                            message,
                            message.inbound()
                                    ? Optional.empty()
                                    : call.books().outbox().find(message.id()));
        }
    }

    private static Conversations readable(Call call) {
        Conversations conversations = call.books().conversations();
        conversations.requireReadable();
        return conversations;
    }
}

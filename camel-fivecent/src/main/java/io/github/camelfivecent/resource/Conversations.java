package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.get;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.Conversation;
import io.github.camelfivecent.model.ConversationPage;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** Two-way conversations; the API only reads them. */
final class Conversations {

    static final Operation<Page<Conversation>> LIST = get("conversations.list", SMS, "conversations")
            .takes(Fields.PER_PAGE, Fields.BEFORE, Fields.QUERY, Fields.REPLIES, Fields.UNREAD)
            .answers(AnswerShape.page("conversations", Conversation.class));

    static final Operation<Conversation> RESOLVE = get("conversations.resolve", SMS, "conversations")
            .takes(Fields.CONTACT)
            .text(Fields.CONTACT)
            .answers(AnswerShape.object("conversation", Conversation.class));

    static final Operation<ConversationPage> POLL = get("conversations.poll", SMS, "conversations/{id}")
            .takes(Fields.ID, Fields.SINCE_MO, Fields.SINCE_MT)
            .with("action", "poll")
            .text(Fields.ID)
            .answers(AnswerShape.whole(ConversationPage.class));

    static final Operation<ConversationPage> OLDER = get("conversations.older", SMS, "conversations/{id}")
            .takes(Fields.ID, Fields.BEFORE_MO, Fields.BEFORE_MT, Fields.LIMIT)
            .with("action", "older")
            .text(Fields.ID)
            .answers(AnswerShape.whole(ConversationPage.class));

    static final List<Operation<?>> OPERATIONS = List.of(
            LIST,
            RESOLVE,
            get("conversations.get", SMS, "conversations/{id}")
                    .takes(Fields.ID, Fields.LIMIT)
                    .text(Fields.ID)
                    .answers(AnswerShape.whole(ConversationPage.class)),
            POLL,
            OLDER);

    private Conversations() {}
}

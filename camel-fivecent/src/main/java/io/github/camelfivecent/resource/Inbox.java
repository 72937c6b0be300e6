package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.delete;
import static io.github.camelfivecent.operation.OperationBuilder.get;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** Received SMS. */
final class Inbox {

    private static final Operation<Page<InboundMessage>> LIST = get("inbox.list", SMS, "inbox")
            .takes(Fields.AFTER)
            .answers(AnswerShape.page("messages", InboundMessage.class));

    static final List<Operation<?>> OPERATIONS = List.of(
            LIST,
            delete("inbox.delete", SMS, "inbox/{id}")
                    .takes(Fields.ID)
                    .text(Fields.ID)
                    .answers(AnswerShape.confirmation()));

    static final Listed<InboundMessage> LISTED =
            new Listed<>(LIST, 0, InboundMessage::id, OPERATIONS.get(1), InboundMessage::id);

    private Inbox() {}
}

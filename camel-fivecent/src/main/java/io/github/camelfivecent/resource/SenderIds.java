package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.delete;
import static io.github.camelfivecent.operation.OperationBuilder.get;
import static io.github.camelfivecent.operation.OperationBuilder.post;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.CreateSenderId;
import io.github.camelfivecent.model.SenderId;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** Sender IDs of the account. */
final class SenderIds {

    static final List<Operation<?>> OPERATIONS = List.of(
            get("senderids.list", SMS, "senderid").answers(AnswerShape.page("senderids", SenderId.class)),
            post("senderids.create", SMS, "senderid")
                    .takes(Fields.SENDER_ID)
                    .text(Fields.SENDER_ID)
                    .body(CreateSenderId.class)
                    .answers(AnswerShape.confirmation()),
            delete("senderids.delete", SMS, "senderid/{id}")
                    .takes(Fields.ID)
                    .text(Fields.ID)
                    .answers(AnswerShape.confirmation()));

    private SenderIds() {}
}

package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.get;
import static io.github.camelfivecent.operation.OperationBuilder.post;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** The account itself. */
final class Account {

    static final List<Operation<?>> OPERATIONS = List.of(
            get("account.balance", SMS, "balance").answers(AnswerShape.object("balance", Balance.class)),
            post("account.prewarm", SMS, "prewarm").answers(AnswerShape.confirmation()));

    private Account() {}
}

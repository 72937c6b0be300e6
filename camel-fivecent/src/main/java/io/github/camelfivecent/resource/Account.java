package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.get;
import static io.github.camelfivecent.operation.OperationBuilder.post;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The account itself. */
public final class Account {

    private static final Operation<Balance> BALANCE =
            get("account.balance", SMS, "balance").answers(AnswerShape.object("balance", Balance.class));

    static final List<Operation<?>> OPERATIONS =
            List.of(BALANCE, post("account.prewarm", SMS, "prewarm").answers(AnswerShape.confirmation()));

    private Account() {}

    /**
     * The credits that are left.
     *
     * @param client      makes the request
     * @param stillWanted false ends it
     */
    public static Balance balance(FivecentClient client, BooleanSupplier stillWanted) {
        return client.call(
                BALANCE.prepare(Input.of(Map.of()), Clock.systemUTC()).request(), BALANCE.answer(), stillWanted);
    }
}

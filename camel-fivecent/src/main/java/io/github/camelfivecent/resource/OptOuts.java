package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.delete;
import static io.github.camelfivecent.operation.OperationBuilder.get;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** Numbers that have opted out. */
final class OptOuts {

    private static final Operation<Page<OptOut>> LIST =
            get("optouts.list", SMS, "optouts").takes(Fields.AFTER).answers(AnswerShape.page("numbers", OptOut.class));

    static final List<Operation<?>> OPERATIONS = List.of(
            LIST,
            delete("optouts.delete", SMS, "optouts/{number}")
                    .takes(Fields.LISTED_NUMBER)
                    .text(Fields.LISTED_NUMBER)
                    .answers(AnswerShape.confirmation()));

    static final Listed<OptOut> LISTED = new Listed<>(LIST, 0, OptOut::id, OPERATIONS.get(1), OptOut::number);

    private OptOuts() {}
}

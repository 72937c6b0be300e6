package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.delete;
import static io.github.camelfivecent.operation.OperationBuilder.get;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** Numbers that have opted out. */
final class OptOuts {

    static final List<Operation<?>> OPERATIONS = List.of(
            get("optouts.list", SMS, "optouts").takes(Fields.AFTER).answers(AnswerShape.page("numbers", OptOut.class)),
            delete("optouts.delete", SMS, "optouts/{number}")
                    .takes(Fields.LISTED_NUMBER)
                    .text(Fields.LISTED_NUMBER)
                    .answers(AnswerShape.confirmation()));

    private OptOuts() {}
}

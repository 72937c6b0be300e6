package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.delete;
import static io.github.camelfivecent.operation.OperationBuilder.get;
import static io.github.camelfivecent.operation.OperationBuilder.post;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.PurchaseVirtualNumber;
import io.github.camelfivecent.model.VirtualNumber;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** Virtual mobile numbers of the account. */
final class VirtualNumbers {

    static final List<Operation<?>> OPERATIONS = List.of(
            get("virtualnumbers.list", SMS, "virtualnumber")
                    .answers(AnswerShape.page("virtualnumbers", VirtualNumber.class)),
            post("virtualnumbers.purchase", SMS, "virtualnumber")
                    .takes(Fields.COUNTRY, Fields.TYPE)
                    .text(Fields.COUNTRY)
                    .body(PurchaseVirtualNumber.class)
                    .answers(AnswerShape.object("virtualnumber", VirtualNumber.class)),
            delete("virtualnumbers.delete", SMS, "virtualnumber/{id}")
                    .takes(Fields.ID)
                    .text(Fields.ID)
                    .answers(AnswerShape.confirmation()));

    private VirtualNumbers() {}
}

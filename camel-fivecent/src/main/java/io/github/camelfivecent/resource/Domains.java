package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.EMAIL;
import static io.github.camelfivecent.operation.OperationBuilder.get;
import static io.github.camelfivecent.operation.OperationBuilder.post;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.CreateDomain;
import io.github.camelfivecent.model.EmailDomain;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** Domains that emails are sent from. */
final class Domains {

    static final List<Operation<?>> OPERATIONS = List.of(
            get("domains.list", EMAIL, "domain").answers(AnswerShape.page("domains", EmailDomain.class)),
            get("domains.get", EMAIL, "domain/{id}")
                    .takes(Fields.ID)
                    .text(Fields.ID)
                    .answers(AnswerShape.object("domain", EmailDomain.class)),
            post("domains.create", EMAIL, "domain")
                    .takes(Fields.DOMAIN, Fields.SUBDOMAIN)
                    .text(Fields.DOMAIN)
                    .body(CreateDomain.class)
                    .answers(AnswerShape.whole(Created.class).map(Created::domain)));

    private Domains() {}

    /** Where other answers have a text, this one has the domain under {@code message}. */
    private record Created(EmailDomain message, String warning) {

        EmailDomain domain() {
            return message == null
                    ? new EmailDomain(null, null, null, null, null, null, warning)
                    : new EmailDomain(
                            message.id(),
                            message.domain(),
                            message.subdomain(),
                            message.status(),
                            message.dkimNames(),
                            message.verification(),
                            warning);
        }
    }
}

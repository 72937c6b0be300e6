package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.delete;
import static io.github.camelfivecent.operation.OperationBuilder.get;
import static io.github.camelfivecent.operation.OperationBuilder.post;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.ChangeRole;
import io.github.camelfivecent.model.CreateLogin;
import io.github.camelfivecent.model.Login;
import io.github.camelfivecent.model.LoginChange;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** People who may sign in to the account. */
final class Logins {

    static final List<Operation<?>> OPERATIONS = List.of(
            get("logins.list", SMS, "logins").answers(AnswerShape.page("logins", Login.class)),
            post("logins.create", SMS, "logins")
                    .takes(Fields.NAME, Fields.EMAIL, Fields.ROLE, Fields.MOBILE)
                    .text(Fields.EMAIL)
                    .body(CreateLogin.class)
                    .answers(AnswerShape.whole(LoginChange.class)),
            post("logins.changeRole", SMS, "logins/{login_id}")
                    .takes(Fields.LOGIN_ID, Fields.ROLE.needed())
                    .with("action", "change_role")
                    .text(Fields.ROLE)
                    .body(ChangeRole.class)
                    .answers(AnswerShape.whole(LoginChange.class)),
            delete("logins.delete", SMS, "logins/{login_id}")
                    .takes(Fields.LOGIN_ID)
                    .text(Fields.LOGIN_ID)
                    .answers(AnswerShape.whole(LoginChange.class)));

    private Logins() {}
}

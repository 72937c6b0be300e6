package io.github.camelfivecent.resource;

import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import java.util.List;

/** What {@code test=true} does where the service has no test mode: nothing is asked of it. */
public final class DryRun {

    private static final String STATUS = "test";

    private DryRun() {}

    /**
     * The answer to a send that was only checked.
     *
     * @param  operation the operation
     * @param  request   the request, which is not made
     * @return           for an email what its answer would look like, without an id and with the status {@code test}
     * @throws FivecentRequestException for all else that would change something
     */
    public static Object answer(Operation<?> operation, Request request) {
        if (!operation.isSend()) {
            throw FivecentRequestException.invalid(
                    operation.id(),
                    Fields.TEST.wire(),
                    operation.id() + ": has no test mode, so that with test=true (option test, header "
                            + Fields.TEST.header() + ") it is not done");
        }
        EmailResult.Recipients recipients = new EmailResult.Recipients(
                addresses(request, Fields.RECIPIENT.wire()),
                addresses(request, Fields.CC.wire()),
                Emails.recipients(request.body()));
        return new Results<>(List.of(new EmailResult(null, STATUS, recipients)));
    }

    private static List<String> addresses(Request request, String field) {
        return request.body().get(field) instanceof List<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of();
    }
}

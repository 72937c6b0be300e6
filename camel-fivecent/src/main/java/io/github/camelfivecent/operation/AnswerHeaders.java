package io.github.camelfivecent.operation;

import io.github.camelfivecent.model.Email;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SentEmail;
import io.github.camelfivecent.model.SentSms;
import io.github.camelfivecent.model.SmsResult;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.BiConsumer;

/** The headers that tell of an answer what a route most often asks for. */
final class AnswerHeaders {

    private final BiConsumer<String, Object> headers;

    AnswerHeaders(BiConsumer<String, Object> headers) {
        this.headers = headers;
    }

    void describe(Object answer) {
        if (answer instanceof Page<?> page) {
            put(Field.HEADER_PREFIX + "Count", page.items().size());
            put(Field.HEADER_PREFIX + "NextPage", page.nextPage());
        } else if (answer instanceof Results<?> results) {
            put(Field.HEADER_PREFIX + "Count", results.size());
            if (results.size() == 1) {
                describe(results.get(0));
            } else {
                message(null, null, null, credits(results));
            }
        } else if (answer instanceof SmsResult sms) {
            message(sms.id(), sms.status(), sms.statusText(), sms.credits());
        } else if (answer instanceof SentSms sms) {
            message(sms.id(), sms.status(), sms.statusText(), sms.credits());
        } else if (answer instanceof EmailResult email) {
            message(email.id(), email.status(), null, null);
        } else if (answer instanceof Email email) {
            message(email.id(), email.status(), null, null);
        } else if (answer instanceof SentEmail email) {
            message(email.id(), email.status(), null, null);
        }
    }

    private void message(String id, Object status, String statusText, BigDecimal credits) {
        put(Field.HEADER_PREFIX + "MessageId", id);
        put(Field.HEADER_PREFIX + "Status", status);
        put(Field.HEADER_PREFIX + "StatusText", statusText);
        put(Field.HEADER_PREFIX + "Credits", credits);
    }

    private void put(String name, Object value) {
        headers.accept(name, value);
    }

    private static BigDecimal credits(Results<?> results) {
        return results.stream()
                .filter(SmsResult.class::isInstance)
                .map(result -> ((SmsResult) result).credits())
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}

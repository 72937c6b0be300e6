package io.github.camelfivecent.resource;

import static io.github.camelfivecent.http.Service.SMS;
import static io.github.camelfivecent.operation.OperationBuilder.delete;
import static io.github.camelfivecent.operation.OperationBuilder.get;
import static io.github.camelfivecent.operation.OperationBuilder.post;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.model.Confirmation;
import io.github.camelfivecent.model.Encoding;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.SendSms;
import io.github.camelfivecent.model.SentSms;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.operation.Field;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Input;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.operation.Operation.IllegalFieldException;
import io.github.camelfivecent.operation.SmsText;
import io.github.camelfivecent.operation.Transliteration;
import io.github.camelfivecent.poll.StatusPosition.Seen;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Sent SMS. */
final class Sms {

    private static final Operation<Page<SentSms>> LIST =
            get("sms.list", SMS, "sms").takes(Fields.AFTER).answers(AnswerShape.page("messages", SentSms.class));

    private static final Operation<SentSms> GET = get("sms.get", SMS, "sms/{id}")
            .takes(Fields.ID)
            .text(Fields.ID)
            .answers(AnswerShape.object("message", SentSms.class));

    static final List<Operation<?>> OPERATIONS = List.of(
            post("sms.send", SMS, "sms")
                    .takes(Fields.SENDER, Fields.TO, Fields.MESSAGE, Fields.TEST, Fields.UNICODE, Fields.SCHEDULE)
                    .text(Fields.MESSAGE)
                    .body(SendSms.class)
                    .finish(Sms::encode)
                    .answers(AnswerShape.results("messages", SmsResult.class)),
            LIST,
            GET,
            delete("sms.cancel", SMS, "sms/{id}")
                    .takes(Fields.ID)
                    .text(Fields.ID)
                    .answers(AnswerShape.whole(Cancelled.class).map(Cancelled::record)));

    static final Listed<SentSms> LISTED = Listed.of(LIST, 0, SentSms::id);

    static final Followed<SentSms> FOLLOWED = new Followed<>(LISTED, GET, GET.answer(), Sms::seen);

    private Sms() {}

    private static Seen seen(SentSms sms) {
        long second = sms.sendTimestamp() == null ? 0 : sms.sendTimestamp().getEpochSecond();
        return new Seen(String.valueOf(sms.status()), sms.state().isFinal(), second);
    }

    private static void encode(Map<String, Object> fields, Input input, Map<String, Object> headers) {
        Object unicode = fields.remove(Fields.UNICODE.wire());
        if (Boolean.TRUE.equals(input.endpoint().apply("transliterate")) && unicode != Boolean.TRUE) {
            Transliteration plain =
                    Transliteration.of(fields.get(Fields.MESSAGE.wire()).toString());
            fields.put(Fields.MESSAGE.wire(), plain.text());
            headers.put(
                    Field.HEADER_PREFIX + "Replacements",
                    plain.replacements().stream().map(Object::toString).toList());
        }
        SmsText text = measure(fields.get(Fields.MESSAGE.wire()).toString(), unicode == Boolean.TRUE);
        if (text.encoding() == Encoding.UCS2 && unicode == Boolean.FALSE) {
            throw new IllegalFieldException(
                    Fields.MESSAGE.wire(),
                    "unicode=false takes only a text of the GSM 7-bit alphabet, given "
                            + text.text().length() + " characters, some of them outside of it");
        }
        Object limit = input.endpoint().apply("maxSegments");
        if (limit != null && text.segments() > (Integer) limit) {
            throw new IllegalFieldException(
                    Fields.MESSAGE.wire(),
                    "maxSegments takes a text of up to " + limit + " segments, given " + text.segments() + " ("
                            + text.units() + (text.encoding() == Encoding.UCS2 ? " UTF-16 units)" : " septets)"));
        }
        if (text.encoding() == Encoding.UCS2) {
            fields.put(Fields.MESSAGE.wire(), text.hex());
            fields.put(Fields.UNICODE.wire(), true);
        }
        fields.computeIfPresent(Fields.TO.wire(), (field, numbers) -> joined((List<?>) numbers));
        headers.put(Field.HEADER_PREFIX + "Encoding", text.encoding().toString());
        headers.put(Field.HEADER_PREFIX + "Segments", text.segments());
    }

    private static SmsText measure(String message, boolean unicode) {
        try {
            return SmsText.of(message, unicode);
        } catch (IllegalArgumentException e) {
            throw new IllegalFieldException(Fields.MESSAGE.wire(), e.getMessage());
        }
    }

    private static String joined(List<?> numbers) {
        StringJoiner joined = new StringJoiner(",");
        numbers.forEach(number -> joined.add(number.toString()));
        return joined.toString();
    }

    /** Seen on live accounts with the cancelled message, in the documents without. */
    private record Cancelled(List<SentSms> messages, String message) {

        FivecentRecord record() {
            return messages == null || messages.isEmpty() ? new Confirmation(message) : messages.get(0);
        }
    }
}

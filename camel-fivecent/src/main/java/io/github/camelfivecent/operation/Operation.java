package io.github.camelfivecent.operation;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.http.Service;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.FivecentRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * One operation of the API, as an entry of the table: how it is asked, what it takes, what it answers.
 *
 * @param id          its full name, such as {@code sms.send}
 * @param resource    the resource it belongs to, such as {@code sms}
 * @param name        its name there, such as {@code send}
 * @param service     which service offers it
 * @param method      GET, POST or DELETE
 * @param path        path below the base URL; a field of the path stands in braces
 * @param fields      what it takes
 * @param constants   what is always sent
 * @param textField   the field that a body of text gives, or null
 * @param requestType the record that is a request to it, or null when any record that has the fields will do
 * @param finish      the last touch on the checked fields
 * @param answer      how its answer is read
 */
public record Operation<A>(
        String id,
        String resource,
        String name,
        Service service,
        String method,
        String path,
        List<Field> fields,
        Map<String, String> constants,
        String textField,
        Class<? extends FivecentRecord> requestType,
        Finish finish,
        AnswerShape<A> answer) {

    /** The last touch on the fields of a request, once each of them is checked. */
    @FunctionalInterface
    public interface Finish {

        /**
         * Changes the fields, and may add headers for the answer.
         *
         * @param  fields  the checked fields under their wire names
         * @param  input   what the exchange gave
         * @param  headers headers to set beside the answer
         * @throws IllegalFieldException if fields do not go together
         */
        void apply(Map<String, Object> fields, Input input, Map<String, Object> headers);
    }

    /** A field that was found wrong after all were checked on their own. */
    public static final class IllegalFieldException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;
        private final String field;

        /**
         * Creates the failure.
         *
         * @param field   name on the wire
         * @param message the rule, and what was given
         */
        public IllegalFieldException(String field, String message) {
            super(message);
            this.field = field;
        }
    }

    /**
     * A request that may be made.
     *
     * @param request what to ask
     * @param headers what is known before the answer, as headers to set beside it
     * @param dryRun  whether only to check it was asked for, of an operation that has no such mode at the service
     */
    public record Prepared(Request request, Map<String, Object> headers, boolean dryRun) {}

    /** Whether it gives a list page by page. */
    public boolean isList() {
        return "list".equals(name);
    }

    /** Whether it sends messages. */
    public boolean isSend() {
        return "send".equals(name);
    }

    /** Whether it only reads. */
    public boolean isRead() {
        return "GET".equals(method);
    }

    /** Whether a body is part of what is asked, so that one of a wrong kind is an error and not something left over. */
    public boolean takesBody() {
        return requestType != null;
    }

    /**
     * Checks what an exchange gives, and makes a request of it.
     *
     * @param  input what the exchange gives
     * @param  clock the time that schedules are compared with
     * @return       the request
     * @throws FivecentRequestException if something is missing or wrong
     */
    public Prepared prepare(Input input, Clock clock) {
        refuseUnknown(input);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = check(field, input.value(field), clock);
            if (value != null) {
                values.put(field.wire(), value);
            } else if (field.required()) {
                throw invalid(field.wire(), field.describe() + " is missing");
            }
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        try {
            finish.apply(values, input, headers);
        } catch (IllegalFieldException e) {
            throw invalid(e.field, e.getMessage());
        }
        return new Prepared(request(values), headers, isDryRun(input, clock));
    }

    private boolean isDryRun(Input input, Clock clock) {
        return !isRead()
                && !fields.contains(Fields.TEST)
                && Boolean.TRUE.equals(check(Fields.TEST, input.value(Fields.TEST), clock));
    }

    private Object check(Field field, Object value, Clock clock) {
        if (value == null) {
            return null;
        }
        try {
            return field.rule().apply(value, clock);
        } catch (IllegalArgumentException e) {
            throw invalid(field.wire(), field.describe() + " " + e.getMessage());
        }
    }

    private void refuseUnknown(Input input) {
        if (!takesBody()) {
            return;
        }
        for (String given : input.fields().keySet()) {
            if (!isKnown(given)) {
                throw invalid(
                        given,
                        "does not take the field " + given + "; it takes "
                                + fields.stream().map(Field::wire).collect(Collectors.joining(", ")));
            }
        }
    }

    private boolean isKnown(String given) {
        for (Field field : fields) {
            if (field.wire().equals(given) || given.equals(field.option()) && field.place() == Field.Place.PATH) {
                return true;
            }
        }
        return false;
    }

    private FivecentRequestException invalid(String field, String message) {
        return FivecentRequestException.invalid(id, field, id + ": " + message);
    }

    private Request request(Map<String, Object> values) {
        String target = path;
        StringBuilder query = new StringBuilder();
        Map<String, Object> body = new LinkedHashMap<>();
        boolean inBody = "POST".equals(method);
        constants.forEach((name, value) -> {
            if (inBody) {
                body.put(name, value);
            } else {
                append(query, name, value);
            }
        });
        for (Field field : fields) {
            Object value = values.get(field.wire());
            switch (field.place()) {
                case PATH -> target = target.replace("{" + field.wire() + "}", value.toString());
                case QUERY -> append(query, field.wire(), value);
                case BODY -> {
                    if (value != null) {
                        body.put(field.wire(), value);
                    }
                }
            }
        }
        return new Request(id, service, method, target + query, body);
    }

    private static void append(StringBuilder query, String name, Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(Objects.toString(value), StandardCharsets.UTF_8));
        }
    }

    /**
     * The headers that tell of an answer what a route most often asks for.
     *
     * @param answer  the answer
     * @param headers takes them, with null where it has nothing to tell, so that what an earlier answer left can be removed
     */
    public static void headersOf(Object answer, BiConsumer<String, Object> headers) {
        new AnswerHeaders(headers).describe(answer);
    }
}

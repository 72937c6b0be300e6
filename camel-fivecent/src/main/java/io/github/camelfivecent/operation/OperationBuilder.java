package io.github.camelfivecent.operation;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.http.Service;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.operation.Operation.Finish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an entry of the table of operations. */
public final class OperationBuilder {

    private final String id;
    private final String resource;
    private final String name;
    private final Service service;
    private final String method;
    private final String path;
    private final Map<String, String> constants = new LinkedHashMap<>();
    private List<Field> fields = List.of();
    private String textField;
    private Class<? extends FivecentRecord> requestType;
    private Finish finish = (values, input, headers) -> {};

    private OperationBuilder(String id, Service service, String method, String path) {
        this.id = id;
        this.resource = id.substring(0, id.indexOf('.'));
        this.name = id.substring(resource.length() + 1);
        this.service = service;
        this.method = method;
        this.path = path;
    }

    /** An operation that reads. */
    public static OperationBuilder get(String id, Service service, String path) {
        return new OperationBuilder(id, service, "GET", path);
    }

    /** An operation that makes or changes something. */
    public static OperationBuilder post(String id, Service service, String path) {
        return new OperationBuilder(id, service, "POST", path);
    }

    /** An operation that removes something. */
    public static OperationBuilder delete(String id, Service service, String path) {
        return new OperationBuilder(id, service, "DELETE", path);
    }

    /** The fields that it takes. */
    public OperationBuilder takes(Field... taken) {
        this.fields = List.of(taken);
        return this;
    }

    /** A field that is always sent. */
    public OperationBuilder with(String field, String value) {
        constants.put(field, value);
        return this;
    }

    /** The field that a body of text gives. */
    public OperationBuilder text(Field field) {
        this.textField = field.wire();
        return this;
    }

    /** The record that is a request to it. */
    public OperationBuilder body(Class<? extends FivecentRecord> type) {
        this.requestType = type;
        return this;
    }

    /** The last touch on its fields. */
    public OperationBuilder finish(Finish last) {
        this.finish = last;
        return this;
    }

    /** How its answer is read, which completes the entry. */
    public <A> Operation<A> answers(AnswerShape<A> shape) {
        return new Operation<>(
                id, resource, name, service, method, path, fields, constants, textField, requestType, finish, shape);
    }
}

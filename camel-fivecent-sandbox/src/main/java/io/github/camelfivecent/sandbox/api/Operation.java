package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One of the operations of the services.
 *
 * @param name its name, resource and operation: {@code sms.send}
 * @param service which service has it
 * @param method its HTTP method
 * @param path its path; a segment in braces stands for any
 * @param when tells it from others with the same path by the query
 * @param handler does it
 */
record Operation(
        String name,
        Service service,
        String method,
        List<String> path,
        Predicate<Map<String, String>> when,
        Handler handler) {

    /** Does an operation over an account and fills the answer. */
    interface Handler {
        void handle(Call call, ObjectNode answer);
    }

    static Operation sms(String name, String method, String path, Handler handler) {
        return new Operation(name, Service.SMS, method, segments(path), query -> true, handler);
    }

    static Operation email(String name, String method, String path, Handler handler) {
        return new Operation(name, Service.EMAIL, method, segments(path), query -> true, handler);
    }

    Operation when(Predicate<Map<String, String>> condition) {
        return new Operation(name, service, method, path, condition, handler);
    }

    boolean matches(ApiRequest request, List<String> segments) {
        if (service != request.service()
                || !method.equals(request.method())
                || path.size() != segments.size()
                || !path.get(0).equals(segments.get(0))) {
            return false;
        }
        return when.test(request.query());
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}

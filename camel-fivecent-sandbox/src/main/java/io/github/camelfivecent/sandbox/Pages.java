package io.github.camelfivecent.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.api.ApiRequest;
import io.github.camelfivecent.sandbox.fault.PagingFault;
import io.github.camelfivecent.sandbox.fault.Plan;
import java.util.HashMap;
import java.util.Map;

/** Makes the pages of a list lead astray, as a plan says. */
final class Pages {
    private Pages() {}

    /** The parameter that says which page is asked for. */
    static String parameter(String operation) {
        return operation.equals("conversations.list") ? "before" : "after";
    }

    /** The request that is served in place of the one that came. */
    static ApiRequest asked(Plan plan, String operation, ApiRequest request) {
        PagingFault.Kind kind = plan.page().map(PagingFault::kind).orElse(null);
        if (kind != PagingFault.Kind.DUPLICATE && kind != PagingFault.Kind.BACKWARDS) {
            return request;
        }
        Map<String, String> query = new HashMap<>(request.query());
        query.remove(parameter(operation));
        if (kind == PagingFault.Kind.DUPLICATE) {
            plan.cursor().ifPresent(cursor -> query.put(parameter(operation), cursor));
        }
        return new ApiRequest(request.service(), request.method(), request.path(), query, request.body());
    }

    /** Changes where an answer leads. */
    static void lead(Plan plan, String operation, ObjectNode answer) {
        String field = operation.equals("conversations.list") ? "next_cursor" : "next_page";
        String next = answer.path(field).asText("");
        PagingFault.Kind kind = plan.page().map(PagingFault::kind).orElse(null);
        if (next.isEmpty() || kind == null) {
            return;
        }
        String path = next.startsWith("/") ? next : "/" + next;
        switch (kind) {
            case LOOP ->
                plan.cursor().ifPresent(cursor -> answer.put(field, next.substring(0, next.indexOf('=') + 1) + cursor));
            case FOREIGN_HOST -> answer.put(field, "https://elsewhere.example" + path);
            case FOREIGN_PATH -> answer.put(field, path.replaceFirst("v5/\\w+", "v5/elsewhere"));
            default -> {
                // served as if another page had been asked for: it leads where that page leads
            }
        }
    }
}

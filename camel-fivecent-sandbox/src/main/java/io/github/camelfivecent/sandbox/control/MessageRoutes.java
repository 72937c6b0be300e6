package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.testing.Message;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import io.github.camelfivecent.sandbox.testing.MessagesError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Finds messages and waits for them, and moves them on. */
final class MessageRoutes {
    private static final int SHOWN = 200;
    private static final int MOST = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, BiFunction<MessageQuery, String, MessageQuery>> CONDITIONS = conditions();

    private MessageRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/messages", MessageRoutes::find),
                Route.get(
                        "/messages/count",
                        call -> Map.of("count", call.messages().count(query(call)))),
                Route.get("/messages/await", MessageRoutes::await),
                Route.get("/messages/await-none", MessageRoutes::awaitNone),
                Route.get("/messages/{id}", MessageRoutes::get),
                Route.post("/messages/{id}/status", MessageRoutes::status),
                Route.post("/messages/{id}/cancel", MessageRoutes::cancel),
                Route.delete("/messages/{id}", MessageRoutes::remove),
                Route.get("/scheduled", MessageRoutes::scheduled));
    }

    private static Map<String, BiFunction<MessageQuery, String, MessageQuery>> conditions() {
        Map<String, BiFunction<MessageQuery, String, MessageQuery>> all = new LinkedHashMap<>();
        all.put("to", MessageQuery::to);
        all.put("from", MessageQuery::from);
        all.put("text", MessageQuery::text);
        all.put("containing", MessageQuery::containing);
        all.put("matching", MessageQuery::matching);
        all.put("subject", MessageQuery::subject);
        all.put("status", MessageQuery::status);
        all.put("since", (query, value) -> query.since(ControlCall.instant("since", value)));
        return all;
    }

    private static MessageQuery query(ControlCall call) {
        MessageQuery query = call.query("kind")
                .map(kind -> MessageQuery.of(call.constant(Message.Kind.class, "kind", kind)))
                .orElseGet(MessageQuery::any);
        for (Map.Entry<String, BiFunction<MessageQuery, String, MessageQuery>> condition : CONDITIONS.entrySet()) {
            MessageQuery before = query;
            query = call.query(condition.getKey())
                    .map(value -> condition.getValue().apply(before, value))
                    .orElse(before);
        }
        return query;
    }

    private static Object find(ControlCall call) {
        return found(call, call.messages().find(query(call)));
    }

    private static Object await(ControlCall call) {
        int count = call.query("count", 1, MOST);
        try {
            return found(call, call.messages().await(query(call), count, wait(call, "timeout")));
        } catch (MessagesError e) {
            return failed(e);
        }
    }

    private static Object awaitNone(ControlCall call) {
        try {
            call.messages().awaitNone(query(call), wait(call, "duration"));
            return Map.of("count", 0);
        } catch (MessagesError e) {
            return failed(e);
        }
    }

    private static Duration wait(ControlCall call, String name) {
        Duration wait =
                call.query(name).map(value -> ControlCall.duration(name, value)).orElse(PATIENCE);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static ControlAnswer failed(MessagesError error) {
        return ControlApi.json(
                409, Map.of("error", error.getMessage(), "count", error.found().size()));
    }

    private static Map<String, Object> found(ControlCall call, List<Message> found) {
        int limit = call.query("limit", SHOWN, MOST);
        int from = call.whole("offset").orElse(Math.max(0, found.size() - limit));
        return Map.of(
                "count",
                found.size(),
                "messages",
                found.stream().skip(from).limit(limit).map(MessageView::of).toList());
    }

    private static Object get(ControlCall call) {
        Message message = require(call);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("message", MessageView.of(message));
        answer.put("exchanges", call.exchanges().about(message.id()));
        return answer;
    }

    private static Object status(ControlCall call) {
        Account account = call.account();
        Message message = require(call);
        String status = call.required("status");
        if (message.kind() == Message.Kind.EMAIL) {
            account.advanceEmail(message.id(), status);
        } else if (message.kind() == Message.Kind.SMS && status.matches("\\d{1,9}")) {
            account.advance(message.id(), Integer.parseInt(status), call.required("statusText"));
        } else if (message.kind() == Message.Kind.SMS) {
            account.advance(message.id(), call.constant(SmsStatus.class, "status", status));
        } else {
            throw new ControlException(400, "A message from a phone has no status");
        }
        return MessageView.of(require(call));
    }

    private static Object cancel(ControlCall call) {
        Account account = call.account();
        try {
            return MessageView.of(Message.of(account.cancel(call.path("id"))));
        } catch (IllegalArgumentException e) {
            throw new ControlException(404, e.getMessage());
        } catch (IllegalStateException e) {
            throw new ControlException(409, e.getMessage());
        }
    }

    private static Object remove(ControlCall call) {
        Message message = require(call);
        call.account().remove(message.id());
        return Map.of("removed", message.id());
    }

    private static Object scheduled(ControlCall call) {
        return found(call, call.messages().scheduled());
    }

    private static Message require(ControlCall call) {
        return call.messages()
                .get(call.path("id"))
                .orElseThrow(() -> ControlException.notFound("message with this id"));
    }
}

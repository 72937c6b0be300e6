package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.testing.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the services were asked and what they answered, word by word but for the secret of the key. */
final class RequestRoutes {
    private static final int SHOWN = 50;
    private static final int MOST = 1_000;

    /** A request without its body and its answer. */
    private record Summary(@JsonUnwrapped @JsonIgnoreProperties({"body", "answer"}) Exchange exchange) {}

    private RequestRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/requests", RequestRoutes::list),
                Route.get("/requests/{number}", RequestRoutes::get),
                Route.get("/assumptions", call -> Map.of("assumptions", Assumption.values())));
    }

    private static Object list(ControlCall call) {
        String keyId = call.query("credentials").map(RequestRoutes::withoutKey).orElseGet(() -> call.account()
                .keyId());
        long before = call.query("before")
                .map(value -> ControlCall.decimal("before", value).longValue())
                .orElse(Long.MAX_VALUE);
        return Map.of(
                "count",
                call.sandbox().world().wire().count(keyId),
                "requests",
                call.exchanges().newest(keyId, before, call.query("limit", SHOWN, MOST)).stream()
                        .map(Summary::new)
                        .toList());
    }

    private static String withoutKey(String credentials) {
        if (!credentials.equals("invalid")) {
            throw new ControlException(400, "credentials takes invalid, not " + credentials);
        }
        return "";
    }

    private static Object get(ControlCall call) {
        String number = call.path("number");
        return Optional.of(number)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .filter(one -> isShown(call, one))
                .flatMap(one -> call.exchanges().get(one))
                .orElseThrow(() -> ControlException.notFound("request " + number + ", or no more"));
    }

    /** Whether it was made with the account's key or with none that is valid. */
    private static boolean isShown(ControlCall call, long number) {
        return call.sandbox()
                .world()
                .wire()
                .get(number)
                .filter(one -> one.keyId().isEmpty()
                        || one.keyId().equals(call.account().keyId()))
                .isPresent();
    }
}

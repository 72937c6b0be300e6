package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.WireExchange;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the services were asked and what they answered, word by word but for the secret of the key. */
final class RequestRoutes {
    private static final int SHOWN = 50;
    private static final int MOST = 1_000;
    private static final Pattern SECRET = Pattern.compile("(\"key-secret\"\\s*:\\s*)\"[^\"]*\"");

    private RequestRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/requests", RequestRoutes::list),
                Route.get("/requests/{number}", RequestRoutes::get),
                Route.get("/assumptions", call -> Map.of("assumptions", Assumption.all())));
    }

    private static Object list(ControlCall call) {
        long before = call.query("before").map(value -> Long.parseLong(value)).orElse(Long.MAX_VALUE);
        String keyId = call.query("credentials").orElse("").equals("invalid")
                ? ""
                : call.account().keyId();
        return Map.of(
                "count", call.sandbox().world().wire().count(keyId),
                "requests",
                call.sandbox().world().wire().newest(keyId, before, call.query("limit", SHOWN, MOST)).stream()
                        .map(entry -> summary(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Object get(ControlCall call) {
        String number = call.path("number");
        return Optional.of(number)
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(text -> view(call, Long.parseLong(text)))
                .orElseThrow(() -> ControlException.notFound("request " + number + ", or no more"));
    }

    /** A request and its answer, word by word. */
    static Optional<Map<String, Object>> view(ControlCall call, long number) {
        return call.sandbox().world().wire().get(number).map(exchange -> {
            Map<String, Object> view = summary(number, exchange);
            view.put("body", masked(new String(exchange.body(), StandardCharsets.UTF_8)));
            view.put("answer", exchange.answer());
            return view;
        });
    }

    private static Map<String, Object> summary(long number, WireExchange exchange) {
        RequestRecord request = exchange.request();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", number);
        view.put("at", request.at());
        view.put("method", request.method());
        view.put("url", exchange.url());
        view.put("operation", request.operation());
        view.put("recipients", request.recipients());
        view.put("status", request.status());
        view.put("error", request.error());
        view.put("stored", request.stored());
        view.put("fault", request.fault());
        view.put("ids", exchange.ids());
        view.put("assumed", Assumption.of(exchange));
        return view;
    }

    private static String masked(String body) {
        return SECRET.matcher(body).replaceAll("$1\"…\"");
    }
}

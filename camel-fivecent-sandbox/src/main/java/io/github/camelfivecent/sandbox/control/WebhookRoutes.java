package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.webhook.WebhookAttempt;
import io.github.camelfivecent.sandbox.webhook.WebhookEvent;
import io.github.camelfivecent.sandbox.webhook.WebhookShape;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The webhooks of an account and what they were told. */
final class WebhookRoutes {
    private static final int SHOWN = 100;
    private static final int MOST = 2_000;
    private static final int MOST_TIMES = 100;
    private static final double LOW_BALANCE = 100;

    private WebhookRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/webhooks", WebhookRoutes::list),
                Route.post("/webhooks", WebhookRoutes::add),
                Route.delete("/webhooks", WebhookRoutes::remove),
                Route.post("/webhooks/shape", WebhookRoutes::shape),
                Route.post("/webhooks/send-again", WebhookRoutes::sendAgain));
    }

    private static Webhooks webhooks(ControlCall call) {
        return call.sandbox().webhooks(call.account());
    }

    private static Object list(ControlCall call) {
        Webhooks webhooks = webhooks(call);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("webhooks", webhooks.hooks());
        answer.put("shape", webhooks.shape());
        List<Map.Entry<Long, WebhookAttempt>> attempts =
                new ArrayList<>(webhooks.numberedAttempts().entrySet());
        Collections.reverse(attempts);
        answer.put("count", attempts.size());
        answer.put(
                "attempts",
                call.part(attempts, SHOWN, MOST).stream()
                        .map(entry -> view(entry.getKey(), entry.getValue()))
                        .toList());
        return answer;
    }

    private static Map<String, Object> view(long number, WebhookAttempt attempt) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", number);
        view.put("at", attempt.at());
        view.put("kind", attempt.event().kind());
        view.put("url", attempt.url());
        view.put("shape", attempt.shape());
        view.put("parameters", attempt.event().parameters());
        view.put("status", attempt.status());
        view.put("acknowledged", attempt.acknowledged());
        view.put("answer", attempt.body());
        view.put("assumed", attempt.acknowledged() ? List.of() : List.of(Assumption.WEBHOOKS));
        return view;
    }

    private static Object add(ControlCall call) {
        Webhooks webhooks = webhooks(call);
        String url = call.required("url");
        switch (kind(call, call.required("kind"))) {
            case DELIVERY -> webhooks.delivery(url);
            case MESSAGE -> webhooks.message(url);
            case BALANCE ->
                webhooks.balance(
                        url,
                        call.text("threshold")
                                .map(value ->
                                        ControlCall.decimal("threshold", value).doubleValue())
                                .orElse(LOW_BALANCE));
        }
        return list(call);
    }

    private static Object remove(ControlCall call) {
        String kind = call.query("kind").orElseThrow(() -> new ControlException(400, "The parameter kind is missing"));
        String url = call.query("url").orElseThrow(() -> new ControlException(400, "The parameter url is missing"));
        if (!webhooks(call).remove(kind(call, kind), url)) {
            throw ControlException.notFound("such webhook");
        }
        return list(call);
    }

    private static WebhookEvent.Kind kind(ControlCall call, String value) {
        return call.constant(WebhookEvent.Kind.class, "kind", value);
    }

    private static Object shape(ControlCall call) {
        webhooks(call).shape(call.constant(WebhookShape.class, "shape", call.required("shape")));
        return list(call);
    }

    /** Tells attempts once more, in the order in which they are named, so that events can be doubled and out of order. */
    private static Object sendAgain(ControlCall call) {
        Map<Long, WebhookAttempt> known = webhooks(call).numberedAttempts();
        List<WebhookAttempt> attempts = new ArrayList<>();
        for (JsonNode number : call.array("attempts")) {
            WebhookAttempt attempt = known.get(number.asLong());
            if (attempt == null) {
                throw ControlException.notFound("attempt " + number.asText());
            }
            attempts.add(attempt);
        }
        if (attempts.isEmpty()) {
            throw new ControlException(400, "The field attempts takes an array of their numbers");
        }
        int times = Math.min(MOST_TIMES, Math.max(1, call.number("times", 1)));
        for (WebhookAttempt attempt : attempts) {
            for (int time = 0; time < times; time++) {
                webhooks(call).sendAgain(attempt);
            }
        }
        return Map.of("sent", attempts.size() * times);
    }
}

package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.OptOuts;
import io.github.camelfivecent.sandbox.domain.StoredConversation;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Phones: who was written to, what was said, and what a phone says. */
final class PhoneRoutes {
    private static final int SHOWN = 100;
    private static final int MOST = 2_000;

    private PhoneRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/phones", PhoneRoutes::list),
                Route.get("/phones/{number}", PhoneRoutes::thread),
                Route.post("/phones/{number}/reply", PhoneRoutes::reply),
                Route.post("/phones/{number}/opt-out", PhoneRoutes::optOut),
                Route.post("/phones/{number}/name", PhoneRoutes::name),
                Route.get("/conversations", PhoneRoutes::conversations),
                Route.get("/opt-outs", PhoneRoutes::optOuts),
                Route.delete("/opt-outs/{number}", PhoneRoutes::optIn));
    }

    private static Object list(ControlCall call) {
        Directory directory = Directory.of(call.account(), call.query("search").orElse(""));
        return Map.of(
                "count", directory.phones().size(),
                "phones", call.part(directory.phones(), SHOWN, MOST));
    }

    private static Object thread(ControlCall call) {
        String number = number(call);
        Directory.Thread thread = Directory.thread(
                call.account(), number, call.whole("offset"), call.query("limit", SHOWN, MOST));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("number", number);
        answer.put("local", Numbers.local(number));
        answer.put("name", call.account().settings().contacts().getOrDefault(number, ""));
        answer.put("optedOut", call.account().books().optOuts().contains(number));
        answer.put("replyTo", call.account().books().conversations().localNumber(number).orElse(""));
        answer.put("count", thread.count());
        answer.put("offset", thread.offset());
        answer.put("messages", thread.messages().stream().map(MessageView::of).toList());
        return answer;
    }

    private static Object reply(ControlCall call) {
        Account account = call.account();
        String number = number(call);
        String text = call.text("text").orElse("");
        List<String> images = new ArrayList<>();
        for (JsonNode image : call.body().path("images")) {
            images.add(image.asText());
        }
        if (text.isEmpty() && images.isEmpty()) {
            throw new ControlException(400, "The field text is missing");
        }
        StoredInbound message = call.text("to").isPresent() || !images.isEmpty()
                ? account.receive(number, call.text("to").orElseGet(() -> ownNumber(account, number)), text, images)
                : account.receive(number, text);
        return Map.of(
                "id", message.id(), "optedOut", account.books().optOuts().contains(number), "from", message.from());
    }

    private static String ownNumber(Account account, String number) {
        return account.books()
                .conversations()
                .localNumber(number)
                .orElseThrow(
                        () -> new ControlException(400, "The account has no virtual number; name one in the field to"));
    }

    private static Object conversations(ControlCall call) {
        List<StoredConversation> all = call.account().conversations();
        return Map.of("count", all.size(), "conversations", call.part(all, MOST, MOST));
    }

    private static Object optOut(ControlCall call) {
        return call.account().optOut(number(call));
    }

    private static Object name(ControlCall call) {
        call.account().contact(number(call), call.text("name").orElse(""));
        return Map.of("number", number(call), "name", call.text("name").orElse(""));
    }

    private static Object optOuts(ControlCall call) {
        OptOuts optOuts = call.account().books().optOuts();
        int reached = call.whole("offset").orElse(0) + call.query("limit", SHOWN, MOST);
        return Map.of("count", optOuts.size(), "optOuts", call.part(optOuts.newest(reached), SHOWN, MOST));
    }

    private static Object optIn(ControlCall call) {
        return call.account().books().optOuts().delete(number(call));
    }

    private static String number(ControlCall call) {
        String number = call.path("number").replaceAll("[\\s()-]", "");
        if (!Numbers.isRecipient(number)) {
            throw new ControlException(400, call.path("number") + " is no phone number");
        }
        return Numbers.international(number);
    }
}

package io.github.camelfivecent.sandbox.control;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.OptOuts;
import io.github.camelfivecent.sandbox.domain.StoredConversation;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.testing.Directory;
import io.github.camelfivecent.sandbox.testing.Message;
import io.github.camelfivecent.sandbox.testing.Phone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                Route.post("/virtual-numbers", PhoneRoutes::addNumber),
                Route.delete("/virtual-numbers", PhoneRoutes::removeNumbers),
                Route.get("/opt-outs", PhoneRoutes::optOuts),
                Route.delete("/opt-outs/{number}", PhoneRoutes::optIn));
    }

    private static Object list(ControlCall call) {
        Directory.First<Phone> phones = Directory.phones(
                call.account(), call.query("search").orElse(""), call.offset(), call.query("limit", SHOWN, MOST));
        return Map.of("count", phones.count(), "phones", phones.shown());
    }

    private static Object thread(ControlCall call) {
        String number = number(call);
        List<Message> thread = call.messages().thread(number);
        int limit = call.query("limit", SHOWN, MOST);
        int from = call.whole("offset").orElse(Math.max(0, thread.size() - limit));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("number", number);
        answer.put("local", Numbers.local(number));
        answer.put("name", call.account().settings().contacts().getOrDefault(number, ""));
        answer.put("optedOut", call.account().books().optOuts().contains(number));
        answer.put(
                "replyTo",
                call.account().books().conversations().localNumber(number).orElse(""));
        answer.put("count", thread.size());
        answer.put("offset", from);
        answer.put(
                "messages",
                thread.stream().skip(from).limit(limit).map(MessageView::of).toList());
        return answer;
    }

    private static Object reply(ControlCall call) {
        Account account = call.account();
        String number = number(call);
        String text = call.text("text").orElse("");
        List<String> images = call.texts("images");
        if (text.isEmpty() && images.isEmpty()) {
            throw new ControlException(400, "The field text is missing");
        }
        Optional<String> to = call.text("to").filter(value -> !value.isEmpty());
        to.ifPresent(PhoneRoutes::number);
        StoredInbound message = to.isPresent() || !images.isEmpty()
                ? account.receive(number, to.orElseGet(() -> ownNumber(account, number)), text, images)
                : account.receive(number, text);
        return Map.of(
                "id", message.id(), "optedOut", account.books().optOuts().contains(number), "from", message.from());
    }

    /** The account's number on which this phone answers. */
    static String ownNumber(Account account, String number) {
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
        long reached = (long) call.offset() + call.query("limit", SHOWN, MOST);
        return Map.of(
                "count",
                optOuts.size(),
                "optOuts",
                call.part(optOuts.newest((int) Math.min(reached, Integer.MAX_VALUE)), SHOWN, MOST));
    }

    private static Object optIn(ControlCall call) {
        return call.account().books().optOuts().delete(number(call));
    }

    private static Object addNumber(ControlCall call) {
        call.account().addVirtualNumber(number(call.required("number")));
        return Map.of("virtualNumbers", call.account().virtualNumbers());
    }

    private static Object removeNumbers(ControlCall call) {
        call.account().removeVirtualNumbers();
        return Map.of("virtualNumbers", call.account().virtualNumbers());
    }

    private static String number(ControlCall call) {
        return number(call.path("number"));
    }

    private static String number(String given) {
        String number = given.replaceAll("[\\s()-]", "");
        if (!Numbers.isRecipient(number)) {
            throw new ControlException(400, given + " is no phone number");
        }
        return Numbers.international(number);
    }
}

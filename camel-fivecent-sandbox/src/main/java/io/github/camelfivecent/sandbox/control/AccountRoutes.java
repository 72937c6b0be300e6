package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Flag;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.domain.StoredConversation;
import io.github.camelfivecent.sandbox.domain.Wallet;
import io.github.camelfivecent.sandbox.domain.World;
import io.github.camelfivecent.sandbox.testing.Directory;
import io.github.camelfivecent.sandbox.testing.Mailbox;
import io.github.camelfivecent.sandbox.testing.Message;
import io.github.camelfivecent.sandbox.testing.Phone;
import io.github.camelfivecent.sandbox.testing.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The sandbox as a whole, its accounts, and what is set on them. */
final class AccountRoutes {
    private static final int SHOWN = 200;
    private static final int MOST = 5_000;
    private static final int NEW_OPT_OUTS = 200;

    private AccountRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.get("/overview", AccountRoutes::overview),
                Route.get("/status", AccountRoutes::status),
                Route.get("/accounts", AccountRoutes::accounts),
                Route.post("/accounts", AccountRoutes::create),
                Route.delete("/accounts/{keyId}", AccountRoutes::remove),
                Route.get("/account", call -> account(call.account())),
                Route.post("/account", AccountRoutes::change),
                Route.post("/account/reset", AccountRoutes::resetAccount),
                Route.post("/reset", AccountRoutes::reset),
                Route.get("/cost", AccountRoutes::cost),
                Route.post("/sender-ids/{senderId}/status", AccountRoutes::senderIdStatus),
                Route.post("/domains/{domain}/verify", AccountRoutes::verifyDomain));
    }

    /** All that the page shows beside the thread, unless nothing changed since the version that it has. */
    private static Object overview(ControlCall call) {
        Account account = call.account();
        Controlled sandbox = call.sandbox();
        account.catchUp();
        String search = call.query("search").orElse("");
        int limit = call.query("limit", SHOWN, MOST);
        int phonesOffset = call.query("phonesOffset", 0, Integer.MAX_VALUE);
        int mailboxesOffset = call.query("mailboxesOffset", 0, Integer.MAX_VALUE);
        boolean lists = call.wants("lists");
        String version = version(call, account, List.of(search, limit, phonesOffset, mailboxesOffset, lists));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", version);
        answer.put("now", sandbox.time().instant());
        answer.put("lastRequest", sandbox.world().wire().last());
        answer.put("wrongKeys", sandbox.world().wire().count(""));
        answer.put("changed", !call.query("since").orElse("").equals(version));
        if (call.query("since").orElse("").equals(version)) {
            return answer;
        }
        List<Message> scheduled = call.messages().scheduled();
        List<StoredConversation> conversations = account.conversations();
        Directory.First<Phone> phones = Directory.phones(account, search, phonesOffset, limit);
        Directory.First<Mailbox> mailboxes = Directory.mailboxes(account, search, mailboxesOffset, limit);
        answer.put("running", sandbox.time().running());
        answer.put("ahead", sandbox.time().ahead());
        answer.put("account", account(account));
        answer.put(
                "accounts",
                sandbox.world().accounts().stream().map(Account::keyId).sorted().toList());
        answer.put("phoneCount", phones.count());
        answer.put("phones", phones.shown());
        answer.put("mailboxCount", mailboxes.count());
        answer.put("mailboxes", mailboxes.shown());
        answer.put("lookedAt", Directory.LOOKED_AT);
        answer.put("scheduledCount", scheduled.size());
        answer.put("conversationCount", conversations.size());
        if (lists) {
            answer.put(
                    "scheduled",
                    scheduled.stream().limit(limit).map(MessageView::of).toList());
            answer.put("optOuts", account.books().optOuts().newest(NEW_OPT_OUTS));
            answer.put("conversations", conversations.stream().limit(limit).toList());
        }
        answer.put("armed", FaultRoutes.armed(call));
        return answer;
    }

    private static String version(ControlCall call, Account account, List<?> view) {
        Controlled sandbox = call.sandbox();
        SandboxTime time = sandbox.time();
        return Integer.toHexString(Objects.hash(
                        account.keyId(),
                        sandbox.world().accounts().size(),
                        account.settings(),
                        FaultRoutes.armed(call),
                        sandbox.webhooks(account).hooks(),
                        sandbox.webhooks(account).shape(),
                        sandbox.webhooks(account).attemptsMade(),
                        time.running() ? time.ahead() : time.instant(),
                        view))
                + "-" + Long.toHexString(account.books().changes());
    }

    private static Object status(ControlCall call) {
        Controlled sandbox = call.sandbox();
        Map<String, Object> answer = new LinkedHashMap<>(sandbox.urls());
        answer.put("profile", sandbox.profile());
        answer.put("keyId", sandbox.account().keyId());
        answer.put("keySecret", sandbox.account().keySecret());
        answer.put("now", sandbox.time().instant());
        answer.put("load", sandbox.load());
        return answer;
    }

    private static Object accounts(ControlCall call) {
        return Map.of(
                "accounts",
                call.sandbox().world().accounts().stream()
                        .map(AccountRoutes::keys)
                        .toList());
    }

    private static Map<String, Object> keys(Account account) {
        return Map.of("keyId", account.keyId(), "keySecret", account.keySecret());
    }

    private static Object create(ControlCall call) {
        String made = World.randomKey(8);
        Account account = call.sandbox()
                .world()
                .account(
                        filled(call, "keyId").orElse(made),
                        filled(call, "keySecret").orElse(made));
        set(call, account);
        Map<String, Object> answer = new LinkedHashMap<>(call.sandbox().urls());
        answer.putAll(keys(account));
        return answer;
    }

    /** An empty key would be that of requests without one. */
    private static Optional<String> filled(ControlCall call, String field) {
        return call.text(field).filter(value -> !value.isEmpty());
    }

    private static Object remove(ControlCall call) {
        Controlled sandbox = call.sandbox();
        Account account = sandbox.world()
                .find(call.path("keyId"))
                .orElseThrow(() -> ControlException.notFound("account with this key"));
        if (account == sandbox.account()) {
            throw new ControlException(409, "The sandbox's own account stays; it can be reset");
        }
        sandbox.remove(account);
        return Map.of("removed", account.keyId());
    }

    private static Map<String, Object> account(Account account) {
        account.catchUp();
        Wallet wallet = account.books().wallet();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("keyId", account.keyId());
        answer.put("credits", wallet.credits());
        answer.put("postpaid", wallet.postpaid());
        answer.put("pricePerSegment", wallet.pricePerSegment());
        answer.put("charged", wallet.charged());
        answer.put("refunded", wallet.refunded());
        answer.put("deliverAfter", account.settings().deliverAfter());
        answer.put("flags", account.settings().flags());
        answer.put("sms", account.books().outbox().size());
        answer.put("inbound", account.books().inbox().size());
        answer.put("emails", account.books().mailbox().size());
        answer.put("optOuts", account.books().optOuts().size());
        answer.put("senderIds", account.senderIds());
        answer.put("domains", account.domains());
        answer.put("domainLimit", account.books().domains().limit());
        answer.put("virtualNumbers", account.virtualNumbers());
        answer.put("logins", account.logins());
        return answer;
    }

    private static Object change(ControlCall call) {
        set(call, call.account());
        return account(call.account());
    }

    private static void set(ControlCall call, Account account) {
        call.text("credits")
                .ifPresent(credits ->
                        account.credits(ControlCall.decimal("credits", credits).doubleValue()));
        call.text("pricePerSegment")
                .ifPresent(price -> account.pricePerSegment(ControlCall.decimal("pricePerSegment", price)));
        if (call.body().has("postpaid")) {
            account.postpaid(call.flag("postpaid"));
        }
        if (call.body().has("deliverAfter")) {
            account.deliverAfter(call.duration("deliverAfter").orElse(null));
        }
        if (call.body().has("domainLimit")) {
            account.domainLimit(call.number("domainLimit", 0));
        }
        JsonNode flags = call.body().path("flags");
        if (!flags.isMissingNode() && !flags.isObject()) {
            throw new ControlException(400, "The field flags takes an object, not " + flags);
        }
        for (Map.Entry<String, JsonNode> flag : flags.properties()) {
            account.flag(
                    call.constant(Flag.class, "flags", flag.getKey()),
                    ControlCall.flag("flags", flag.getValue().asText()));
        }
    }

    private static Object resetAccount(ControlCall call) {
        call.sandbox().reset(call.account());
        return account(call.account());
    }

    private static Object reset(ControlCall call) {
        call.sandbox().reset();
        return account(call.sandbox().account());
    }

    private static Object cost(ControlCall call) {
        Statement statement = Statement.of(call.account());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statement", statement);
        answer.put("credits", statement.credits());
        call.query("pricePerCredit")
                .ifPresent(price -> answer.put("cost", statement.cost(ControlCall.decimal("pricePerCredit", price))));
        return answer;
    }

    private static Object senderIdStatus(ControlCall call) {
        Account account = call.account();
        String status = call.required("status");
        try {
            account.senderIdStatus(call.path("senderId"), status);
        } catch (IllegalArgumentException e) {
            throw new ControlException(404, e.getMessage());
        }
        return Map.of("senderIds", account.senderIds());
    }

    private static Object verifyDomain(ControlCall call) {
        Account account = call.account();
        try {
            account.verifyDomain(call.path("domain"));
        } catch (IllegalArgumentException e) {
            throw new ControlException(404, e.getMessage());
        }
        return Map.of("domains", account.domains());
    }
}

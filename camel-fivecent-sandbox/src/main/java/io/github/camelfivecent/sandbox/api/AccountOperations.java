package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.Refusal;
import io.github.camelfivecent.sandbox.domain.StoredLogin;
import io.github.camelfivecent.sandbox.domain.StoredSenderId;
import io.github.camelfivecent.sandbox.domain.StoredVirtualNumber;
import io.github.camelfivecent.sandbox.domain.Wallet;
import java.util.List;
import java.util.Set;

/** Balance and pre-warming, logins, sender IDs and virtual numbers. */
final class AccountOperations {
    private static final Set<String> NEW_SENDER_IDS = Set.of("pending", "unverified");

    private AccountOperations() {}

    static List<Operation> all() {
        return List.of(
                Operation.sms("account.balance", "GET", "/balance", AccountOperations::balance),
                Operation.sms("account.prewarm", "POST", "/prewarm", AccountOperations::prewarm),
                Operation.sms("logins.list", "GET", "/logins", AccountOperations::listLogins),
                Operation.sms("logins.create", "POST", "/logins", AccountOperations::createLogin),
                Operation.sms("logins.changeRole", "POST", "/logins/{id}", AccountOperations::changeRole),
                Operation.sms("logins.delete", "DELETE", "/logins/{id}", AccountOperations::deleteLogin),
                Operation.sms("senderids.list", "GET", "/senderid", AccountOperations::listSenderIds),
                Operation.sms("senderids.create", "POST", "/senderid", AccountOperations::createSenderId),
                Operation.sms("senderids.delete", "DELETE", "/senderid/{id}", AccountOperations::deleteSenderId),
                Operation.sms("virtualnumbers.list", "GET", "/virtualnumber", AccountOperations::listNumbers),
                Operation.sms("virtualnumbers.purchase", "POST", "/virtualnumber", AccountOperations::purchase),
                Operation.sms("virtualnumbers.delete", "DELETE", "/virtualnumber/{id}", AccountOperations::release));
    }

    private static void balance(Call call, ObjectNode answer) {
        Wallet wallet = call.books().wallet();
        ObjectNode balance = answer.putObject("balance").put("postpaid", wallet.postpaid());
        call.view().credits(balance, wallet.credits());
    }

    private static void prewarm(Call call, ObjectNode answer) {
        call.books().prewarm().start();
        call.stored(1);
        answer.put("message", "Queue pre-warming initiated.");
    }

    private static void listLogins(Call call, ObjectNode answer) {
        List<StoredLogin> all = call.books().logins().all();
        ArrayNode logins = answer.putArray("logins");
        all.forEach(login -> call.view().login(logins.addObject(), login));
        answer.put("count", all.size());
    }

    private static void createLogin(Call call, ObjectNode answer) {
        StoredLogin login = call.books()
                .logins()
                .create(
                        call.text("name"),
                        call.text("email"),
                        call.view().hasMobile() ? call.text("mobile") : null,
                        call.text("role"));
        call.stored(1);
        answer.put("login_id", login.id())
                .put("is_new", login.isNew())
                .put("message", call.view().loginCreated());
    }

    private static void changeRole(Call call, ObjectNode answer) {
        if (!"change_role".equals(call.text("action"))) {
            throw Refusal.of(Api.UNSUPPORTED).assuming(Assumption.LOGINS);
        }
        StoredLogin login = call.books().logins().changeRole(call.id(), call.text("role"));
        call.stored(1);
        answer.put("login_id", login.id()).put("role", login.role()).put("message", "Role updated");
    }

    private static void deleteLogin(Call call, ObjectNode answer) {
        call.books().logins().delete(call.id());
        call.stored(1);
        answer.put("login_id", call.id()).put("message", "Login removed from account");
    }

    private static void listSenderIds(Call call, ObjectNode answer) {
        ArrayNode senderIds = answer.putArray("senderids");
        for (StoredSenderId one : call.books().senderIds().all()) {
            call.view().senderId(senderIds.addObject(), one);
            call.assume(Assumption.SENDER_IDS, NEW_SENDER_IDS.contains(one.status()));
        }
    }

    private static void createSenderId(Call call, ObjectNode answer) {
        call.books().senderIds().create(call.text("senderid"));
        call.stored(1);
        answer.put("message", "Sender ID created");
    }

    private static void deleteSenderId(Call call, ObjectNode answer) {
        call.books().senderIds().delete(call.id());
        call.stored(1);
    }

    private static void listNumbers(Call call, ObjectNode answer) {
        List<StoredVirtualNumber> all = call.books().virtualNumbers().all();
        ArrayNode numbers = answer.putArray("virtualnumbers");
        for (StoredVirtualNumber number : all) {
            ObjectNode node = numbers.addObject();
            call.view().virtualNumber(node, number);
            node.put("type", number.type());
        }
        answer.put("count", all.size());
    }

    private static void purchase(Call call, ObjectNode answer) {
        StoredVirtualNumber number = call.books().virtualNumbers().purchase(call.text("country"), call.text("type"));
        call.stored(1);
        answer.put("message", "Virtual number purchased");
        call.view().virtualNumber(answer.putObject("virtualnumber"), number);
    }

    private static void release(Call call, ObjectNode answer) {
        call.books().virtualNumbers().release(call.id());
        call.stored(1);
        answer.put("message", "Virtual number released");
    }
}

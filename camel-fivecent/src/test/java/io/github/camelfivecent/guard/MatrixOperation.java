package io.github.camelfivecent.guard;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import java.util.Map;
import java.util.function.Function;

/** What is asked for in a column of the fault matrix. */
enum MatrixOperation {
    SEND_SMS("sms.send", "sms?sender=Shop&to=0412333555", account -> Map.of()),
    SEND_EMAIL(
            "email.send",
            "email?senderEmail=news@mail.example.com&subject=Welcome&recipient=jane@example.com",
            account -> Map.of()),
    CANCEL("sms.cancel", "sms?operation=cancel", account -> {
        account.seedSentSms(1);
        return Map.of("CamelFivecentId", account.sentSms().get(0).id());
    }),
    DELETE("inbox.delete", "inbox?operation=delete", account -> {
        StoredInbound message = account.receive("0412333555", "Yes");
        return Map.of("CamelFivecentId", message.id());
    }),
    PURCHASE("virtualnumbers.purchase", "virtualnumbers?operation=purchase&country=AU", account -> Map.of()),
    LIST("sms.list", "sms?operation=list", account -> Map.of());

    private final String id;
    private final String uri;
    private final Function<Account, Map<String, Object>> given;

    MatrixOperation(String id, String uri, Function<Account, Map<String, Object>> given) {
        this.id = id;
        this.uri = uri;
        this.given = given;
    }

    String id() {
        return id;
    }

    String uri() {
        return uri;
    }

    boolean isSend() {
        return this == SEND_SMS || this == SEND_EMAIL;
    }

    /** Prepares the account, and gives the headers of a request that works. */
    Map<String, Object> given(Account account) {
        return given.apply(account);
    }
}

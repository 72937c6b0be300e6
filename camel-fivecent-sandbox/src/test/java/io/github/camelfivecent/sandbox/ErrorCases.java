package io.github.camelfivecent.sandbox;

import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Flag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** One request for each way in which the documents say that a request can fail. */
final class ErrorCases {
    static final String NO_ID = "no-id";
    static final String UNKNOWN = "0123456789abcdef01234567";

    private static final String NOT_ENABLED = "Conversations are not enabled for this account. Enable Conversations in"
            + " your 5cSMS dashboard settings, or contact support to turn on two-way messaging.";
    private static final String NO_NUMBER =
            "Conversations require a dedicated virtual mobile number (VMN). Add a VMN in"
                    + " your 5cSMS dashboard under Virtual Numbers, then inbound replies will thread automatically.";
    private static final String ROLES = "Invalid role. Must be one of: admin, manager, sender, reporting";

    private final List<Case> cases = new ArrayList<>();

    record Case(
            String operation,
            int status,
            String error,
            String code,
            Consumer<Account> prepared,
            Function<Caller, Reply> request) {
        @Override
        public String toString() {
            return operation + ": " + error;
        }
    }

    static List<Case> all() {
        ErrorCases table = new ErrorCases();
        table.sms();
        table.conversations();
        table.email();
        table.account();
        table.numbers();
        table.domains();
        return table.cases;
    }

    private void sms() {
        Map<String, Object> send = Map.of("sender", "Sandbox", "to", "0412333555", "message", "Hi");
        for (Object sender : new Object[] {null, "", "TwelveLetter", "61412345678901", "Not-a-name", "with space"}) {
            post("sms.send", "/sms", with(send, "sender", sender), "Failed (Invalid Sender ID)");
        }
        for (Object to : new Object[] {null, "", "0412333555,", "not a number", "0512333555", "04123335556"}) {
            post("sms.send", "/sms", with(send, "to", to), "Failed (Invalid Destination)");
        }
        post("sms.send", "/sms", with(send, "message", null), "Failed (Invalid Message)");
        post("sms.send", "/sms", with(send, "message", ""), "Failed (Invalid Message)");
        post("sms.send", "/sms", with(with(send, "unicode", true), "message", "004"), "Failed (Invalid Message)");
        for (String list : List.of("sms", "inbox", "optouts")) {
            sms(list + ".list", "GET", "/" + list + "?after=2", "Failed (Invalid Page)");
        }
        for (String id : List.of(NO_ID, UNKNOWN)) {
            sms("sms.get", "GET", "/sms/" + id, "Failed (Unauthorised)");
            sms("sms.cancel", "DELETE", "/sms/" + id, "Failed (Unauthorised)");
            sms("inbox.delete", "DELETE", "/inbox/" + id, "Failed (Unauthorised)");
        }
        sms("optouts.delete", "DELETE", "/optouts/0412333555", "Record Not Found");
    }

    private void conversations() {
        Map<String, String> paths = Map.of(
                "conversations.list", "/conversations",
                "conversations.resolve", "/conversations?number=0412345678",
                "conversations.get", "/conversations/" + UNKNOWN,
                "conversations.poll", "/conversations/" + UNKNOWN + "?action=poll&since_mo=0&since_mt=0",
                "conversations.older", "/conversations/" + UNKNOWN + "?action=older&before_mo=9&before_mt=9");
        paths.forEach((operation, path) -> {
            gate(operation, path, "threads_disabled", NOT_ENABLED, account -> account.flag(Flag.THREADS, false));
            gate(operation, path, "no_vmn", NO_NUMBER, Account::removeVirtualNumbers);
            if (path.contains(UNKNOWN)) {
                sms(operation, "GET", path, "Failed (Conversation Not Found)");
            }
        });
        for (String method : List.of("POST", "DELETE")) {
            sms("conversations.list", method, "/conversations", "Failed (Method Not Supported)");
            sms("conversations.list", method, "/conversations/" + UNKNOWN, "Failed (Method Not Supported)");
        }
        for (String query : List.of("since_mo=1", "since_mo=1&since_mt=x", "since_mt=1")) {
            watermark("conversations.poll", "action=poll&" + query);
        }
        for (String query : List.of("before_mo=1", "before_mo=1&before_mt=-1")) {
            watermark("conversations.older", "action=older&" + query);
        }
    }

    private void email() {
        Map<String, Object> send = Map.of(
                "SenderEmail", "news@mail.example.com", "Subject", "Hi", "Text", "Hi", "Recipient", "jane@example.com");
        email(send, 400, "Email not enabled. Please contact us.", a -> a.flag(Flag.EMAIL, false));
        for (String field : List.of("SenderEmail", "Subject", "Text")) {
            email(with(send, field, null), 400, "Required parameter: " + field + " missing", a -> {});
        }
        email(with(send, "SenderEmail", "news"), 400, "Invalid Sender Email", a -> {});
        email(with(send, "SenderEmail", "news@example.org"), 400, "Invalid Sender Domain", a -> {});
        email(
                with(send, "Recipient", null),
                400,
                "Required parameter: At least one of Recipient, CC, or BCC must be provided",
                a -> {});
        email(
                with(
                        with(send, "Recipient", Collections.nCopies(26, "a@example.com")),
                        "BCC",
                        Collections.nCopies(25, "b@x.org")),
                400,
                "Too many recipients. Maximum 50 allowed, got 51.",
                a -> {});
        email(
                with(send, "CC", List.of("jane", "joe@example.com", "@x.org")),
                400,
                "Invalid email addresses: jane, @x.org",
                a -> {});
        Map<String, Object> file = Map.of("url", "https://example.com/a.pdf");
        email(
                with(send, "Attachments", List.of(file)),
                403,
                "Attachments not enabled for this account",
                a -> a.flag(Flag.ATTACHMENTS, false));
        email(with(send, "Attachments", Collections.nCopies(6, file)), 400, "Maximum 5 attachments allowed", a -> {});
        email(
                with(send, "Attachments", List.of(file, Map.of("filename", "b.pdf"))),
                400,
                "Each attachment must have a url field",
                a -> {});
        mail("email.list", "GET", "/email?after=2", Map.of(), "Invalid after parameter", a -> {});
        for (String limit : List.of("0", "101", "ten")) {
            mail("email.list", "GET", "/email?limit=" + limit, Map.of(), "Invalid limit parameter", a -> {});
        }
        mail("email.get", "GET", "/email/" + NO_ID, Map.of(), "Invalid email ID", a -> {});
        mail("email.get", "GET", "/email/" + UNKNOWN, Map.of(), "Email not found", a -> {});
    }

    private void account() {
        add(
                "account.prewarm",
                "Account does not have queue pre-warming enabled",
                a -> a.flag(Flag.PREWARM, false),
                caller -> caller.sms("POST", "/prewarm"));
        add(
                "account.prewarm",
                "Queue was already pre-warmed recently. Please wait 60 minutes before trying again.",
                a -> a.books().prewarm().start(),
                caller -> caller.sms("POST", "/prewarm"));
        Map<String, Object> login = Map.of("name", "Jane", "email", "jane@example.com", "role", "admin");
        post("logins.create", "/logins", with(login, "name", null), "Missing required field: name");
        post("logins.create", "/logins", with(login, "email", ""), "Missing required field: email");
        post("logins.create", "/logins", with(login, "email", "jane"), "Invalid email address");
        post("logins.create", "/logins", with(login, "role", "owner"), ROLES);
        post(
                "logins.create",
                "/logins",
                with(login, "email", "Owner@example.com"),
                "Login already exists on this account");
        Map<String, Object> change = Map.of("action", "change_role", "role", "sender");
        post("logins.changeRole", "/logins/" + NO_ID, change, "Invalid login_id format");
        post("logins.changeRole", "/logins/" + UNKNOWN, with(change, "role", null), "Missing required field: role");
        post("logins.changeRole", "/logins/" + UNKNOWN, with(change, "role", "owner"), ROLES);
        post("logins.changeRole", "/logins/" + UNKNOWN, change, "Login not found on this account");
        sms("logins.delete", "DELETE", "/logins/" + NO_ID, "Invalid login_id format");
        sms("logins.delete", "DELETE", "/logins/" + UNKNOWN, "Login not found on this account");
    }

    private void numbers() {
        post("senderids.create", "/senderid", Map.of(), "Missing Sender ID");
        for (String senderId : List.of("TwelveLetter", "no-hyphens", "ab", "Sandbox")) {
            post("senderids.create", "/senderid", Map.of("senderid", senderId), "Invalid new Sender ID");
        }
        Map<String, Object> number = Map.of("country", "AU");
        post("virtualnumbers.purchase", "/virtualnumber", Map.of(), "Missing required parameter: country");
        post(
                "virtualnumbers.purchase",
                "/virtualnumber",
                Map.of("country", "NZ"),
                "Invalid country. Currently only AU is supported for API requests.");
        post(
                "virtualnumbers.purchase",
                "/virtualnumber",
                with(number, "type", "gold"),
                "Invalid type. Must be \"standard\" or \"unified\".");
        post(
                "virtualnumbers.purchase",
                "/virtualnumber",
                with(number, "type", "unified"),
                "Your account is not enabled for Unified Mobile Numbers. Please contact us.");
        purchase(
                "Your account is currently on hold. Please contact us to purchase a virtual number.",
                a -> a.flag(Flag.ON_HOLD, true));
        purchase(
                "Maximum virtual numbers reached. Contact us to request increaed quota.",
                a -> a.addVirtualNumber("61480111222"));
        purchase(
                "No payment method on file. Please add a payment method in the dashboard.",
                a -> a.flag(Flag.PAYMENT_METHOD, false));
        purchase("Invalid subscription plan", a -> a.flag(Flag.SUBSCRIPTION_PLAN, false));
        purchase("Your payment was declined by your bank.", a -> a.flag(Flag.PAYMENT_ACCEPTED, false));
        sms("virtualnumbers.delete", "DELETE", "/virtualnumber/" + NO_ID, "Invalid virtual number ID format");
        sms("virtualnumbers.delete", "DELETE", "/virtualnumber/" + UNKNOWN, "Virtual number not found");
    }

    private void domains() {
        mail(
                "domains.get",
                "GET",
                "/domain/" + UNKNOWN,
                Map.of(),
                "Failed (Domain not found or unauthorized)",
                a -> {});
        Map<String, Object> domain = Map.of("domain", "example.org");
        domain(domain, "Email not enabled. Please contact us.", a -> a.flag(Flag.EMAIL, false));
        domain(
                domain,
                "Domain limit reached. Your plan allows 1 domain. Please upgrade your plan or contact us.",
                a -> a.domainLimit(1));
        domain(Map.of(), "Missing Domain", a -> {});
        domain(Map.of("domain", "not a domain"), "Invalid Domain", a -> {});
        domain(
                Map.of("domain", "example.com", "subdomain", "mail"),
                "Domain already registered. Please contact us.",
                a -> {});
        domain(with(domain, "subdomain", "a_b"), "Invalid subdomain. Use only letters, numbers, and hyphens.", a -> {});
    }

    private void gate(String operation, String path, String code, String error, Consumer<Account> prepared) {
        cases.add(new Case(operation, 400, error, code, prepared, caller -> caller.sms("GET", path)));
    }

    private void watermark(String operation, String query) {
        add(operation, "Failed (Invalid Watermark)", a -> a.receive("0412345678", "Hi"), caller -> {
            String id = caller.sms("GET", "/conversations?number=0412345678")
                    .body()
                    .at("/conversation/id")
                    .asText();
            return caller.sms("GET", "/conversations/" + id + "?" + query);
        });
    }

    private void purchase(String error, Consumer<Account> prepared) {
        add(
                "virtualnumbers.purchase",
                error,
                prepared,
                caller -> caller.sms("POST", "/virtualnumber", Map.of("country", "AU")));
    }

    private void domain(Map<String, ?> fields, String error, Consumer<Account> prepared) {
        mail("domains.create", "POST", "/domain", fields, error, prepared);
    }

    private void post(String operation, String path, Map<String, ?> fields, String error) {
        add(operation, error, account -> {}, caller -> caller.sms("POST", path, fields));
    }

    private void sms(String operation, String method, String path, String error) {
        add(operation, error, account -> {}, caller -> caller.sms(method, path));
    }

    private void email(Map<String, ?> fields, int status, String error, Consumer<Account> prepared) {
        cases.add(
                new Case("email.send", status, error, "", prepared, caller -> caller.email("POST", "/email", fields)));
    }

    private void mail(
            String operation,
            String method,
            String path,
            Map<String, ?> fields,
            String error,
            Consumer<Account> prepared) {
        add(operation, error, prepared, caller -> caller.email(method, path, fields));
    }

    private void add(String operation, String error, Consumer<Account> prepared, Function<Caller, Reply> request) {
        cases.add(new Case(operation, 400, error, "", prepared, request));
    }

    private static Map<String, Object> with(Map<String, Object> fields, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }
}

package io.github.camelfivecent;

import static io.github.camelfivecent.sandbox.domain.SmsStatus.CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.ChangeRole;
import io.github.camelfivecent.model.Confirmation;
import io.github.camelfivecent.model.Conversation;
import io.github.camelfivecent.model.ConversationPage;
import io.github.camelfivecent.model.CreateDomain;
import io.github.camelfivecent.model.CreateLogin;
import io.github.camelfivecent.model.CreateSenderId;
import io.github.camelfivecent.model.Email;
import io.github.camelfivecent.model.EmailDomain;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.Login;
import io.github.camelfivecent.model.LoginChange;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.PurchaseVirtualNumber;
import io.github.camelfivecent.model.SendEmail;
import io.github.camelfivecent.model.SendSms;
import io.github.camelfivecent.model.SenderId;
import io.github.camelfivecent.model.SentEmail;
import io.github.camelfivecent.model.SentSms;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.model.VirtualNumber;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.SmsOrder;
import io.github.camelfivecent.sandbox.domain.StoredConversation;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** For each operation a request that works on a new account, and what it must have done. */
public final class OperationCases {

    static final String PHONE = "0412333555";

    private final Map<String, Case> cases = new HashMap<>();

    /**
     * A request that works.
     *
     * @param given  prepares the account, and gives the fields of the request under their names on the wire
     * @param record a record that has all or some of these fields
     * @param then   checks the answer and the account
     */
    public record Case(
            Function<Account, Map<String, Object>> given,
            Class<? extends FivecentRecord> record,
            BiConsumer<Object, Account> then) {}

    /** The cases by the name of their operation, such as {@code sms.send}. */
    public static Map<String, Case> all() {
        OperationCases table = new OperationCases();
        table.sms();
        table.received();
        table.conversations();
        table.email();
        table.domains();
        table.accountAndLogins();
        table.numbers();
        return table.cases;
    }

    private void sms() {
        add(
                "sms.send",
                account -> Map.of("sender", "Shop", "to", PHONE, "message", "Ready £5"),
                SendSms.class,
                (answer, account) -> {
                    StoredSms sent = account.sentSms().get(0);
                    assertThat(sent.text()).isEqualTo("Ready £5");
                    assertThat(only(answer, SmsResult.class).id()).isEqualTo(sent.id());
                    assertThat(only(answer, SmsResult.class).destination()).isEqualTo(PHONE);
                });
        add(
                "sms.list",
                account -> Map.of("after", higher(send(account, 0), send(account, 0))),
                Page.class,
                (answer, account) ->
                        assertThat(onlyOf(answer, SentSms.class).messageText()).isEqualTo("Hello"));
        add("sms.get", account -> Map.of("id", send(account, 0)), SentSms.class, (answer, account) -> assertThat(
                        ((SentSms) answer).messageText())
                .isEqualTo("Hello"));
        add(
                "sms.cancel",
                account -> Map.of("id", send(account, Instant.now().getEpochSecond() + 3600)),
                SentSms.class,
                (answer, account) ->
                        assertThat(account.sentSms().get(0).is(CANCELLED)).isTrue());
    }

    private void received() {
        add(
                "inbox.list",
                account -> Map.of(
                        "after",
                        higher(
                                account.receive(PHONE, "Yes").id(),
                                account.receive(PHONE, "Yes").id())),
                Page.class,
                (answer, account) -> assertThat(
                                onlyOf(answer, InboundMessage.class).message())
                        .isEqualTo("Yes"));
        add(
                "inbox.delete",
                account -> Map.of("id", account.receive(PHONE, "Yes").id()),
                InboundMessage.class,
                (answer, account) -> {
                    assertThat(answer).isInstanceOf(Confirmation.class);
                    assertThat(account.inbox()).isEmpty();
                });
        add(
                "optouts.list",
                account -> {
                    account.optOut(PHONE);
                    return Map.of("after", "f".repeat(24));
                },
                Page.class,
                (answer, account) ->
                        assertThat(onlyOf(answer, OptOut.class).number()).endsWith("412333555"));
        add(
                "optouts.delete",
                account -> Map.of("number", account.optOut(PHONE).number()),
                OptOut.class,
                (answer, account) -> {
                    assertThat(((Confirmation) answer).message()).isNotBlank();
                    assertThat(account.optOuts()).isEmpty();
                });
    }

    private void conversations() {
        add(
                "conversations.list",
                account -> {
                    account.receive("0499000000", "No");
                    account.receive(PHONE, "Yes");
                    String before = Instant.now().getEpochSecond() + 60 + "_" + "f".repeat(24);
                    return Map.of("q", "41233", "per_page", 1, "replies", true, "unread", true, "before", before);
                },
                Page.class,
                (answer, account) -> assertThat(
                                onlyOf(answer, Conversation.class).remoteNumber())
                        .isEqualTo("61412333555"));
        add(
                "conversations.resolve",
                account -> {
                    account.receive(PHONE, "Yes");
                    return Map.of("number", "+61 412 333 555");
                },
                VirtualNumber.class,
                (answer, account) -> assertThat(((Conversation) answer).id())
                        .isEqualTo(account.conversations().get(0).id()));
        add(
                "conversations.get",
                account -> {
                    account.receive(PHONE, "Yes");
                    return Map.of("id", conversation(account, "No").id(), "limit", 1);
                },
                Conversation.class,
                (answer, account) -> {
                    assertThat(((ConversationPage) answer).messages()).hasSize(1);
                    assertThat(((ConversationPage) answer).hasMore()).isTrue();
                    assertThat(account.conversations().get(0).unread()).isFalse();
                });
        add(
                "conversations.poll",
                account -> Map.of("id", conversation(account, "Yes").id(), "since_mo", 0, "since_mt", 0),
                Conversation.class,
                (answer, account) -> {
                    assertThat(((ConversationPage) answer).messages().get(0).received())
                            .isTrue();
                    assertThat(((ConversationPage) answer).now()).isNotNull();
                });
        add(
                "conversations.older",
                account -> {
                    Instant later = Instant.now().plusSeconds(60);
                    String id = conversation(account, "Yes").id();
                    return Map.of("id", id, "before_mo", later.getEpochSecond(), "before_mt", later, "limit", 5);
                },
                Conversation.class,
                (answer, account) -> assertThat(
                                ((ConversationPage) answer).messages().get(0).message())
                        .isEqualTo("Yes"));
    }

    private void email() {
        add(
                "email.send",
                account -> Map.of(
                        "SenderEmail", "news@mail.example.com",
                        "SenderName", "Example",
                        "Subject", "Welcome",
                        "Text", "Hello there",
                        "Html", "<p>Hello there</p>",
                        "Recipient", List.of("jane@example.com"),
                        "CC", List.of("joe@example.com"),
                        "BCC", List.of("jim@example.com"),
                        "ReplyTo", "help@example.com",
                        "Attachments", List.of(Map.of("url", "https://example.com/a.pdf", "filename", "a.pdf"))),
                SendEmail.class,
                (answer, account) -> {
                    StoredEmail sent = account.emails().get(0);
                    assertThat(sent.order())
                            .isEqualTo(new EmailOrder(
                                    "news@mail.example.com",
                                    "Example",
                                    "Welcome",
                                    "Hello there",
                                    "<p>Hello there</p>",
                                    List.of("jane@example.com"),
                                    List.of("joe@example.com"),
                                    List.of("jim@example.com"),
                                    "help@example.com",
                                    List.of(new EmailOrder.Attachment("https://example.com/a.pdf", "a.pdf"))));
                    EmailResult result = only(answer, EmailResult.class);
                    assertThat(result.id()).isEqualTo(sent.id());
                    assertThat(result.status()).isIn("queued", "new");
                    assertThat(result.recipients().totalCount()).isEqualTo(3);
                });
        add(
                "email.list",
                account -> {
                    mail(account);
                    mail(account);
                    return Map.of("limit", 1, "after", "f".repeat(24));
                },
                Page.class,
                (answer, account) ->
                        assertThat(onlyOf(answer, SentEmail.class).subject()).isEqualTo("Welcome"));
        add("email.get", account -> Map.of("id", mail(account)), SentEmail.class, (answer, account) -> assertThat(
                        ((Email) answer).text())
                .isEqualTo("Hello"));
    }

    private void domains() {
        add("domains.list", account -> Map.of(), Page.class, (answer, account) -> assertThat(
                        onlyOf(answer, EmailDomain.class).dkimNames())
                .isNotEmpty());
        add(
                "domains.get",
                account -> Map.of("id", account.domains().get(0).id()),
                EmailDomain.class,
                (answer, account) -> assertThat(((EmailDomain) answer).domain()).isEqualTo("example.com"));
        add(
                "domains.create",
                account -> Map.of("domain", "example.org", "subdomain", "news.example.org"),
                CreateDomain.class,
                (answer, account) -> {
                    assertThat(((EmailDomain) answer).id())
                            .isEqualTo(account.domains().get(1).id());
                    assertThat(((EmailDomain) answer).warning()).isNotBlank();
                });
    }

    private void accountAndLogins() {
        add("account.balance", account -> Map.of(), Page.class, (answer, account) -> assertThat(
                        ((Balance) answer).credits())
                .isEqualByComparingTo("10000"));
        add("account.prewarm", account -> Map.of(), Page.class, (answer, account) -> assertThat(
                        ((Confirmation) answer).message())
                .isNotBlank());
        add("logins.list", account -> Map.of(), Page.class, (answer, account) -> assertThat(
                        onlyOf(answer, Login.class).role())
                .isEqualTo("admin"));
        add(
                "logins.create",
                account ->
                        Map.of("name", "Jane", "email", "jane@example.org", "role", "sender", "mobile", "0412 333 555"),
                CreateLogin.class,
                (answer, account) -> {
                    assertThat(((LoginChange) answer).isNew()).isTrue();
                    assertThat(account.logins()).hasSize(2);
                });
        add(
                "logins.changeRole",
                account -> Map.of("login_id", account.logins().get(0).id(), "role", "reporting"),
                ChangeRole.class,
                (answer, account) -> {
                    assertThat(((LoginChange) answer).role()).isEqualTo("reporting");
                    assertThat(account.logins().get(0).role()).isEqualTo("reporting");
                });
        add(
                "logins.delete",
                account -> Map.of("login_id", account.logins().get(0).id()),
                Login.class,
                (answer, account) -> {
                    assertThat(((LoginChange) answer).loginId()).isNotBlank();
                    assertThat(account.logins()).isEmpty();
                });
    }

    private void numbers() {
        add("senderids.list", account -> Map.of(), Page.class, (answer, account) -> assertThat(
                        onlyOf(answer, SenderId.class).status())
                .isEqualTo("approved"));
        add(
                "senderids.create",
                account -> Map.of("senderid", "NewShop"),
                CreateSenderId.class,
                (answer, account) ->
                        assertThat(account.senderIds().get(1).senderId()).isEqualTo("NewShop"));
        add(
                "senderids.delete",
                account -> Map.of("id", account.senderIds().get(0).id()),
                SenderId.class,
                (answer, account) -> assertThat(account.senderIds()).isEmpty());
        add("virtualnumbers.list", account -> Map.of(), Page.class, (answer, account) -> assertThat(
                        onlyOf(answer, VirtualNumber.class).type())
                .isEqualTo("standard"));
        add(
                "virtualnumbers.purchase",
                account -> Map.of("country", "AU", "type", "standard"),
                PurchaseVirtualNumber.class,
                (answer, account) -> assertThat(((VirtualNumber) answer).number())
                        .isEqualTo(account.virtualNumbers().get(1).number()));
        add(
                "virtualnumbers.delete",
                account -> Map.of("id", account.virtualNumbers().get(0).id()),
                VirtualNumber.class,
                (answer, account) -> assertThat(account.virtualNumbers()).isEmpty());
    }

    private void add(
            String operation,
            Function<Account, Map<String, Object>> given,
            Class<? extends FivecentRecord> record,
            BiConsumer<Object, Account> then) {
        cases.put(operation, new Case(given, record, then));
    }

    private static String send(Account account, long schedule) {
        return account.books()
                .outbox()
                .send(new SmsOrder("Shop", PHONE, "Hello", false, false, schedule))
                .get(0)
                .id();
    }

    private static String mail(Account account) {
        return account.books()
                .mailbox()
                .send(new EmailOrder(
                        "news@mail.example.com",
                        null,
                        "Welcome",
                        "Hello",
                        null,
                        List.of("jane@example.com"),
                        List.of(),
                        List.of(),
                        null,
                        List.of()))
                .id();
    }

    private static StoredConversation conversation(Account account, String message) {
        account.receive(PHONE, message);
        return account.conversations().get(0);
    }

    private static String higher(String id, String other) {
        return id.compareTo(other) > 0 ? id : other;
    }

    private static <T> T only(Object results, Class<T> type) {
        assertThat((List<?>) results).hasSize(1);
        return type.cast(((List<?>) results).get(0));
    }

    private static <T> T onlyOf(Object page, Class<T> type) {
        return only(((Page<?>) page).items(), type);
    }
}

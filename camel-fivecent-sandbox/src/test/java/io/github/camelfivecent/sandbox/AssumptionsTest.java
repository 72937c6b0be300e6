package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.Flag;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.MagicCatalog;
import io.github.camelfivecent.sandbox.fault.PagingFault;
import io.github.camelfivecent.sandbox.testing.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each answer names what it rests on that no document settles, and an answer that rests on nothing names nothing. */
@Timeout(120)
class AssumptionsTest {
    private static final Path GUIDE = Path.of("../docs/sandbox.md");
    private static final String BEGIN = "<!-- assumptions -->\n";
    private static final String END = "<!-- /assumptions -->\n";

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private FivecentSandbox sandbox;
    private Account account;
    private Caller caller;

    @BeforeEach
    void start(FivecentSandbox started) {
        sandbox = started;
        account = started.account();
        caller = new Caller(started);
    }

    /** With {@code -Dfivecent.sandbox.docs=write} it writes them there. */
    @Test
    void theGuideHasTheAssumptionsOfTheCodeAndNoOthers() throws IOException {
        String guide = Files.readString(GUIDE);
        int from = guide.indexOf(BEGIN) + BEGIN.length();
        int to = guide.indexOf(END);
        StringBuilder list = new StringBuilder("\n| name | what is assumed |\n| --- | --- |\n");
        for (Assumption one : Assumption.values()) {
            list.append("| `" + one.title() + "` | " + one.markdown() + " |\n");
        }
        list.append('\n');
        if ("write".equals(System.getProperty("fivecent.sandbox.docs"))) {
            Files.writeString(GUIDE, guide.substring(0, from) + list + guide.substring(to), StandardCharsets.UTF_8);
            return;
        }

        assertThat(guide.substring(from, to)).isEqualTo(list.toString());
    }

    @Test
    void anOrdinarySendRestsOnWhatItCostsAndNothingElse() {
        assertThat(send(Map.of())).containsExactly("credits");
        assertThat(send(Map.of("sender", account.virtualNumbers().get(0).number())))
                .containsExactly("credits");
        assertThat(send(Map.of("schedule", sandbox.time().instant().getEpochSecond() + 60)))
                .containsExactly("credits");
        assertThat(send(Map.of("schedule", 0))).containsExactly("credits");
        assertThat(send(Map.of("unicode", true, "message", "2615"))).containsExactly("credits");
    }

    @Test
    void aSendNamesWhatElseItRestsOn() {
        account.optOut("0412345679");

        assertThat(send(Map.of("sender", "Unknown"))).containsExactly("credits", "senders");
        assertThat(send(Map.of("to", "0412345679"))).containsExactly("credits", "opted-out");
        assertThat(send(Map.of("to", "0412345678,0412345670"))).containsExactly("credits", "recipients");
        assertThat(send(Map.of("message", "Hé ☕"))).containsExactly("credits", "characters");
        assertThat(send(Map.of("message", "Hé"))).containsExactly("credits");
        assertThat(send(Map.of("schedule", 1))).containsExactly("credits", "schedule");
        assertThat(send(Map.of("test", true))).containsExactly("test-sends");
    }

    @Test
    void aRefusalNamesWhatItRestsOn() {
        assertThat(send(Map.of("to", "12"))).containsExactly("recipients");
        assertThat(send(Map.of("to", ""))).isEmpty();
        assertThat(send(Map.of("sender", "Much too long"))).isEmpty();
        assertThat(send(Map.of("schedule", "soon"))).containsExactly("schedule", "error-text");
        assertThat(send(Map.of("schedule", 99_999_999_999L))).containsExactly("schedule", "error-text");
        assertThat(send(Map.of("unicode", true, "message", "no hex"))).containsExactly("characters");
        account.flag(Flag.UNICODE, false);
        assertThat(send(Map.of("unicode", true, "message", "2615"))).containsExactly("characters", "error-text");
        account.credits(0);
        assertThat(send(Map.of())).containsExactly("credits", "error-text");
    }

    @Test
    void aListNamesWhatTheThingsInItRestOn() {
        caller.send("0412345678", "Hi");
        assertThat(sms("GET", "/sms")).isEmpty();
        assertThat(sms("GET", "/sms?after=")).containsExactly("pages");
        send(Map.of("test", true));
        assertThat(sms("GET", "/sms")).containsExactly("test-sends");
        String id = scheduled();
        assertThat(sms("DELETE", "/sms/" + id)).containsExactly("schedule");
        assertThat(sms("GET", "/sms/" + id)).containsExactly("schedule");
        assertThat(sms("GET", "/sms")).containsExactly("schedule", "test-sends");
        send(Map.of("unicode", true, "message", "2615"));
        assertThat(sms("GET", "/sms")).contains("characters");
    }

    @Test
    void anOptOutNamesThatItWasByAWord() {
        account.optOut("0412345678");
        assertThat(sms("GET", "/optouts")).isEmpty();
        account.receive("0412345679", "Please stop");
        assertThat(sms("GET", "/optouts")).isEmpty();
        account.receive("0412345679", "Stop.");
        assertThat(sms("GET", "/optouts")).containsExactly("opt-outs");
        assertThat(sms("DELETE", "/optouts/+61412345678")).containsExactly("error-text", "opt-outs");
        assertThat(sms("DELETE", "/optouts/0412345678")).isEmpty();
        assertThat(sms("DELETE", "/optouts/0412345678")).containsExactly("error-text", "opt-outs");
    }

    @Test
    void conversationsNameWhatTheyRestOn() {
        account.receive("0412345678", "Hi");
        caller.send("0412345678", "Hi");
        String id = account.conversations().get(0).id();

        assertThat(sms("GET", "/conversations")).isEmpty();
        assertThat(sms("GET", "/conversations?number=0412345678")).isEmpty();
        assertThat(sms("GET", "/conversations/" + id)).isEmpty();
        assertThat(sms("GET", "/conversations/" + id + "?limit=1")).containsExactly("conversations");
        assertThat(sms("GET", "/conversations/" + id + "?limit=1000")).containsExactly("conversations");
        assertThat(sms("GET", "/conversations?before=x")).containsExactly("error-text", "conversations");
        caller.send("0412345679", "Hi");
        assertThat(sms("GET", "/conversations")).containsExactly("conversations");
    }

    @Test
    void wrongCredentialsNameWhatTheyRestOn() {
        Account other = sandbox.newAccount();

        assertThat(unauthenticated(Map.of())).containsExactly("credentials");
        assertThat(unauthenticated(Map.of("username", "me"))).containsExactly("credentials");
        assertThat(unauthenticated(Map.of("key-id", account.keyId(), "key-secret", "x")))
                .containsExactly("credentials");
        assertThat(unauthenticated(Map.of("key-id", account.keyId(), "key-secret", other.keySecret())))
                .containsExactly("credentials");
    }

    @Test
    void emailAndDomainsNameWhatTheyRestOn() {
        assertThat(email(Map.of())).isEmpty();
        assertThat(email(Map.of("SenderEmail", "me@example.com"))).containsExactly("email");
        assertThat(email(Map.of("ReplyTo", "me@example.com"))).isEmpty();
        assertThat(email(Map.of("ReplyTo", "nobody"))).containsExactly("email");
        assertThat(domain("example.org", "one")).isEmpty();
        assertThat(domain("example.org", "two")).containsExactly("domains");
        assertThat(domain("example.org", "two")).containsExactly("domains");
        assertThat(domain("no domain", "one")).isEmpty();
    }

    @Test
    void senderIdsAndLoginsNameWhatTheyRestOn() {
        assertThat(sms("GET", "/senderid")).isEmpty();
        assertThat(sms("POST", "/senderid", Map.of("senderid", "Shop"))).isEmpty();
        assertThat(sms("GET", "/senderid")).containsExactly("sender-ids");
        assertThat(sms("POST", "/senderid", Map.of("senderid", "Shop"))).containsExactly("sender-ids");
        assertThat(sms("POST", "/senderid", Map.of("senderid", "Me"))).containsExactly("sender-ids");
        assertThat(sms("POST", "/senderid", Map.of("senderid", "No name!"))).isEmpty();
        assertThat(sms("DELETE", "/senderid/none")).containsExactly("error-text", "sender-ids");
        String login = "/logins/" + account.logins().get(0).id();
        assertThat(sms("POST", login, Map.of("action", "change_role", "role", "sender")))
                .isEmpty();
        assertThat(sms("POST", login, Map.of("action", "rename"))).containsExactly("logins");
    }

    @Test
    void faultsNameWhatTheyRestOn() {
        sandbox.faults().on("*").failBefore(Fault.throttled());
        assertThat(sms("GET", "/balance")).containsExactly("throttling");
        sandbox.faults().on("*").failBefore(Fault.error(500));
        assertThat(sms("GET", "/balance")).containsExactly("failures");
        sandbox.faults().on("*").failAfter(Fault.empty());
        assertThat(send(Map.of())).containsExactly("credits", "failures");
        sandbox.faults().on("*").page(PagingFault.loop());
        assertThat(sms("GET", "/sms")).containsExactly("failures");
        sandbox.faults().on("*").failBefore(Fault.unavailable());
        assertThat(sms("GET", "/balance")).isEmpty();
        sandbox.faults().on("*").failBefore(Fault.delay(Duration.ofMillis(1)));
        assertThat(sms("GET", "/balance")).isEmpty();
        sandbox.faults().on("*").failBefore(Fault.unavailable(Duration.ofSeconds(1)));
        assertThat(sms("GET", "/balance")).containsExactly("failures");
        assertThat(sms("GET", "/balance")).isEmpty();
    }

    @Test
    void aWebhookThatIsNotAcknowledgedNamesThatItIsNotRepeated() {
        sandbox.webhooks().message(sandbox.url() + "/nothing");
        account.receive("0412345678", "Hi");
        Control control = new Control(sandbox);
        await().until(() -> control.get("/webhooks").at("/attempts").size() == 1);

        assertThat(control.get("/webhooks").at("/attempts/0/assumed").findValuesAsText("name"))
                .containsExactly("webhooks");
    }

    @Test
    void theViewOfARequestHasTheirNamesAndTheirWords() {
        send(Map.of("sender", "Unknown"));

        assertThat(new Control(sandbox).get("/requests").at("/requests/0/assumed"))
                .extracting(one -> one.path("name").asText(), one -> one.path("text")
                        .asText())
                .containsExactly(
                        tuple("credits", Assumption.CREDITS.text()), tuple("senders", Assumption.SENDERS.text()));
        assertThat(new Control(sandbox).get("/assumptions").at("/assumptions").findValuesAsText("name"))
                .isEqualTo(Arrays.stream(Assumption.values())
                        .map(Assumption::title)
                        .toList());
    }

    @Test
    void theGuideListsTheMagicNumbersOfTheCatalog() throws IOException {
        String guide = Files.readString(GUIDE).replace("`", "");

        assertThat(MagicCatalog.all()).allSatisfy(entry -> assertThat(guide)
                .contains("| " + entry.code() + " | " + entry.what() + " | " + (entry.stored() ? "yes" : "no") + " |"));
    }

    private String scheduled() {
        Map<String, Object> fields =
                Map.of("sender", "Sandbox", "to", "0412345678", "message", "Later", "schedule", "" + (now() + 60));
        return caller.sms("POST", "/sms", fields).body().at("/messages/0/id").asText();
    }

    private long now() {
        return sandbox.time().instant().getEpochSecond();
    }

    private List<String> send(Map<String, ?> changed) {
        Map<String, Object> fields =
                new LinkedHashMap<>(Map.of("sender", "Sandbox", "to", "0412345678", "message", "Hi"));
        fields.putAll(changed);
        return sms("POST", "/sms", fields);
    }

    private List<String> sms(String method, String path) {
        return sms(method, path, Map.of());
    }

    private List<String> sms(String method, String path, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("key-id", account.keyId());
        all.put("key-secret", account.keySecret());
        try {
            Caller.raw(
                    method,
                    sandbox.smsBaseUrl() + path,
                    Caller.JSON.valueToTree(all).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return newest(sandbox.exchanges().of(account));
    }

    private List<String> email(Map<String, ?> changed) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of(
                "SenderEmail", "me@mail.example.com", "Subject", "Hi", "Text", "Hi", "Recipient", "you@example.com"));
        fields.putAll(changed);
        caller.email("POST", "/email", fields);
        return newest(sandbox.exchanges().of(account));
    }

    private List<String> domain(String domain, String subdomain) {
        caller.email("POST", "/domain", Map.of("domain", domain, "subdomain", subdomain));
        return newest(sandbox.exchanges().of(account));
    }

    private List<String> unauthenticated(Map<String, ?> fields) {
        assertThat(Caller.call("GET", sandbox.smsBaseUrl() + "/balance", fields).status())
                .isEqualTo(401);
        return newest(sandbox.exchanges().unauthenticated());
    }

    private static List<String> newest(List<Exchange> exchanges) {
        return exchanges.get(0).assumed().stream().map(Assumption::title).toList();
    }
}

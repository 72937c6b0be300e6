package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Flag;
import io.github.camelfivecent.sandbox.domain.SandboxClock;
import io.github.camelfivecent.sandbox.domain.StoredLogin;
import io.github.camelfivecent.sandbox.domain.StoredSenderId;
import io.github.camelfivecent.sandbox.domain.StoredVirtualNumber;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountTest {
    private static final SandboxClock CLOCK = new SandboxClock(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension(builder -> builder.clock(CLOCK));

    private Account account;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox sandbox) {
        account = sandbox.account();
        caller = new Caller(sandbox);
    }

    @Test
    void beginsWithWhatAFirstRunNeeds() {
        assertThat(account.credits()).isEqualByComparingTo("10000");
        assertThat(account.senderIds()).extracting(StoredSenderId::status).containsExactly("approved");
        assertThat(account.virtualNumbers()).hasSize(1);
        assertThat(account.domains()).singleElement().satisfies(domain -> {
            assertThat(domain.host()).isEqualTo("mail.example.com");
            assertThat(domain.verified()).isTrue();
        });
    }

    @Test
    void prewarmsAgainAfterAnHour() {
        assertThat(caller.sms("POST", "/prewarm").error()).isEmpty();
        CLOCK.advance(Duration.ofSeconds(90));
        assertThat(caller.sms("POST", "/prewarm").error()).contains("wait 59 minutes");
        CLOCK.advance(Duration.ofMinutes(59));
        assertThat(caller.sms("POST", "/prewarm").error()).isEmpty();
    }

    @Test
    void keepsLogins() {
        JsonNode created = caller.sms("POST", "/logins", Map.of("name", "Jane", "email", "jane@example.com"))
                .body();
        String id = created.path("login_id").asText();
        assertThat(created.path("is_new").asBoolean()).isTrue();
        assertThat(caller.sms("GET", "/logins").body().at("/logins/1/role").asText())
                .isEqualTo("admin");

        caller.sms("POST", "/logins/" + id, Map.of("action", "change_role", "role", "sender"));
        assertThat(account.logins().get(1).role()).isEqualTo("sender");

        caller.sms("DELETE", "/logins/" + id);
        assertThat(account.logins()).extracting(StoredLogin::email).containsExactly("owner@example.com");
    }

    @Test
    void leavesOthersTheirDomainsAndFaultsWhenItGoes(FivecentSandbox sandbox) {
        int ofAll =
                sandbox.faults().on("domains.get").failBefore(Fault.error(500)).id();
        FivecentSandbox guest = sandbox.withOwnAccount();

        assertThat(guest.faults().clear(ofAll)).isFalse();
        guest.stop();

        assertThat(sandbox.faults().armed()).hasSize(1);
        account.domainLimit(2);
        assertThat(caller.email("POST", "/domain", Map.of("domain", "example.com", "subdomain", "mail"))
                        .error())
                .contains("already registered");
    }

    @Test
    void knowsAPersonOfAnotherAccount(FivecentSandbox sandbox) {
        sandbox.account("other", "secret").books().logins().create("Jane", "jane@example.com", null, null);

        assertThat(caller.sms("POST", "/logins", Map.of("name", "Jane", "email", "JANE@example.com"))
                        .body()
                        .path("is_new")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void changesARoleOnlyWithTheRightAction() {
        String id = account.logins().get(0).id();

        assertThat(caller.sms("POST", "/logins/" + id, Map.of("role", "sender")).status())
                .isEqualTo(400);
        assertThat(account.logins().get(0).role()).isEqualTo("admin");
    }

    @Test
    void approvesSenderIdsWhenTold() {
        caller.sms("POST", "/senderid", Map.of("senderid", "MyCompany"));
        caller.sms("POST", "/senderid", Map.of("senderid", "0412333555"));
        assertThat(account.senderIds())
                .extracting(StoredSenderId::status)
                .containsExactly("approved", "pending", "unverified");

        account.approveSenderId("MyCompany");
        assertThat(caller.sms("GET", "/senderid")
                        .body()
                        .at("/senderids/1/status")
                        .asText())
                .isEqualTo("approved");

        caller.sms("DELETE", "/senderid/" + account.senderIds().get(1).id());
        assertThat(account.senderIds()).hasSize(2);
    }

    @Test
    void changesTheStatusOfWhatThereIsAndNothingElse(FivecentSandbox sandbox) {
        Control control = new Control(sandbox);

        account.senderIdStatus("SANDBOX", "disallowed");
        assertThat(account.senderIds())
                .extracting(StoredSenderId::senderId, StoredSenderId::status)
                .containsExactly(tuple("Sandbox", "disallowed"));
        assertThatThrownBy(() -> account.approveSenderId("Sandbank")).hasMessageContaining("Sandbank");
        assertThatThrownBy(() -> account.verifyDomain("example.net")).hasMessageContaining("example.net");
        assertThat(control.post("/sender-ids/Sandbank/status", Map.of("status", "approved"))
                        .status())
                .isEqualTo(404);
        assertThat(control.post("/domains/example.net/verify", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void sellsVirtualNumbersUpToTheLimit() {
        Map<String, String> order = Map.of("country", "AU");
        JsonNode bought = caller.sms("POST", "/virtualnumber", order).body().path("virtualnumber");
        assertThat(bought.path("number").asText()).startsWith("614");
        assertThat(caller.sms("POST", "/virtualnumber", order).status()).isEqualTo(400);

        account.flag(Flag.MORE_NUMBERS, true).flag(Flag.UNIFIED, true);
        caller.sms("POST", "/virtualnumber", Map.of("country", "AU", "type", "unified"));
        assertThat(account.virtualNumbers())
                .extracting(StoredVirtualNumber::type)
                .containsExactly("standard", "standard", "unified");

        caller.sms("DELETE", "/virtualnumber/" + bought.path("id").asText());
        assertThat(account.virtualNumbers()).hasSize(2);
    }

    @Test
    void isNewAfterAReset(FivecentSandbox sandbox) {
        caller.send("0412333555", "Hi");
        account.receive("0412333555", "STOP");
        account.flag(Flag.THREADS, false).credits(1);
        sandbox.account("other", "secret");

        sandbox.reset();

        assertThat(account.sentSms()).isEmpty();
        assertThat(account.inbox()).isEmpty();
        assertThat(account.optOuts()).isEmpty();
        assertThat(account.requests()).isEmpty();
        assertThat(sandbox.requests()).isEmpty();
        assertThat(caller.sms("GET", "/conversations").error()).isEmpty();
        assertThat(Caller.call("GET", sandbox.smsBaseUrl() + "/balance", Map.of("key-id", "other"))
                        .status())
                .isEqualTo(401);
        beginsWithWhatAFirstRunNeeds();
    }
}

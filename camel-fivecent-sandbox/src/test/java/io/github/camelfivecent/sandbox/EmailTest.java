package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmailTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private Account account;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox sandbox) {
        account = sandbox.account();
        caller = new Caller(sandbox);
    }

    @Test
    void sendsToAllAndHidesTheBlindCopies() {
        Reply sent = send(Map.of(
                "Recipient", List.of("a@example.com", "b@example.com"), "CC", "c@example.com", "BCC", "d@example.com"));

        JsonNode recipients = sent.body().at("/messages/0/Recipients");
        assertThat(recipients)
                .hasToString(
                        """
                {"To":["a@example.com","b@example.com"],"CC":["c@example.com"],"TotalCount":4}""");
        assertThat(account.emails())
                .singleElement()
                .extracting(StoredEmail::recipients)
                .isEqualTo(List.of("a@example.com", "b@example.com", "c@example.com", "d@example.com"));
        assertThat(account.requests().get(0).recipients()).hasSize(4);
    }

    @Test
    void fillsTheHtmlFromTheText() {
        String id = send(Map.of("Text", "Hello")).body().at("/messages/0/Id").asText();

        JsonNode email = caller.email("GET", "/email/" + id).body().path("email");

        assertThat(email.path("html").asText()).isEqualTo("Hello");
        assertThat(email.path("from").asText()).isEqualTo("news@mail.example.com");
        assertThat(email.path("method").asText()).isEqualTo("api");
    }

    @Test
    void keepsAttachments() {
        send(Map.of("Attachments", List.of(Map.of("url", "https://example.com/a.pdf", "filename", "a.pdf"))));

        assertThat(account.emails().get(0).order().attachments())
                .singleElement()
                .satisfies(attachment -> {
                    assertThat(attachment.url()).isEqualTo("https://example.com/a.pdf");
                    assertThat(attachment.filename()).isEqualTo("a.pdf");
                });
    }

    @Test
    void pagesByLimit() {
        for (int count = 0; count < 5; count++) {
            send(Map.of("Subject", "number " + count));
        }

        Reply first = caller.email("GET", "/email?limit=3");
        Reply second = caller.email("GET", "/email?limit=3&after=" + first.after());

        assertThat(first.body().path("emails")).hasSize(3);
        assertThat(second.body().path("emails")).hasSize(2);
        assertThat(second.after()).isNull();
        assertThat(first.body().at("/emails/0").has("text")).isFalse();
    }

    @Test
    void sendsFromADomainOnceItIsVerified() {
        Reply created = caller.email("POST", "/domain", Map.of("domain", "Example.org"));
        String id = created.body().at("/message/id").asText();
        Map<String, String> from = Map.of("SenderEmail", "hi@email.example.org");

        assertThat(send(from).error()).isEqualTo("Invalid Sender Domain");
        assertThat(domain(id).path("status").asText()).isEqualTo("pending");

        account.verifyDomain("example.org");

        assertThat(send(from).error()).isEmpty();
        assertThat(domain(id).path("verification").asText()).isEqualTo("verified");
    }

    @Test
    void correctsASubdomainThatNamesTheWholeHost() {
        Reply created =
                caller.email("POST", "/domain", Map.of("domain", "example.org", "subdomain", "news.example.org"));

        assertThat(created.error()).isEmpty();
        assertThat(created.body().path("warning").asText()).isNotEmpty();
        assertThat(domain(created.body().at("/message/id").asText())
                        .path("subdomain")
                        .asText())
                .isEqualTo("news");
    }

    @Test
    void movesAnEmailOn() {
        String id = send(Map.of()).body().at("/messages/0/Id").asText();

        account.advanceEmail(id, "delivered");

        assertThat(caller.email("GET", "/email").body().at("/emails/0/status").asText())
                .isEqualTo("delivered");
    }

    private JsonNode domain(String id) {
        return caller.email("GET", "/domain/" + id).body().path("domain");
    }

    private Reply send(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "SenderEmail", "news@mail.example.com", "Subject", "Hi", "Text", "Hi", "Recipient", "jane@x.org"));
        all.putAll(fields);
        return caller.email("POST", "/email", all);
    }
}

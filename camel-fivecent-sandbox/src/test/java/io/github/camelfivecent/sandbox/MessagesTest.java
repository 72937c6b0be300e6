package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.testing.Message;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import io.github.camelfivecent.sandbox.testing.MessagesError;
import io.github.camelfivecent.sandbox.testing.Statement;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class MessagesTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @Test
    void doesNotTakeAnInterruptForNone(FivecentSandbox sandbox) {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> sandbox.messages().awaitNone(MessageQuery.any(), Duration.ofMinutes(1)))
                    .isInstanceOf(MessagesError.class)
                    .hasMessageContaining("Interrupted");
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void findsByEachCondition(FivecentSandbox sandbox) {
        Caller caller = new Caller(sandbox);
        caller.send("0412345678", "Your code is 493021");
        caller.email(
                "POST",
                "/email",
                Map.of(
                        "SenderEmail",
                        "me@mail.example.com",
                        "Subject",
                        "Welcome",
                        "Text",
                        "Hi",
                        "Recipient",
                        List.of("You@example.com")));
        sandbox.account().receive("+61412345678", "Thanks");

        assertThat(sandbox.messages().find(MessageQuery.any()))
                .extracting(Message::kind)
                .containsExactly(Message.Kind.SMS, Message.Kind.INBOUND, Message.Kind.EMAIL);
        List<MessageQuery> ofTheSms = List.of(
                MessageQuery.sms(),
                MessageQuery.any().to("61 412 345 678"),
                MessageQuery.any().from("sandbox"),
                MessageQuery.any().text("Your code is 493021"),
                MessageQuery.any().containing("code is"),
                MessageQuery.any().matching("\\d{6}$"),
                MessageQuery.any().status(SmsStatus.SENDING),
                MessageQuery.any().status("1011"),
                MessageQuery.any().where("long", message -> message.text().length() > 10));
        assertThat(ofTheSms).allSatisfy(query -> assertThat(sandbox.messages().find(query))
                .extracting(Message::code)
                .containsExactly("493021"));
        assertThat(sandbox.messages()
                        .count(MessageQuery.email().to("you@EXAMPLE.com").subject("Welcome")))
                .isEqualTo(1);
        assertThat(sandbox.messages().count(MessageQuery.inbound().from("0412345678")))
                .isEqualTo(1);
        assertThat(sandbox.messages()
                        .count(MessageQuery.any().since(sandbox.time().instant().plusSeconds(60))))
                .isZero();
    }

    @Test
    void waitsUntilThereAreEnough(FivecentSandbox sandbox) {
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(
                () -> sandbox.messages().await(MessageQuery.sms(), 2, Duration.ofSeconds(30)));
        new Caller(sandbox).send("0412345678,0412345679", "Hi");

        assertThat(waiting.join()).hasSize(2);
    }

    @Test
    void waitsForWhatTheClockBrings(FivecentSandbox sandbox) {
        new Caller(sandbox)
                .sms(
                        "POST",
                        "/sms",
                        Map.of(
                                "sender",
                                "Me",
                                "to",
                                "0412345678",
                                "message",
                                "Later",
                                "schedule",
                                sandbox.time().instant().getEpochSecond() + 600));
        MessageQuery sending = MessageQuery.sms().status(SmsStatus.SENDING);
        sandbox.messages().awaitNone(sending, Duration.ofMillis(30));

        sandbox.time().advance(Duration.ofMinutes(11));

        assertThat(sandbox.messages().await(sending).text()).isEqualTo("Later");
    }

    @Test
    void namesWhatNearlyMatchedFirstThatWhichDidBest(FivecentSandbox sandbox) {
        Caller caller = new Caller(sandbox);
        caller.send("0412345678", "Goodbye");
        caller.send("0499111222", "Something else");
        sandbox.account().receive("0412345678", "Hello");

        assertThatThrownBy(() -> sandbox.messages()
                        .await(MessageQuery.sms().to("0412345678").containing("Hello"), 1, Duration.ofMillis(20)))
                .isInstanceOf(MessagesError.class)
                .hasMessageContaining("Expected 1: SMS to 0412345678 containing \"Hello\"\nFound 0 within PT0.02S")
                .hasMessageContaining("\"Goodbye\"\n    but not: containing \"Hello\"")
                .hasMessageNotContaining("Something else");
        assertThatThrownBy(() -> sandbox.messages().await(MessageQuery.email(), 1, Duration.ofMillis(20)))
                .hasMessageContaining("is no EMAIL");
        sandbox.reset();
        assertThatThrownBy(() -> sandbox.messages().await(MessageQuery.email(), 1, Duration.ofMillis(20)))
                .hasMessageContaining("There are no messages at all");
    }

    @Test
    void namesTheNewestOfThoseThatAreAsNear(FivecentSandbox sandbox) {
        for (int number = 1; number <= 30; number++) {
            sandbox.account().receive("0412345678", "Message " + number + ".");
            sandbox.time().advance(Duration.ofSeconds(1));
        }

        assertThatThrownBy(() -> sandbox.messages().await(MessageQuery.inbound().containing("code"), 1, Duration.ZERO))
                .hasMessageContaining("Message 30.")
                .hasMessageContaining("Message 21.")
                .hasMessageNotContaining("Message 20.");
    }

    @Test
    void asksForOneCodeOnly(FivecentSandbox sandbox) {
        Caller caller = new Caller(sandbox);
        caller.send("0412345678", "1234 or 5678");
        Message message = sandbox.messages().await(MessageQuery.sms());

        assertThatThrownBy(message::code).isInstanceOf(AssertionError.class).hasMessageContaining("[1234, 5678]");
        assertThatThrownBy(message::link).hasMessageContaining("Expected one link, found []");
    }

    @Test
    void tellsWhatItWouldHaveCost(FivecentSandbox sandbox) {
        Caller caller = new Caller(sandbox);
        sandbox.account().postpaid(true);
        caller.send("0412345678", "x".repeat(161));
        caller.send("1", "Refused");
        caller.send("0499999500", "Fails");

        Statement statement = Statement.of(sandbox.account());

        assertThat(statement.requests()).isEqualTo(3);
        assertThat(statement.byOperation()).containsEntry("sms.send", 3L);
        assertThat(statement.refused()).isEqualTo(1);
        assertThat(statement.faulted()).isEqualTo(1);
        assertThat(statement.segments()).isEqualTo(2);
        assertThat(statement.credits()).isEqualByComparingTo("2");
        assertThat(statement.cost(new BigDecimal("0.05"))).isEqualByComparingTo("0.10");
    }
}

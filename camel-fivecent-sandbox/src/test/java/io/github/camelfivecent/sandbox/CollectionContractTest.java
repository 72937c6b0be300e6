package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request of the Postman collection gets an answer with the keys and the types of its saved example. */
class CollectionContractTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private static final String PHONE = "0412345678";

    /** What has to be there before a request, and the id it is about. */
    private static final Map<String, Function<Account, String>> PREPARED = Map.ofEntries(
            Map.entry("sms.list", account -> pageOfDelivered(account)),
            Map.entry("sms.get", account -> delivered(account)),
            Map.entry("sms.cancel", account -> delivered(account)),
            Map.entry("inbox.list", account -> received(account, 50)),
            Map.entry("inbox.delete", account -> received(account, 1)),
            Map.entry("optouts.list", account -> account.optOut("0412333555").number()),
            Map.entry("optouts.delete", account -> account.optOut("0412333555").number()),
            Map.entry("conversations.list", account -> received(account, 51)),
            Map.entry("conversations.resolve", account -> account.receive(PHONE, "Hi")
                    .id()),
            Map.entry("conversations.get", account -> conversation(account)),
            Map.entry("conversations.poll", account -> replies(account)),
            Map.entry("conversations.older", account -> replies(account)),
            Map.entry("email.list", account -> emailed()),
            Map.entry("email.get", account -> emailed()),
            Map.entry("logins.changeRole", account -> account.logins().get(0).id()),
            Map.entry("logins.delete", account -> account.logins().get(0).id()),
            Map.entry("senderids.delete", account -> account.senderIds().get(0).id()),
            Map.entry(
                    "virtualnumbers.delete",
                    account -> account.virtualNumbers().get(0).id()),
            Map.entry("domains.get", account -> account.domains().get(0).id()));

    static Stream<Arguments> successes() {
        return Documented.all().stream().flatMap(request -> request.answers().stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> Arguments.of(request, answer.body())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void answersInTheShapeOfTheSavedExample(Documented request, JsonNode example) {
        Account account = SANDBOX.sandbox().account();
        boolean empty = example.path("conversation").isNull();
        String id = empty
                ? ""
                : PREPARED.getOrDefault(request.operation(), any -> "").apply(account);
        String path = request.path()
                .replaceFirst(":\\w+", id)
                .replaceAll(
                        "(since|before)_(m[ot])=\\d+",
                        "$1_$2=" + (request.path().contains("since") ? "0" : "9999999999"));

        Caller caller = new Caller(SANDBOX.sandbox());
        Reply reply = request.service().equals("sms")
                ? caller.sms(request.method(), path, request.fields())
                : caller.email(request.method(), path, request.fields());

        assertThat(reply.error()).isEmpty();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(shape("", reply.body())).isEqualTo(shape("", example));
        assertThat(account.requests()).last().satisfies(asked -> assertThat(asked.operation())
                .isEqualTo(request.operation()));
    }

    @Test
    void servesExactlyTheOperationsOfTheCollection() {
        assertThat(FivecentSandbox.operations())
                .hasSize(31)
                .containsExactlyInAnyOrderElementsOf(
                        Documented.all().stream().map(Documented::operation).toList());
    }

    /** Every key with its type; an element of an array counts under the array's key. */
    private static Set<String> shape(String path, JsonNode node) {
        Set<String> shape = new TreeSet<>();
        if (!path.isEmpty()) {
            shape.add(path + ": " + node.getNodeType());
        }
        node.fields().forEachRemaining(field -> shape.addAll(shape(path + "/" + field.getKey(), field.getValue())));
        if (node.isArray()) {
            node.forEach(element -> shape.addAll(shape(path + "[]", element)));
        }
        return new HashSet<>(shape);
    }

    private static String delivered(Account account) {
        new Caller(SANDBOX.sandbox()).send("0412333555", "Hello World");
        StoredSms sms = account.sentSms().get(0);
        return account.advance(sms.id(), SmsStatus.DELIVERED).id();
    }

    private static String pageOfDelivered(Account account) {
        Caller caller = new Caller(SANDBOX.sandbox());
        for (int count = 0; count < 20; count++) {
            caller.send("0412333555", "Hello World");
        }
        List<StoredSms> sent = account.sentSms();
        sent.forEach(sms -> account.advance(sms.id(), SmsStatus.DELIVERED));
        return sent.get(0).id();
    }

    private static String received(Account account, int count) {
        String id = "";
        for (int phone = 0; phone < count; phone++) {
            id = account.receive(Long.toString(61_412_000_000L + phone), "STOP").id();
        }
        return id;
    }

    private static String conversation(Account account) {
        new Caller(SANDBOX.sandbox()).send(PHONE, "Your booking is confirmed");
        account.receive(PHONE, "Yes please");
        return account.conversations().get(0).id();
    }

    private static String replies(Account account) {
        account.receive(PHONE, "On my way");
        return account.conversations().get(0).id();
    }

    private static String emailed() {
        Documented send = Documented.all().stream()
                .filter(request -> request.operation().equals("email.send"))
                .findFirst()
                .orElseThrow();
        return new Caller(SANDBOX.sandbox())
                .email("POST", "/email", send.fields())
                .body()
                .path("messages")
                .path(0)
                .path("Id")
                .asText();
    }
}

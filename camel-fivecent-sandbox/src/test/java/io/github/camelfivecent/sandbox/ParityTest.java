package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.SandboxTime;
import io.github.camelfivecent.sandbox.fault.Arming;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.testing.Exchanges;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import io.github.camelfivecent.sandbox.testing.Messages;
import io.github.camelfivecent.sandbox.testing.Statement;
import io.github.camelfivecent.sandbox.webhook.Webhooks;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a test can see and do in Java it can see and do over HTTP, and the other way round. */
class ParityTest {
    private static final List<Class<?>> JAVA = List.of(
            FivecentSandbox.class,
            Account.class,
            Messages.class,
            MessageQuery.class,
            Exchanges.class,
            Statement.class,
            Faults.class,
            Arming.class,
            Webhooks.class,
            SandboxTime.class);

    /** What is done in Java on the left, and over HTTP on the right; where one side has none, why. */
    private static final String PAIRS =
            """
            FivecentSandbox.url, FivecentSandbox.smsBaseUrl, FivecentSandbox.emailBaseUrl | GET /status
            FivecentSandbox.keyId, FivecentSandbox.keySecret, FivecentSandbox.profile     | GET /status
            FivecentSandbox.load                                                          | GET /status
            FivecentSandbox.account, FivecentSandbox.newAccount | POST /accounts, POST /accounts keyId, POST /accounts keySecret
            FivecentSandbox.accounts, Account.keyId, Account.keySecret                    | GET /accounts
            FivecentSandbox.remove                                                        | DELETE /accounts/{keyId}
            FivecentSandbox.reset                                                         | POST /reset
            Account.reset                                                                 | POST /account/reset
            FivecentSandbox.requests, Account.requests                                    | GET /requests
            FivecentSandbox.exchanges, Exchanges.of, Exchanges.newest                     | GET /requests
            Exchanges.unauthenticated                                                     | GET /requests
            Exchanges.get                                                                 | GET /requests/{number}
            Exchanges.about                                                               | GET /messages/{id}
            FivecentSandbox.messages, Messages.find                                       | GET /messages
            Messages.count                                                                | GET /messages/count
            Messages.get                                                                  | GET /messages/{id}
            Messages.await                                                                | GET /messages/await
            Messages.awaitNone                                                            | GET /messages/await-none
            Messages.scheduled                                                            | GET /scheduled
            Messages.phones                                                               | GET /phones
            Messages.thread                                                               | GET /phones/{number}
            Messages.mailboxes                                                            | GET /mailboxes
            Messages.emails                                                               | GET /mailboxes/{address}, GET /emails/{id}/html
            MessageQuery.any, MessageQuery.of, MessageQuery.sms                           | GET /messages kind
            MessageQuery.inbound, MessageQuery.email                                      | GET /messages kind
            MessageQuery.to         | GET /messages to
            MessageQuery.from       | GET /messages from
            MessageQuery.text       | GET /messages text
            MessageQuery.containing | GET /messages containing
            MessageQuery.matching   | GET /messages matching
            MessageQuery.subject    | GET /messages subject
            MessageQuery.status     | GET /messages status
            MessageQuery.since      | GET /messages since
            Account.sentSms, Account.inbox, Account.emails                                | GET /messages
            Account.optOuts                                                               | GET /opt-outs
            Account.conversations                                                         | GET /conversations
            Account.logins, Account.senderIds, Account.virtualNumbers                     | GET /account
            Account.domains, Account.settings                                             | GET /account
            Account.credits         | GET /account, POST /account, POST /account credits, POST /accounts credits
            Account.postpaid        | POST /account postpaid, POST /accounts postpaid
            Account.pricePerSegment | POST /account pricePerSegment, POST /accounts pricePerSegment
            Account.flag            | POST /account flags, POST /accounts flags
            Account.deliverAfter    | POST /account deliverAfter, POST /accounts deliverAfter
            Account.domainLimit     | POST /account domainLimit, POST /accounts domainLimit
            Account.receive | POST /phones/{number}/reply, POST /phones/{number}/reply text, POST /phones/{number}/reply to
            Account.receive         | POST /phones/{number}/reply images
            Account.optOut          | POST /phones/{number}/opt-out
            Account.optIn           | DELETE /opt-outs/{number}
            Account.contact         | POST /phones/{number}/name, POST /phones/{number}/name name
            Account.insert | POST /messages, POST /messages kind, POST /messages id, POST /messages at, POST /messages from
            Account.insert | POST /messages to, POST /messages text, POST /messages subject, POST /messages html
            Account.insert | POST /messages status, POST /messages sendAt, POST /messages images
            Account.insert | POST /opt-outs, POST /opt-outs number, POST /opt-outs id, POST /opt-outs at
            Account.remove          | DELETE /messages/{id}
            Account.seedSentSms, Account.seedInbox, Account.seedEmails | POST /seed, POST /seed kind, POST /seed count
            Account.seedOptOuts     | POST /seed
            Account.advance         | POST /messages/{id}/status, POST /messages/{id}/status status
            Account.advance         | POST /messages/{id}/status statusText
            Account.advanceEmail    | POST /messages/{id}/status
            Account.cancel          | POST /messages/{id}/cancel
            Account.senderIdStatus, Account.approveSenderId | POST /sender-ids/{senderId}/status
            Account.senderIdStatus  | POST /sender-ids/{senderId}/status status
            Account.verifyDomain    | POST /domains/{domain}/verify
            Account.addVirtualNumber | POST /virtual-numbers, POST /virtual-numbers number
            Account.removeVirtualNumbers | DELETE /virtual-numbers
            Statement.of, Statement.credits, Statement.cost | GET /cost
            FivecentSandbox.faults, Faults.armed | GET /faults
            Faults.on               | POST /faults, POST /faults operation
            Faults.maintenance      | POST /faults maintenance
            Faults.clear            | DELETE /faults, DELETE /faults/{id}
            Faults.armedFor         | GET /faults
            Faults.clearFor, Faults.clearOf | DELETE /faults
            Arming.to               | POST /faults to
            Arming.account          | POST /faults
            Arming.skip             | POST /faults skip
            Arming.times            | POST /faults times
            Arming.always           | POST /faults always
            Arming.failBefore, Arming.failAfter | POST /faults fault, POST /faults when, POST /faults status
            Arming.failBefore, Arming.failAfter | POST /faults duration
            Arming.page             | POST /faults page, POST /faults pages
            Arming.latency          | POST /faults latency
            Arming.quota            | POST /faults quota, POST /faults window
            FivecentSandbox.webhooks, Webhooks.hooks, Webhooks.attempts, Webhooks.numberedAttempts | GET /webhooks
            Webhooks.delivery, Webhooks.message | POST /webhooks, POST /webhooks kind, POST /webhooks url
            Webhooks.balance        | POST /webhooks threshold
            Webhooks.remove         | DELETE /webhooks
            Webhooks.shape          | POST /webhooks/shape, POST /webhooks/shape shape
            Webhooks.sendAgain      | POST /webhooks/send-again, POST /webhooks/send-again attempts
            Webhooks.sendAgain      | POST /webhooks/send-again times
            Webhooks.clear          | POST /account/reset
            FivecentSandbox.time, SandboxTime.instant, SandboxTime.running, SandboxTime.ahead | GET /clock
            SandboxTime.advance     | POST /clock, POST /clock advance
            SandboxTime.stop, SandboxTime.run, SandboxTime.reset | POST /clock mode
            -                       | GET /openapi.json : describes the API itself
            -                       | GET /overview : several of the others at once, for the page
            -                       | GET /assumptions : an enum in Java
            FivecentSandbox.start, FivecentSandbox.builder, FivecentSandbox.stop, FivecentSandbox.close | - : its process
            FivecentSandbox.withOwnAccount | - : for tests that run at the same time in one process
            FivecentSandbox.pageUrl, FivecentSandbox.apiUrl  | - : who calls it knows where it is
            FivecentSandbox.operations, FivecentSandbox.wireMock, Account.books, Account.catchUp | - : parts of the program
            Account.listen, Account.newId, Faults.plan, MessageQuery.where, Arming.run | - : takes or gives what only Java has
            Account.clock, Faults.only, SandboxTime.state, SandboxTime.restore, SandboxTime.whenMoved | - : parts of the program
            MessageQuery.toString, Webhooks.attemptsMade, Webhooks.statusChanged, Webhooks.received | - : parts of the program
            Webhooks.balanceChanged, Webhooks.close, SandboxTime.getZone, SandboxTime.withZone | - : parts of the program
            """;

    @Test
    void whatCanBeDoneInJavaIsThatWhichCanBeDoneOverHttp() {
        assertThat(side(0)).isEqualTo(java());
        assertThat(side(1)).isEqualTo(http());
    }

    @Test
    void saysWhyOneSideHasNone() {
        assertThat(PAIRS.lines().filter(line -> line.strip().startsWith("-") || line.contains("| -")))
                .allMatch(line -> line.matches(".* : \\w.*"));
    }

    private static Set<String> side(int index) {
        Set<String> names = new TreeSet<>();
        PAIRS.lines()
                .map(line -> line.split(" : ")[0].split("\\|")[index])
                .flatMap(listed -> Stream.of(listed.split(",")))
                .map(String::strip)
                .filter(name -> !name.equals("-"))
                .forEach(names::add);
        return names;
    }

    private static Set<String> java() {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : JAVA) {
            List<String> components = type.isRecord()
                    ? Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList()
                    : List.of();
            for (Method method : type.getDeclaredMethods()) {
                boolean own = !components.contains(method.getName())
                        && !(type.isRecord() && method.getParameterCount() < 2 && isOfObject(method));
                if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && own) {
                    names.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        return names;
    }

    private static boolean isOfObject(Method method) {
        return Set.of("equals", "hashCode", "toString").contains(method.getName());
    }

    /** The routes, each field of what they take, and each condition on messages. */
    private static Set<String> http() {
        Set<String> names = new TreeSet<>();
        Described.routes().forEach((route, operation) -> {
            names.add(route);
            Described.bodySchema(operation)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(field -> names.add(route + " " + field));
        });
        for (JsonNode parameter : Described.parameters(Described.routes().get("GET /messages"))) {
            String name = parameter.path("name").asText();
            if (!Set.of("account", "limit", "offset").contains(name)) {
                names.add("GET /messages " + name);
            }
        }
        return names;
    }
}

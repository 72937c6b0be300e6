package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.http.ProxyServer;
import io.github.camelfivecent.ledger.MapSendRepository;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.Resource;
import io.github.camelfivecent.sandbox.domain.SmsOrder;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever fails in whichever operation or consumer, with every logger at TRACE: no secret is told, and from INFO up no
 * text and no number either.
 */
class LeakUnderFaultsTest {

    private static final String CANARY = "canary";
    private static final String TEXT = "Nobody else may read this";
    private static final String NUMBER = "0412987654";
    private static final String NATIONAL = NUMBER.substring(1);
    private static final String ADDRESS = "private.person";
    private static final List<Fault> FAULTS = List.of(
            Fault.reset(),
            Fault.close(),
            Fault.rubbish(),
            Fault.hang(Duration.ofMillis(500)),
            Fault.error(400),
            Fault.error(401),
            Fault.error(403),
            Fault.error(500),
            Fault.throttled(),
            Fault.throttledUntil(Duration.ZERO),
            Fault.unavailable(),
            Fault.html(200),
            Fault.html(502),
            Fault.html(503),
            Fault.truncated(),
            Fault.empty(),
            Fault.drip(Duration.ofMillis(500)));

    private static final Queue<Throwable> FAILURES = new ConcurrentLinkedQueue<>();
    private static final Set<String> THREADS = new TreeSet<>();

    private static CapturedLog log;
    private static FivecentFixture fivecent;

    @BeforeAll
    static void failInEveryWay() throws Exception {
        log = new CapturedLog();
        fivecent = new FivecentFixture(
                builder -> builder.keyId("canary-3f7a9c51d2-id").keySecret("canary-8e0b64f7a1-secret"), options -> {
                    options.setMaxRetries(1);
                    options.setResponseTimeout(200);
                    options.setWebhookToken("canary-token");
                    options.setVerifyDelay(1);
                });
        fivecent.context().getRegistry().bind("ledger", new MapSendRepository(new ConcurrentHashMap<>()));
        RouteBuilder.addRoutes(
                fivecent.context(), routes -> routes.from("direct:any").recipientList(routes.header("endpoint")));
        operations();
        guardedSends();
        proxy();
        consumers();
        Thread.getAllStackTraces().keySet().forEach(thread -> THREADS.add(thread.getName()));
    }

    private static void operations() {
        for (Resource resource : Resource.all()) {
            for (Operation<?> operation : resource.operations()) {
                for (Fault fault : FAULTS) {
                    fivecent.reset();
                    Object request =
                            OperationCases.all().get(operation.id()).given().apply(fivecent.account());
                    fivecent.sandbox().faults().on(operation.id()).always().failAfter(fault);
                    call(operation.id().replace(".", "?operation=") + "&maxRetries=0", request);
                }
            }
        }
    }

    private static void guardedSends() {
        Map<String, Object> sms = Map.of("sender", "Shop", "to", NUMBER, "message", TEXT);
        Map<String, Object> email = Map.of(
                "sender_email",
                "news@mail.example.com",
                "subject",
                TEXT,
                "recipient",
                List.of(ADDRESS + "@example.com"),
                "text",
                TEXT);
        AtomicInteger key = new AtomicInteger();
        for (Fault fault : FAULTS) {
            for (boolean stored : new boolean[] {false, true}) {
                for (String list : List.of("none", "sms.list", "email.list", "optouts.list")) {
                    fivecent.reset();
                    fivecent.account().optOut(NUMBER.replace('7', '8'));
                    if (!list.equals("none")) {
                        fivecent.sandbox().faults().on(list).always().failBefore(fault);
                    }
                    for (String operation : List.of("sms.send", "email.send")) {
                        var send = fivecent.sandbox().faults().on(operation);
                        if (stored) {
                            send.failAfter(fault);
                        } else {
                            send.failBefore(fault);
                        }
                    }
                    String guards = "?onUnknownOutcome=verify&sendRepository=#ledger&idempotencyKey=key-"
                            + key.incrementAndGet();
                    call("sms" + guards + "&optOutCheck=fail", sms);
                    call("email" + guards, email);
                }
            }
        }
        fivecent.reset();
        fivecent.account().optOut(NUMBER);
        call("sms?optOutCheck=fail&optOutRefresh=1", sms);
        call("sms?optOutCheck=skip&optOutRefresh=1", sms);
        call(
                "sms?transliterate=true&maxSegments=1",
                Map.of("sender", "Shop", "to", NUMBER, "message", TEXT.repeat(20)));
        call("sms", Map.of("sender", "Shop", "to", NUMBER + "99999", "message", TEXT));
        call(
                "email",
                Map.of("sender_email", "news@mail.example.com", "subject", TEXT, "recipient", ADDRESS, "text", TEXT));
    }

    /** One that does not take the password, which is on a component of its own. */
    private static void proxy() {
        FivecentComponent component = new FivecentComponent();
        component.setConfiguration(fivecent.context()
                .getComponent("fivecent", FivecentComponent.class)
                .getConfiguration()
                .copy());
        try (ProxyServer proxy = new ProxyServer("other", "other")) {
            // The proxy does answer: what is looked for is its refusal.
            component.getConfiguration().setResponseTimeout(30_000);
            component.getConfiguration().setProxyHost("127.0.0.1");
            component.getConfiguration().setProxyPort(proxy.port());
            component.getConfiguration().setProxyAuthUsername("canary-walter");
            component.getConfiguration().setProxyAuthPassword("canary-let-me-in");
            component.getConfiguration().setSmsBaseUrl("https://localhost:1");
            fivecent.context().addComponent("proxied", component);
            FAILURES.add(fivecent.send("proxied:account", null).getException());
            assertThat(proxy.heads()).anyMatch(head -> head.contains("Proxy-Authorization: Basic "));
        }
    }

    private static final List<String> READS = List.of(
            "inbox.list",
            "optouts.list",
            "sms.list",
            "email.list",
            "conversations.list",
            "conversations.older",
            "account.balance");

    private static final List<String> CONSUMED = List.of(
            "inbox?afterProcessing=delete",
            "optouts",
            "sms",
            "sms?follow=status",
            "email",
            "conversations",
            "account?threshold=1000000");

    private static void consumers() throws Exception {
        fivecent.reset();
        fivecent.account().receive(NUMBER, TEXT);
        fivecent.account().optOut(NUMBER);
        fivecent.account().books().outbox().send(new SmsOrder("Shop", NUMBER, TEXT, false, false, 0));
        for (int i = 0; i < FAULTS.size(); i++) {
            for (String read : READS) {
                fivecent.sandbox().faults().on(read).skip(i).failBefore(FAULTS.get(i));
            }
        }
        fivecent.sandbox().faults().on("inbox.delete").failBefore(Fault.error(500));
        Map<String, Integer> routed = new ConcurrentHashMap<>();
        RouteBuilder.addRoutes(fivecent.context(), routes -> {
            for (String list : CONSUMED) {
                routes.from("fivecent:" + list + (list.contains("?") ? "&" : "?")
                                + "initialDelay=0&delay=10&maxRetries=0&cursorName=" + list.hashCode())
                        .process(exchange -> {
                            // Each item fails once, and is routed again.
                            if (routed.merge(list, 1, Integer::sum) == 1) {
                                throw new IllegalStateException("the route failed");
                            }
                        });
            }
        });
        await().atMost(Duration.ofMinutes(2))
                .until(() -> fivecent.sandbox().faults().armed().isEmpty()
                        && CONSUMED.stream()
                                .filter(list -> !"email".equals(list))
                                .allMatch(list -> routed.getOrDefault(list, 0) >= 2));
    }

    @AfterAll
    static void stop() {
        fivecent.close();
        log.close();
    }

    @Test
    void noSecretIsInALogAtAnyLevel() {
        assertThat(log.all()).hasSizeGreaterThan(5_000);
        assertThat(log.all()).filteredOn(line -> line.contains(CANARY)).isEmpty();
    }

    @Test
    void noTextAndNoNumberIsInALogFromInfoUp() {
        assertThat(log.fromInfo())
                .hasSizeGreaterThan(20)
                .filteredOn(line -> line.contains(TEXT) || line.contains(NATIONAL) || line.contains(ADDRESS))
                .isEmpty();
    }

    @Test
    void noSecretNoTextAndNoNumberIsInAnException() {
        assertThat(FAILURES).hasSizeGreaterThan(31 * 15);
        assertThat(FAILURES).allSatisfy(failure -> assertThat(withAllBehind(failure))
                .filteredOn(each -> each.contains(CANARY)
                        || each.contains(TEXT)
                        || each.contains(NATIONAL)
                        || each.contains(ADDRESS))
                .isEmpty());
    }

    @Test
    void noSecretIsInTheNameOfAThread() {
        assertThat(THREADS).hasSizeGreaterThan(3).noneMatch(name -> name.contains(CANARY));
    }

    /** What an exception and all that caused it or is suppressed in it say. */
    private static List<String> withAllBehind(Throwable failure) {
        List<String> said = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(failure, seen, said);
        return said;
    }

    private static void collect(Throwable failure, Set<Throwable> seen, List<String> said) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        said.add(failure + " " + failure.getMessage() + " " + failure.getLocalizedMessage());
        if (failure instanceof FivecentException known) {
            said.add(known.getError() + " " + known.getErrorCode());
        }
        collect(failure.getCause(), seen, said);
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, seen, said);
        }
    }

    private static void call(String uri, Object body) {
        Exchange exchange = fivecent.context()
                .createFluentProducerTemplate()
                .withBody(body)
                .withHeader("endpoint", "fivecent:" + uri)
                .to("direct:any")
                .send();
        if (exchange.getException() != null) {
            FAILURES.add(exchange.getException());
        }
    }
}

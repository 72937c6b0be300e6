package io.github.camelfivecent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the service sees of routes in two Camel contexts that share a key, and of which only one states its limits. */
@Timeout(120)
class SharedLimitTest {

    private static final int PER_SECOND = 100;
    private static final int AT_A_TIME = 5;
    private static final int THREADS = 20;

    private final FivecentSandbox sandbox =
            FivecentSandbox.builder().credits(1_000_000).start();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Node> nodes = new ArrayList<>();
    private final List<ProducerTemplate> templates = new ArrayList<>();

    @BeforeEach
    void startRoutes() throws Exception {
        start(options -> {
            options.setMaxRequestsPerSecond((double) PER_SECOND);
            options.setMaxConcurrentRequests(AT_A_TIME);
        });
        start(options -> {});
        // At 100 a second, answers that take less keep the rate at its limit, and those that take more the number at a
        // time.
        sandbox.faults().on("sms.send").always().latency(Duration.ofMillis(20));
        sandbox.faults().on("email.send").always().latency(Duration.ofMillis(80));
    }

    private void start(Consumer<FivecentConfiguration> limits) throws Exception {
        Node node = new Node(options -> {
            options.setKeyId(sandbox.keyId());
            options.setKeySecret(sandbox.keySecret());
            options.setSmsBaseUrl(sandbox.smsBaseUrl());
            options.setEmailBaseUrl(sandbox.emailBaseUrl());
            limits.accept(options);
        });
        nodes.add(node);
        templates.add(node.context().createProducerTemplate());
        RouteBuilder.addRoutes(node.context(), routes -> {
            routes.from("direct:sms").to("fivecent:sms?sender=Shop&to=0412333555");
            routes.from("direct:email")
                    .to("fivecent:email?senderEmail=news@mail.example.com&subject=Hi&recipient=jane@example.com");
            routes.from("direct:balance").to("fivecent:account");
        });
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.forEach(Node::close);
        sandbox.stop();
    }

    @Test
    void isNeverMoreThanTheStrictestLimits() throws Exception {
        sendWithinLimits(300);
    }

    @Test
    @Tag("long")
    @Timeout(600)
    void isNeverMoreThanTheStrictestLimitsInFiveThousandSends() throws Exception {
        sendWithinLimits(5_000);
    }

    private void sendWithinLimits(int sends) throws Exception {
        join(send(sends));

        assertThat(sandbox.account().sentSms()).hasSize(sends / 2);
        assertThat(sandbox.account().emails()).hasSize(sends / 2);
        assertThat(sandbox.load().requests()).isEqualTo(sends);
        assertThat(sandbox.load().maxPerSecondSeen()).isBetween(2, PER_SECOND);
        assertThat(sandbox.load().maxConcurrentSeen()).isBetween(2, AT_A_TIME);
    }

    @Test
    void isASendBeforeARead() throws Exception {
        List<Future<?>> sending = send(400);
        List<Future<?>> reading = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            ProducerTemplate template = templates.get(i % 2);
            reading.add(threads.submit(() -> {
                while (!sending.stream().allMatch(Future::isDone)) {
                    template.requestBody("direct:balance", (Object) null);
                }
            }));
        }
        join(sending);
        join(reading);

        List<String> order =
                sandbox.requests().stream().map(RequestRecord::operation).toList();
        int lastSend = Math.max(order.lastIndexOf("sms.send"), order.lastIndexOf("email.send"));
        // One permit of ten, and some where all threads that send happen to be between two sends, which depends on the
        // machine; if none went before another there would be as many reads as sends.
        assertThat(order.subList(0, lastSend))
                .filteredOn("account.balance"::equals)
                .hasSizeBetween(10, 400 / 2);
    }

    @Test
    void isNothingFromAnybodyForAsLongAsItAskedOne() throws Exception {
        sandbox.faults().on("sms.send").skip(50).failBefore(Fault.throttled(Duration.ofSeconds(2)));

        join(send(200));

        List<RequestRecord> seen = sandbox.requests();
        List<Instant> refused = seen.stream()
                .filter(request -> request.status() == 429)
                .map(RequestRecord::at)
                .toList();
        assertThat(refused).hasSize(1);
        List<Instant> since = seen.stream()
                .map(RequestRecord::at)
                .filter(at -> !at.isBefore(refused.get(0)))
                .sorted()
                .toList();
        // All others that were under way when it was asked may come during the pause.
        Duration longest = IntStream.range(0, since.size() - AT_A_TIME)
                .mapToObj(i -> Duration.between(since.get(i), since.get(i + AT_A_TIME)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(longest).isGreaterThan(Duration.ofMillis(1_800));
        assertThat(sandbox.account().sentSms()).hasSize(100);
        assertThat(sandbox.account().emails()).hasSize(100);
    }

    /** Spread over threads, contexts and endpoints. */
    private List<Future<?>> send(int sends) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> sending = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            sending.add(threads.submit(() -> {
                for (int send = next.getAndIncrement(); send < sends; send = next.getAndIncrement()) {
                    String route = send % 2 == 0 ? "direct:sms" : "direct:email";
                    templates.get(send / 2 % 2).requestBody(route, "Message " + send);
                }
            }));
        }
        return sending;
    }

    private static void join(List<Future<?>> running) throws Exception {
        for (Future<?> each : running) {
            each.get();
        }
    }
}

package io.github.camelfivecent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
        // One permit of ten, and some where all threads that send happen to be between two sends.
        assertThat(order.subList(0, lastSend))
                .filteredOn("account.balance"::equals)
                .hasSizeBetween(10, 400 / 9 + 40);
    }

    @Test
    void isNothingFromAnybodyForAsLongAsItAskedOne() throws Exception {
        sandbox.faults().on("sms.send").skip(50).failBefore(Fault.throttled(Duration.ofSeconds(2)));

        join(send(200));

        List<RequestRecord> seen = sandbox.requests();
        List<Integer> statuses = seen.stream().map(RequestRecord::status).toList();
        Duration longest = Duration.ZERO;
        for (int i = statuses.indexOf(429) + 1; i < seen.size(); i++) {
            Duration gap = Duration.between(seen.get(i - 1).at(), seen.get(i).at());
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        assertThat(longest).isGreaterThan(Duration.ofMillis(1_800));
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(1);
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

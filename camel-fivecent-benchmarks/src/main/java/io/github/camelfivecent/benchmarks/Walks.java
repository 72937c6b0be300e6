package io.github.camelfivecent.benchmarks;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.http.ConnectionSettings;
import io.github.camelfivecent.http.Credentials;
import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.http.HttpClients;
import io.github.camelfivecent.http.Limits;
import io.github.camelfivecent.http.Service;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.poll.Pages;
import io.github.camelfivecent.poll.Progress;
import io.github.camelfivecent.poll.Walk;
import io.github.camelfivecent.resource.Listed;
import io.github.camelfivecent.resource.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.model.dataformat.JsonLibrary;

/** All ways to read a list of opt-outs that are measured against one another. */
final class Walks {

    private static final long OVERLAP = 60;

    private final Worker worker;
    private final int items;
    private final int repeats;
    private final String base;
    private final BareClient bare;
    private final CamelContext context;
    private final Pages<OptOut> pages;
    private int rounds;

    Walks(Worker worker) throws Exception {
        this.worker = worker;
        this.items = worker.number("items");
        this.repeats = worker.number("repeats");
        this.base = Target.ofThisJvm().url(false, "/n/" + items);
        this.bare = new BareClient(1, null);
        this.context = Contexts.of(base, 4, null);
        this.pages = pages();
    }

    void measure() throws Exception {
        context.addRoutes(handWritten());
        context.start();
        Rounds all = new Rounds()
                .with("bare", () -> times(() -> count(bare.readList(base + "/optouts"))))
                .with("walk", () -> times(this::walk));
        if (worker.is("routes")) {
            all.with("consumer", this::consumer)
                    .with("exchanges", this::exchanges)
                    .with(
                            "loop",
                            () -> times(() -> context.createProducerTemplate().sendBody("direct:list", "")));
        }
        all.run(worker.number("warmups"), worker.number("turns"));
        double read = 2.0 * items * repeats;
        worker.against(all, "walk", "bare");
        worker.put("bytes walk", all.each("walk", cost -> cost.bytes() / read));
        worker.put("bytes bare", all.each("bare", cost -> cost.bytes() / read));
        if (worker.is("routes")) {
            worker.against(all, "consumer", "loop");
            worker.against(all, "consumer", "bare");
            worker.put("bytes consumer", all.each("consumer", cost -> cost.bytes() / read));
            worker.put("bytes exchanges", all.each("exchanges", cost -> cost.bytes() / read));
            worker.put("bytes loop", all.each("loop", cost -> cost.bytes() / read));
            worker.put(
                    "bytes consumer without exchanges",
                    all.each("consumer", "exchanges", (one, other) -> (one.bytes() - other.bytes()) / read));
            worker.put("cpu exchanges/bare", all.ratios("exchanges", "bare", Cost::cpu));
        }
    }

    @FunctionalInterface
    private interface Task {
        void run() throws Exception;
    }

    private Runnable times(Task task) throws Exception {
        for (int i = 0; i < repeats; i++) {
            task.run();
        }
        return () -> {};
    }

    private void count(int read) {
        if (read != items) {
            throw new IllegalStateException("read " + read + " of " + items + " items");
        }
    }

    /** The walk of the component's consumers, with their bookkeeping, but nothing is given to a route. */
    private void walk() {
        Progress progress = new Progress(Cursor.start(Kind.ITEMS, Instant.now()), OVERLAP);
        Walk<OptOut> walk = new Walk<>(pages, progress.floor(), OVERLAP, progress::isNew);
        progress.walkBegun();
        int read = 0;
        while (!walk.isDone()) {
            for (OptOut item : progress.newOf(walk.page(), OptOut::id)) {
                progress.begun(item.id());
                progress.done(item.id());
                read++;
            }
            walk.pageDone();
        }
        progress.cursor(Instant.now());
        count(read);
    }

    @SuppressWarnings("unchecked")
    private Pages<OptOut> pages() {
        HttpClients clients = new HttpClients(context);
        clients.start();
        FivecentClient client = new FivecentClient(
                clients.transport(
                        new ConnectionSettings(
                                context.getComponent("http", HttpComponent.class),
                                Map.of(Service.SMS, base, Service.EMAIL, base),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30),
                                null,
                                false,
                                null,
                                null,
                                null,
                                null,
                                4,
                                null),
                        new Credentials(BareClient.KEY_ID, BareClient.KEY_SECRET)),
                BareClient.KEY_ID,
                Limits.NONE,
                0,
                Duration.ZERO,
                Duration.ZERO);
        return ((Listed<OptOut>) Resource.named("optouts").listed()).pages(() -> client, () -> true);
    }

    /** A route with the component's consumer, which reads the whole list anew. */
    private Runnable consumer() throws Exception {
        CountDownLatch last = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        String route = "round-" + rounds++;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("fivecent:optouts?initialDelay=0&delay=3600000&cursorName=" + route)
                        .routeId(route)
                        .process(exchange -> {
                            if (seen.incrementAndGet() == items) {
                                last.countDown();
                            }
                        });
            }
        });
        last.await();
        return () -> remove(route);
    }

    private void remove(String route) {
        try {
            context.getRouteController().stopRoute(route);
            context.removeRoute(route);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As many exchanges as the consumer makes, with as much in them, to an equal route, and nothing else. */
    private Runnable exchanges() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        OptOut item = new OptOut("6915714000000000000000aa", "61491570006", Instant.EPOCH);
        Map<String, Object> headers = Map.of(
                "CamelFivecentMessageId",
                item.id(),
                "CamelFivecentTimestamp",
                item.timestamp(),
                Exchange.MESSAGE_TIMESTAMP,
                0L,
                "CamelFivecentFrom",
                item.number(),
                "CamelFivecentNumber",
                item.number());
        Processor processor = exchange -> seen.incrementAndGet();
        Loop loop = new Loop(context, items * repeats, item, headers);
        String route = "round-" + rounds++;
        context.addComponent(route, loop);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(route + ":all").routeId(route).process(processor);
            }
        });
        loop.await();
        if (seen.get() != items * repeats) {
            throw new IllegalStateException("gave " + seen + " exchanges");
        }
        return () -> {
            remove(route);
            context.removeComponent(route);
        };
    }

    /** The list as a route reads it that does without the component: newest first, a page at a time. */
    private RouteBuilder handWritten() {
        AtomicInteger seen = new AtomicInteger();
        return new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:list")
                    .setProperty("query", constant(""))
                    .loopDoWhile(exchangeProperty("query").isNotNull())
                        .setBody(exchange -> new BareClient.Key(BareClient.KEY_ID, BareClient.KEY_SECRET))
                        .marshal().json(JsonLibrary.Jackson)
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .setHeader(Exchange.HTTP_QUERY, exchangeProperty("query"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .to(base + "/optouts?getWithBody=true")
                        .unmarshal().json(JsonLibrary.Jackson, BareClient.NumberPage.class)
                        .process(Walks::turnOver)
                        .split(body())
                            .process(exchange -> seen.incrementAndGet())
                        .end()
                    .end();
                // spotless:on
            }
        };
    }

    private static void turnOver(Exchange exchange) {
        BareClient.NumberPage page = exchange.getMessage().getBody(BareClient.NumberPage.class);
        String next = page.nextPage();
        exchange.setProperty("query", next == null ? null : next.substring(next.indexOf('?') + 1));
        exchange.getMessage().setBody(page.numbers());
    }
}

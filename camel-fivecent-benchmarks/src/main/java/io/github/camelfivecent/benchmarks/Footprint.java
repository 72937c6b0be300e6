package io.github.camelfivecent.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/** What the component holds and what it needs to begin, rather than what it does. */
final class Footprint {

    private static final int LOOKS = 10;
    private static final int POLLS = 100;

    private final Worker worker;

    Footprint(Worker worker) {
        this.worker = worker;
    }

    /** What of the heap is in use in the middle of a walk, for a short list and for a long one. */
    void memory() throws Exception {
        int few = worker.number("few");
        int many = worker.number("many");
        List<Double> growth = new ArrayList<>();
        List<Double> live = new ArrayList<>();
        liveWhileWalking(few);
        for (int i = 0; i < worker.number("turns"); i++) {
            double shortList = liveWhileWalking(few);
            double longList = liveWhileWalking(many);
            growth.add(longList / shortList);
            live.add(longList / (1 << 20));
        }
        worker.put("live long/short", growth);
        worker.put("megabytes", live);
    }

    private static double liveWhileWalking(int items) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        CountDownLatch last = new CountDownLatch(1);
        List<Double> used = new ArrayList<>();
        CamelContext context = Contexts.of(Target.ofThisJvm().url(false, "/n/" + items), 4, null);
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("fivecent:optouts?initialDelay=0&delay=3600000").process(exchange -> {
                        int now = seen.incrementAndGet();
                        if (now % (items / LOOKS) == items / LOOKS / 2) {
                            used.add(used());
                        }
                        if (now == items) {
                            last.countDown();
                        }
                    });
                }
            });
            context.start();
            last.await();
        } finally {
            context.stop();
        }
        // What is done since the cursor was saved last is held too, which is another second's each time.
        return used.stream().min(Double::compare).orElseThrow();
    }

    private static double used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Polls that find nothing new, of a short list and of a long one. */
    void idle() throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> requests = new ArrayList<>();
        idle(worker.number("few"));
        for (int i = 0; i < worker.number("turns"); i++) {
            double[] shortList = idle(worker.number("few"));
            double[] longList = idle(worker.number("many"));
            ratios.add(longList[0] / shortList[0]);
            requests.add(longList[1]);
        }
        worker.put("bytes long/short", ratios);
        worker.put("requests", requests);
    }

    private static double[] idle(int items) throws Exception {
        Polls polls = new Polls();
        CamelContext context = Contexts.of(Target.ofThisJvm().url(false, "/n/" + items), 4, null);
        try {
            context.getRegistry().bind("polls", polls);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("fivecent:optouts?initialPosition=latest&initialDelay=0&delay=1&pollStrategy=#polls")
                            .process(exchange -> {
                                throw new IllegalStateException("there was something to find");
                            });
                }
            });
            context.start();
            polls.done.await();
            if (polls.failure.get() != null) {
                throw polls.failure.get();
            }
        } finally {
            context.stop();
        }
        return new double[] {polls.cost.bytes() / POLLS, (double) polls.requests / POLLS};
    }

    private static final class Polls implements PollingConsumerPollStrategy {

        private final CountDownLatch done = new CountDownLatch(1);
        private final AtomicReference<Exception> failure = new AtomicReference<>();
        private int polls;
        private Meter meter;
        private Cost cost;
        private long requests;

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            polls++;
            try {
                if (polls == POLLS) {
                    requests = -Target.ofThisJvm().requests();
                    meter = new Meter();
                } else if (polls == 2 * POLLS) {
                    cost = meter.end();
                    requests += Target.ofThisJvm().requests();
                    done.countDown();
                }
            } catch (Exception e) {
                failure.set(e);
                done.countDown();
            }
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            failure.set(cause);
            done.countDown();
            return false;
        }
    }

    /** The first start of a context in a JVM, with the component or without it. */
    void start() throws Exception {
        boolean with = worker.is("component");
        long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        CamelContext context = new DefaultCamelContext();
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    if (with) {
                        from("direct:in").to("fivecent:sms?sender=MyShop&keyId=a&keySecret=b");
                    } else {
                        from("direct:in").setBody(constant("done"));
                    }
                }
            });
            context.start();
            worker.put(
                    "cpu", List.of((double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun)));
            worker.put("classes", List.of((double)
                    (ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - classes)));
        } finally {
            context.stop();
        }
    }
}

package io.github.camelfivecent.benchmarks;

import io.github.camelfivecent.model.OptOut;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.SynchronizationAdapter;

/** A component whose consumer gives the same item again and again: what exchanges cost by themselves. */
final class Loop extends DefaultComponent {

    private final int times;
    private final OptOut item;
    private final Map<String, Object> headers;
    private final CountDownLatch done = new CountDownLatch(1);

    Loop(CamelContext context, int times, OptOut item, Map<String, Object> headers) {
        super(context);
        this.times = times;
        this.item = item;
        this.headers = headers;
    }

    void await() throws InterruptedException {
        done.await();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                return new Giver(this, processor);
            }
        };
    }

    private final class Giver extends DefaultConsumer {

        Giver(Endpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            new Thread(this::giveAll).start();
        }

        private void giveAll() {
            for (int i = 0; i < times; i++) {
                Exchange exchange = createExchange(true);
                exchange.getMessage().setBody(item);
                exchange.getMessage().setHeaders(new HashMap<>(headers));
                exchange.setProperty(Exchange.BATCH_INDEX, i);
                exchange.setProperty(Exchange.BATCH_SIZE, times);
                exchange.setProperty(Exchange.BATCH_COMPLETE, i == times - 1);
                exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter());
                try {
                    getProcessor().process(exchange);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            done.countDown();
        }
    }
}

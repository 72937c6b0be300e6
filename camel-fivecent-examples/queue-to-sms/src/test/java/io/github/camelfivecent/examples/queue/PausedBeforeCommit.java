package io.github.camelfivecent.examples.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;

/** The application, which waits after an SMS and before the commit until its standard input is closed. */
public final class PausedBeforeCommit extends EventNotifierSupport {

    private PausedBeforeCommit() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main(QueueToSms.class);
        main.bind("pause", new PausedBeforeCommit());
        main.run(args);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent
                && sent.getEndpoint().getEndpointUri().startsWith("fivecent:")) {
            System.out.println("sent");
            try {
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

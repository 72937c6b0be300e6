package io.github.camelfivecent.quarkus.it;

import io.github.camelfivecent.model.InboundMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Handler;

/** What came in. */
@ApplicationScoped
public class Inbox {

    private final List<InboundMessage> messages = new CopyOnWriteArrayList<>();

    @Handler
    public void add(InboundMessage message) {
        messages.add(message);
    }

    public List<InboundMessage> messages() {
        return messages;
    }
}

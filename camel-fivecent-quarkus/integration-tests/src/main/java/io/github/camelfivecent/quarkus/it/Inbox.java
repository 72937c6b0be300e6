package io.github.camelfivecent.quarkus.it;

import io.github.camelfivecent.model.InboundMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.apache.camel.Header;

/** What came in. */
@ApplicationScoped
public class Inbox {

    private final List<InboundMessage> messages = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Handler
    public void add(InboundMessage message) {
        messages.add(message);
    }

    public List<InboundMessage> messages() {
        return messages;
    }

    /** The type of a CloudEvent and its data. */
    public void addEvent(@Header("CamelCloudEventType") String type, @Body String data) {
        events.add(type + " " + data);
    }

    public List<String> events() {
        return events;
    }
}

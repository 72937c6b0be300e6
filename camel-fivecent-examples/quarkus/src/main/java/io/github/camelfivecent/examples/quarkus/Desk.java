package io.github.camelfivecent.examples.quarkus;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.camel.Handler;

/** Knows what to say. */
@ApplicationScoped
@RegisterForReflection
public class Desk {

    /** A reply to a received message, both as the service names their fields. */
    @Handler
    public Map<String, Object> reply(Map<String, Object> received) {
        String text = String.valueOf(received.get("message"));
        String answer = text.toLowerCase().contains("open")
                ? "We are open from 7 am to 4 pm."
                : "Thank you, we have your message and will call you.";
        return Map.of("to", received.get("from"), "message", answer);
    }
}

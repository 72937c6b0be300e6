package io.github.camelfivecent.examples.quarkus;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Handler;

/** Knows what to say. */
@ApplicationScoped
@RegisterForReflection
public class Desk {

    private static final Set<String> OPT_OUTS =
            Set.of("stop", "stopall", "unsubscribe", "optout", "opt out", "opt-out", "cancel", "end", "quit");

    /** A reply to a received message, both as the service names their fields; null to one that opts out or comes from nobody. */
    @Handler
    public Map<String, Object> reply(Map<String, Object> received) {
        Object from = received.get("from");
        String text = String.valueOf(received.get("message")).strip().toLowerCase(Locale.ROOT);
        if (from == null || OPT_OUTS.contains(text)) {
            return null;
        }
        String answer = text.contains("open")
                ? "We are open from 7 am to 4 pm."
                : "Thank you, we have your message and will call you.";
        return Map.of("to", from, "message", answer);
    }
}

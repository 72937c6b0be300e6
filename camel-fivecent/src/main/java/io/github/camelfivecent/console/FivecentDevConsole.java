package io.github.camelfivecent.console;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentEndpoint;
import io.github.camelfivecent.Watch;
import io.github.camelfivecent.ledger.SendRepository;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Shows what the component does: endpoints, accounts, cursors, ledgers, the last failures. */
@DevConsole(name = "fivecent", displayName = "5c SMS and Dingo Mail", description = "Accounts, cursors and failures")
public final class FivecentDevConsole extends AbstractDevConsole {

    public FivecentDevConsole() {
        super("camel", "fivecent", "5c SMS and Dingo Mail", "Accounts, cursors and failures");
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        JsonArray components = components().stream().map(this::describe).collect(array());
        root.put("components", components);
        return root;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (FivecentComponent component : components()) {
            describe(component).forEach((name, value) -> {
                if (value instanceof JsonArray many) {
                    text.append(String.format("%n%s:%n", name));
                    many.forEach(each -> text.append("    ").append(line(each)).append(System.lineSeparator()));
                } else {
                    text.append(String.format("%s: %s%n", name, line(value)));
                }
            });
        }
        return text.toString();
    }

    private static String line(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("")
                : String.valueOf(value);
    }

    private List<FivecentComponent> components() {
        return getCamelContext().getComponentNames().stream()
                .map(name -> getCamelContext().hasComponent(name))
                .filter(FivecentComponent.class::isInstance)
                .map(FivecentComponent.class::cast)
                .toList();
    }

    private JsonObject describe(FivecentComponent component) {
        JsonObject json = new JsonObject();
        json.put("activity", new JsonObject(Watch.activity(component)));
        json.put(
                "accounts",
                Watch.accounts(component).stream().map(JsonObject::new).collect(array()));
        json.put(
                "endpoints",
                Watch.endpoints(component).stream()
                        .map(FivecentDevConsole::describe)
                        .collect(array()));
        json.put(
                "consumers",
                Watch.consumers(component).stream().map(JsonObject::new).collect(array()));
        json.put(
                "ledgers",
                Watch.ledgers(component).stream()
                        .map(FivecentDevConsole::describe)
                        .collect(array()));
        json.put(
                "failures",
                Watch.failures(component).stream().map(JsonObject::new).collect(array()));
        return json;
    }

    /** Its URI may have numbers in it, and is on the console of endpoints anyway. */
    private static JsonObject describe(FivecentEndpoint endpoint) {
        JsonObject json = new JsonObject();
        json.put("resource", endpoint.getResource());
        json.put("operation", endpoint.getConfiguration().getOperation());
        json.put("url", endpoint.getServiceUrl());
        json.put("status", endpoint.getStatus().name());
        return json;
    }

    private static JsonObject describe(SendRepository ledger) {
        JsonObject json = new JsonObject();
        json.put("type", ledger.getClass().getSimpleName());
        try {
            json.put("entries", ledger.size());
        } catch (RuntimeException e) {
            // What cannot be reached must not hide the rest.
            json.put("entries", "not known: " + e.getClass().getSimpleName());
        }
        return json;
    }

    private static Collector<Object, JsonArray, JsonArray> array() {
        return Collector.of(JsonArray::new, JsonArray::add, (one, other) -> {
            one.addAll(other);
            return one;
        });
    }
}

package io.github.camelfivecent.console;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentEndpoint;
import io.github.camelfivecent.Watch;
import io.github.camelfivecent.ledger.SendRepository;
import java.util.Map;
import java.util.TreeMap;
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
        JsonArray components = new JsonArray();
        components().forEach((name, component) -> components.add(describe(name, component)));
        root.put("components", components);
        return root;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        components().forEach((scheme, component) -> describe(scheme, component).forEach((name, value) -> {
            if (value instanceof JsonArray many) {
                text.append(String.format("%n%s:%n", name));
                many.forEach(each -> text.append("    ").append(line(each)).append(System.lineSeparator()));
            } else {
                text.append(String.format("%s: %s%n", name, line(value)));
            }
        }));
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

    /** By their names, which are the schemes of their endpoints: with several accounts there is a component for each. */
    private Map<String, FivecentComponent> components() {
        Map<String, FivecentComponent> components = new TreeMap<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof FivecentComponent component) {
                components.put(name, component);
            }
        }
        return components;
    }

    private static JsonObject describe(String name, FivecentComponent component) {
        JsonObject json = new JsonObject();
        json.put("component", name);
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

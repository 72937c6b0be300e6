package io.github.camelfivecent.kamelet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.operation.NumberSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.ObjectHelper;
import org.apache.camel.util.TimeUtils;

/**
 * Keeps the numbers that have opted out, for the Kamelet {@code fivecent-optout-check-action}, which reads them whenever they
 * are too old. Safe for threads; some that find the list too old at the same time may each read it.
 */
public final class OptOutCheck {

    /** The header that tells whether a recipient has opted out. */
    public static final String OPTED_OUT = "fivecent-opted-out";

    /** The variable that the list is given in. */
    static final String LIST = "fivecentOptOuts";

    private static final ObjectMapper JSON = new ObjectMapper();

    private String to = "";
    private Duration refresh = Duration.ofMinutes(10);
    private volatile Known known = new Known(new NumberSet(), Instant.MIN);

    private record Known(NumberSet numbers, Instant asOf) {}

    /** Whether the list has to be read before the next check. */
    public boolean isOld() {
        return known.asOf.isBefore(Instant.now().minus(refresh));
    }

    /**
     * Takes the list.
     *
     * @param exchange has an iterator over all opt-outs in its variable {@code fivecentOptOuts}
     */
    public void load(Exchange exchange) {
        Instant asOf = Instant.now();
        NumberSet numbers = new NumberSet(known.numbers.size());
        Iterator<?> all = exchange.getVariable(LIST, Iterator.class);
        all.forEachRemaining(optOut -> numbers.addAll(List.of(((OptOut) optOut).number())));
        known = new Known(numbers, asOf);
    }

    /**
     * Sets the header {@code fivecent-opted-out}.
     *
     * @param exchange names the recipients in the header {@code to} or {@code ce-to} or in the field {@code to} of its JSON;
     *     otherwise they are those of the Kamelet
     * @throws IllegalArgumentException if there is no recipient
     */
    public void mark(Exchange exchange) {
        Message message = exchange.getMessage();
        NumberSet numbers = known.numbers;
        List<String> recipients = recipients(message);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no recipient to check: neither a header to or ce-to, nor a field to of a JSON body, nor the"
                            + " property to of fivecent-optout-check-action");
        }
        message.setHeader(OPTED_OUT, recipients.stream().anyMatch(numbers::contains));
    }

    private List<String> recipients(Message message) {
        return Stream.of(message.getHeader("to"), message.getHeader("ce-to"), ofJson(message), to)
                .map(OptOutCheck::numbers)
                .filter(numbers -> !numbers.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Object ofJson(Message message) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        if (message.getBody() instanceof Map<?, ?> fields) {
            return fields.get("to");
        }
        if (!type.startsWith("application/json")) {
            return null;
        }
        try {
            return JSON.readValue(message.getBody(byte[].class), Map.class).get("to");
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is no JSON object, but its Content-Type says so", e);
        } finally {
            MessageHelper.resetStreamCache(message);
        }
    }

    private static List<String> numbers(Object value) {
        List<String> numbers = new ArrayList<>();
        ObjectHelper.createIterable(value)
                .forEach(number -> numbers.add(number.toString().strip()));
        numbers.removeIf(String::isEmpty);
        return numbers;
    }

    public String getTo() {
        return to;
    }

    /** The recipients where the message does not name them, separated by commas. */
    public void setTo(String to) {
        this.to = to;
    }

    public String getRefresh() {
        return refresh.toString();
    }

    /** How old the list may be: milliseconds, or text such as 10m. */
    public void setRefresh(String refresh) {
        this.refresh = Duration.ofMillis(TimeUtils.toMilliSeconds(refresh));
    }
}

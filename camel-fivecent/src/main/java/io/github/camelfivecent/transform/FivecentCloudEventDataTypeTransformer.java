package io.github.camelfivecent.transform;

import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.poll.ItemProperties;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes a CloudEvent 1.0 of a consumed item: its attributes are set as Camel's headers for them, from which Camel's own
 * data types and components make those of HTTP, Kafka or JSON; its data is the item as JSON.
 */
@DataTypeTransformer(
        name = "fivecent:application-cloudevents",
        description = "Makes a CloudEvent of an item: sets the CloudEvent headers, and the body to its JSON")
public final class FivecentCloudEventDataTypeTransformer extends Transformer {

    /** What the types of all events begin with. */
    static final String TYPE_PREFIX = "io.github.camelfivecent.event.";

    /** Where the schemas of the data have their names from; there are copies in the jar. */
    static final String SCHEMAS = "https://camelfivecent.github.io/schema/1/";

    // Those of org.apache.camel.cloudevents.CloudEvent, which is in a module that the component does without.
    static final String ID = "CamelCloudEventID";
    static final String SOURCE = "CamelCloudEventSource";
    static final String VERSION = "CamelCloudEventVersion";
    static final String TYPE = "CamelCloudEventType";
    static final String SUBJECT = "CamelCloudEventSubject";
    static final String TIME = "CamelCloudEventTime";
    static final String DATA_CONTENT_TYPE = "CamelCloudEventDataContentType";
    static final String SCHEMA_URL = "CamelCloudEventSchemaURL";

    @Override
    public void transform(Message message, DataType from, DataType to) {
        if (isEvent(message)) {
            return;
        }
        Exchange exchange = message.getExchange();
        FivecentRecord item = JsonBody.item(message, to);
        Event event = Event.of(item, follows(exchange));
        if (event == null) {
            throw new IllegalArgumentException(
                    "data type " + to + " takes what consumers of fivecent give, given a " + JsonBody.nameOf(item));
        }
        message.setHeader(VERSION, "1.0");
        message.setHeader(TYPE, TYPE_PREFIX + event.type());
        message.setHeader(ID, id(event, exchange));
        message.setHeader(TIME, time(event, exchange).toString());
        message.setHeader(DATA_CONTENT_TYPE, JsonBody.CONTENT_TYPE);
        message.setHeader(SCHEMA_URL, SCHEMAS + JsonBody.nameOf(item) + ".json");
        if (message.getHeader(SOURCE) == null) {
            message.setHeader(SOURCE, "fivecent:" + event.resource());
        }
        if (event.subject() == null) {
            message.removeHeader(SUBJECT);
        } else {
            message.setHeader(SUBJECT, event.subject());
        }
        JsonBody.set(message, item);
    }

    /** Whether it was made one before, as the Kamelets do, and is now asked for again. */
    private static boolean isEvent(Message message) {
        return message.getBody() instanceof String
                && message.getHeader(TYPE) instanceof String type
                && type.startsWith(TYPE_PREFIX);
    }

    private static boolean follows(Exchange exchange) {
        return "status".equals(exchange.getProperty(ItemProperties.FOLLOW));
    }

    private static String id(Event event, Exchange exchange) {
        return event.id() == null
                ? exchange.getProperty(ItemProperties.KEY, exchange.getExchangeId(), String.class)
                : event.id();
    }

    private static Instant time(Event event, Exchange exchange) {
        return event.time() == null ? Instant.ofEpochMilli(exchange.getClock().getCreated()) : event.time();
    }
}

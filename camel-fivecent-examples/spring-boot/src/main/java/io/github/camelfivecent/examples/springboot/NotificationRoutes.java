package io.github.camelfivecent.examples.springboot;

import static io.github.camelfivecent.FivecentConstants.MESSAGE_ID;

import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestBindingMode;
import org.springframework.stereotype.Component;

/** REST in, SMS out, and a row for each that follows its delivery. */
@Component
public class NotificationRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        // It may have been sent: the same PUT finds out, and sends only if it was not.
        onException(FivecentOutcomeUnknownException.class)
            .handled(true)
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(504))
            .setBody(exceptionMessage());
        // It cannot be sent as it is. Its key is free, so that it may be corrected and put again.
        onException(FivecentRequestException.class)
            .handled(true)
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(422))
            .setBody(exceptionMessage());
        // Nothing was sent, and the caller is not to blame: the same PUT may do better later.
        onException(FivecentException.class)
            .handled(true)
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(503))
            .setBody(exceptionMessage());

        restConfiguration().component("platform-http").bindingMode(RestBindingMode.off);

        rest("/notifications")
            .put("/{key}").to("direct:notify")
            .get("/{key}").to("direct:status");

        // PUT, because it may be repeated: the key stands for one SMS.
        from("direct:notify").routeId("notify")
            .unmarshal().json(Notification.class)
            .setHeader("CamelFivecentTo", simple("${body.mobile}"))
            .setBody(simple("${body.text}"))
            .to("fivecent:sms?idempotencyKey=${header.key}")
            .to("sql:INSERT INTO notifications (message_id, key) VALUES (:#" + MESSAGE_ID + ", :#key)"
                + " ON CONFLICT (message_id) DO UPDATE SET key = excluded.key")
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(202))
            .setBody(simple("{\"id\":\"${header.CamelFivecentMessageId}\"}"));

        // The receipt may be here before the row.
        from("webhook:fivecent:sms?webhookComponentName=platform-http&webhookPath=/webhooks/sms"
                + "&webhookAutoRegister=false&idempotentRepository=#bean:receipts&dropOlderStatus=true")
            .routeId("receipts")
            .to("sql:INSERT INTO notifications (message_id, status, changed)"
                + " VALUES (:#" + MESSAGE_ID + ", :#${body.state.name}, now())"
                + " ON CONFLICT (message_id) DO UPDATE SET status = excluded.status, changed = excluded.changed");

        from("direct:status").routeId("status")
            .to("sql:SELECT message_id, status, changed::text FROM notifications WHERE key = :#key"
                + "?outputType=SelectOne")
            .choice()
                .when(body().isNull())
                    .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(404))
                .otherwise()
                    .marshal().json();
        // spotless:on
    }
}

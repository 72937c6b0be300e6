package io.github.camelfivecent.examples.quarkus;

import static io.github.camelfivecent.FivecentConstants.IDEMPOTENCY_KEY;
import static io.github.camelfivecent.FivecentConstants.MESSAGE_ID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;

/** Received SMS go to Kafka, and a reply to each comes back from it. */
public class DeskRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        // Each at least once: the cursor moves on when Kafka has acknowledged the record.
        from("fivecent:inbox?delay={{desk.delay}}").routeId("received")
            .setHeader(KafkaConstants.KEY, header(MESSAGE_ID))
            .to("kafka:sms-received");

        // Could be any other application: it reads one topic and writes another.
        from("kafka:sms-received?groupId=desk&autoOffsetReset=earliest&breakOnFirstError=true").routeId("desk")
            .unmarshal().json()
            .bean(Desk.class)
            .filter(body().isNotNull())
            .marshal().json()
            .to("kafka:sms-replies");

        // Each once: the key of the record is that of the message replied to, and stands for one SMS.
        from("kafka:sms-replies?groupId=sender&autoOffsetReset=earliest&breakOnFirstError=true").routeId("replies")
            // To read it again would not help, and would hold up all others: a person has to look.
            .onException(FivecentRequestException.class, FivecentOutcomeUnknownException.class,
                    JsonProcessingException.class)
                .handled(true)
                .log(LoggingLevel.ERROR, "No reply to ${header.CamelFivecentIdempotencyKey}, or none that is known:"
                    + " ${exception.message}")
            .end()
            // After any other failure nothing was sent, and the record is read again until the service is back.
            .setHeader(IDEMPOTENCY_KEY, header(KafkaConstants.KEY))
            .unmarshal().json()
            .to("fivecent:sms");
        // spotless:on
    }
}

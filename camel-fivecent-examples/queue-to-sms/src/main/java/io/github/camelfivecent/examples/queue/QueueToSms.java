package io.github.camelfivecent.examples.queue;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Each message of a queue leaves as one SMS: its body is the text, its property {@code to} the number. */
public class QueueToSms extends RouteBuilder {

    public static void main(String[] args) throws Exception {
        new Main(QueueToSms.class).run(args);
    }

    @Override
    public void configure() {
        // spotless:off
        // What is rolled back comes again, and its message says enough each time.
        errorHandler(defaultErrorHandler().logStackTrace(false).logExhaustedMessageHistory(false));

        // It was not sent, and trying again would not help.
        onException(FivecentRequestException.class).handled(true).useOriginalMessage()
            .setHeader("reason", exceptionMessage())
            .to("jms:queue:sms.refused");

        // It may have been sent, and the list of what was sent could not tell: a person has to look.
        onException(FivecentOutcomeUnknownException.class).handled(true).useOriginalMessage()
            .setHeader("reason", exceptionMessage())
            .to("jms:queue:sms.unknown");

        // Any other failure means that nothing was sent: it is rolled back, and the broker gives the message again.

        // The property "key" stands for one SMS, such as the number of the order that it is about. It is the same
        // when the broker gives the message again, and when the producer sends it again.
        from("jms:queue:sms?concurrentConsumers=5").routeId("queue-to-sms")
            .setHeader(FivecentConstants.TO, header("to"))
            .to("fivecent:sms?idempotencyKey=${header.key}");
        // spotless:on
    }
}
